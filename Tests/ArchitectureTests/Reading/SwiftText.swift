/// Swift source with its comments and the insides of its strings blanked out, line for line, so that words can be looked for.
struct SwiftText {
    /// The code, with the same line breaks as the source.
    let code: String

    init(_ source: String) {
        var blanker = Blanker(bytes: Array(source.utf8))
        code = String(decoding: blanker.run(), as: UTF8.self)
    }

    /// A function, initialiser or other member with a body.
    struct Function: Equatable {
        /// From 1.
        var line: Int
        var lines: Int
    }

    /// Functions and initialisers with their lengths in lines, signature included.
    var functions: [Function] {
        var found: [Function] = []
        let bytes = Array(code.utf8)
        var line = 1
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x0A { line += 1 }
            if Self.startsFunction(bytes, at: index), let lines = Self.body(bytes, from: index) {
                found.append(Function(line: line, lines: lines))
            }
            index += 1
        }
        return found
    }

    private static let words = ["func", "init", "deinit", "subscript"].map { Array($0.utf8) }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte == 0x5F || byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func startsFunction(_ bytes: [UInt8], at index: Int) -> Bool {
        // A call such as `self.init(` or `.init(` is no declaration.
        guard index == 0 || !isWord(bytes[index - 1]) && bytes[index - 1] != 0x2E && bytes[index - 1] != 0x60 else { return false }
        return words.contains { word in
            let end = index + word.count
            return end < bytes.count && bytes[index..<end].elementsEqual(word) && !isWord(bytes[end]) && bytes[end] != 0x60
        }
    }

    /// Lines from `start` to the end of the body; nil for a declaration without one.
    private static func body(_ bytes: [UInt8], from start: Int) -> Int? {
        var lines = 1
        var round = 0
        var curly = 0
        for index in start..<bytes.count {
            switch bytes[index] {
            case 0x0A:
                lines += 1
                if curly == 0, round == 0, !continues(bytes, after: index) { return nil }
            case 0x28, 0x5B: round += 1
            case 0x29, 0x5D: round -= 1
            case 0x7B where round == 0: curly += 1
            case 0x7D where round == 0:
                curly -= 1
                if curly == 0 { return lines }
                if curly < 0 { return nil }
            default: break
            }
        }
        return nil
    }

    /// Whether the next line goes on with a signature.
    private static func continues(_ bytes: [UInt8], after newline: Int) -> Bool {
        let rest = bytes[(newline + 1)...].drop { $0 == 0x20 || $0 == 0x0A }
        return ["{", ")", "->", "throws", "async", "where", "rethrows"].contains { rest.starts(with: $0.utf8) }
    }
}

/// Walks over source and blanks comments and strings.
private struct Blanker {
    let bytes: [UInt8]
    var out: [UInt8]
    var index = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
        out = bytes
    }

    mutating func run() -> [UInt8] {
        code(until: nil)
        return out
    }

    private func at(_ offset: Int, _ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index + offset + length <= bytes.count else { return false }
        return "\(text)".utf8.elementsEqual(bytes[(index + offset)..<(index + offset + length)])
    }

    private mutating func blank(_ count: Int) {
        for _ in 0..<count where index < bytes.count {
            if bytes[index] != 0x0A { out[index] = 0x20 }
            index += 1
        }
    }

    /// Code up to the closing parenthesis of an interpolation, or to the end.
    private mutating func code(until close: UInt8?) {
        var depth = 0
        while index < bytes.count {
            if at(0, "//") {
                while index < bytes.count, bytes[index] != 0x0A { blank(1) }
            } else if at(0, "/*") {
                comment()
            } else if bytes[index] == 0x22 || bytes[index] == 0x23, let hashes = openingHashes() {
                string(hashes)
            } else {
                if close != nil, bytes[index] == 0x28 { depth += 1 }
                if close != nil, bytes[index] == 0x29 {
                    if depth == 0 { return }
                    depth -= 1
                }
                if close == nil { index += 1 } else { blank(1) }
            }
        }
    }

    private mutating func comment() {
        var depth = 0
        repeat {
            if at(0, "/*") {
                depth += 1
                blank(2)
            } else if at(0, "*/") {
                depth -= 1
                blank(2)
            } else {
                blank(1)
            }
        } while depth > 0 && index < bytes.count
    }

    /// How many `#` stand before a quote that opens here; nil where no string opens.
    private func openingHashes() -> Int? {
        var end = index
        while end < bytes.count, bytes[end] == 0x23 { end += 1 }
        return end < bytes.count && bytes[end] == 0x22 ? end - index : nil
    }

    private mutating func string(_ hashes: Int) {
        blank(hashes)
        let quote: StaticString = at(0, "\"\"\"") ? "\"\"\"" : "\""
        let closing = Array("\(quote)".utf8) + Array(repeating: UInt8(0x23), count: hashes)
        let escape = [0x5C] + Array(repeating: UInt8(0x23), count: hashes)
        blank(quote.utf8CodeUnitCount)
        while index < bytes.count {
            if bytes[index...].starts(with: closing) { return blank(closing.count) }
            if quote.utf8CodeUnitCount == 1, bytes[index] == 0x0A { return }
            if bytes[index...].starts(with: escape) {
                blank(escape.count)
                if index < bytes.count, bytes[index] == 0x28 {
                    blank(1)
                    code(until: 0x29)
                }
            }
            blank(1)
        }
    }
}
