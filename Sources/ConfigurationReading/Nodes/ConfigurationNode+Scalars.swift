extension ConfigurationNode {
    /// A text of one line, not empty; nil, and a problem, where this is none.
    ///
    /// - Parameters:
    ///   - expected: what the text is, for the message.
    ///   - accepts: a further condition on the text.
    func text(expected: String, where accepts: (String) -> Bool = { _ in true }) -> String? {
        guard let scalar, !isNull else {
            reportType(expected: expected)
            return nil
        }
        let text = scalar
        // Control characters would end up in mail headers, terminals and logs.
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            report(.badValue, "has a line break or another control character, expected \(expected) on one line")
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            report(.badValue, "is empty, expected \(expected)")
            return nil
        }
        guard accepts(text) else {
            report(.badValue, "expected \(expected)")
            return nil
        }
        return text
    }

    /// A whole number in `range`; nil, and a problem, where this is none.
    func integer(in range: ClosedRange<Int>, unit: String = "") -> Int? {
        let expected = "a whole number\(unit.isEmpty ? "" : " of \(unit)") from \(range.lowerBound) to \(range.upperBound)"
        guard let scalar, !isNull else {
            reportType(expected: expected)
            return nil
        }
        guard let value = Int(scalar), range.contains(value) else {
            report(.badValue, "expected \(expected)")
            return nil
        }
        return value
    }

    /// `true` or `false`; nil, and a problem, where this is neither.
    func flag() -> Bool? {
        switch scalar {
        case "true": return true
        case "false": return false
        default:
            report(.badValue, "expected true or false")
            return nil
        }
    }

    /// One of the words of `Word`; nil, and a problem that lists them, where this is none.
    func word<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) -> Word? {
        word(among: Word.allCases.map(\.rawValue)).flatMap(Word.init(rawValue:))
    }

    /// One of `words`; nil, and a problem that lists them, where this is none.
    func word(among words: [String]) -> String? {
        let allowed = words.joined(separator: ", ")
        guard let scalar, !isNull else {
            reportType(expected: "one of \(allowed)")
            return nil
        }
        if words.contains(scalar) { return scalar }
        let hint = NearestWord.to(scalar, among: words).map { "did you mean \($0)?" }
        report(.unknownWord, "\(Self.quoted(scalar)) is not known, expected one of \(allowed)", hint: hint)
        return nil
    }

    /// A wrong word in quotes, if it looks like a word; anything else could be a secret in the wrong place.
    static func quoted(_ word: String) -> String {
        let isWord = !word.isEmpty && word.count <= 32 && word.allSatisfy { $0.isLetter || $0.isNumber || "-_. {}".contains($0) }
        return isWord ? "\"\(word)\"" : "this word"
    }
}
