/// One start or end tag as it stands in the source.
struct HTMLTag {
    let name: String
    let isEnd: Bool
    let isSelfClosing: Bool
    /// Attribute values by lower-case name.
    let attributes: [String: String]
    let start: Int
    /// The offset after `>`.
    let end: Int

    /// Reads the tag that starts with `<` at `index`; nil where no tag stands there.
    init?(_ codes: [CodePoint], at index: Int) {
        var position = index + 1
        var isEnd = false
        if position < codes.count, codes[position] == 0x2F {
            isEnd = true
            position += 1
        }
        let nameStart = position
        while position < codes.count, codes[position].isASCIILetter || codes[position].isDigit { position += 1 }
        guard position > nameStart, codes[nameStart].isASCIILetter else { return nil }
        name = codes.text(nameStart..<position).lowercased()
        self.isEnd = isEnd
        var scanner = AttributeScanner(codes: codes, position: position)
        attributes = scanner.run()
        guard let end = scanner.end else { return nil }
        isSelfClosing = scanner.isSelfClosing
        start = index
        self.end = end
    }
}

/// Reads attributes up to the closing `>`.
private struct AttributeScanner {
    let codes: [CodePoint]
    var position: Int
    var end: Int?
    var isSelfClosing = false

    mutating func run() -> [String: String] {
        var attributes: [String: String] = [:]
        while position < codes.count {
            let code = codes[position]
            if code == 0x3E {
                end = position + 1
                return attributes
            }
            if code == 0x3C { return attributes }
            if code == 0x2F { isSelfClosing = true }
            if code.isSpaceLike || code == 0x2F {
                position += 1
                continue
            }
            let name = word(until: [0x3D, 0x3E, 0x2F]).lowercased()
            skipBlanks()
            var value = ""
            if position < codes.count, codes[position] == 0x3D {
                position += 1
                skipBlanks()
                value = readValue()
            }
            if name.isEmpty { position += 1 } else { attributes[name] = attributes[name] ?? value }
            isSelfClosing = false
        }
        return attributes
    }

    private mutating func skipBlanks() {
        while position < codes.count, codes[position].isSpaceLike { position += 1 }
    }

    private mutating func word(until stops: Set<CodePoint>) -> String {
        let start = position
        while position < codes.count, !codes[position].isSpaceLike, !stops.contains(codes[position]) { position += 1 }
        return codes.text(start..<position)
    }

    private mutating func readValue() -> String {
        guard position < codes.count, codes[position] == 0x22 || codes[position] == 0x27 else { return word(until: [0x3E]) }
        let quote = codes[position]
        let start = position + 1
        position = start
        while position < codes.count, codes[position] != quote { position += 1 }
        let value = codes.text(start..<position)
        position = min(position + 1, codes.count)
        return value
    }
}
