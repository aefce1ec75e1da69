/// A phrase of the lexicon.
///
/// The written form: `{a|b|}` stands for a or b or nothing, `~` for a short gap inside the sentence, `~~` for a long one. A piece with
/// any dense script is matched without regard to blanks, with `^` only at the start of a word; others at word borders, where `*` at the end
/// of a word allows any letters.
struct PhrasePattern: Equatable {
    struct Piece: Equatable {
        let codes: [CodePoint]
        /// Matched blank for blank at word borders (English) rather than with blanks ignored (Korean, Japanese).
        let isSpaced: Bool
        let allowsEnding: Bool
        /// Whether it must begin a word also in a dense script (`^`): "일부" is not the end of "4일부터".
        let startsWord: Bool

        init(_ text: Substring) {
            var trimmed = text.trimmingBlanks()
            startsWord = trimmed.first == "^"
            if startsWord { trimmed = trimmed.dropFirst() }
            isSpaced = !CodePoint.codes(String(trimmed)).contains(where: \.isDense)
            allowsEnding = trimmed.last == "*"
            let body = CodePoint.codes(String(allowsEnding ? trimmed.dropLast() : trimmed))
            codes = isSpaced ? body : body.filter { !$0.isBlank }
        }
    }

    /// For each part between gaps, the spellings that fit it.
    let slots: [[Piece]]
    /// `gaps[i]` is the largest number of scalars between slot i and i + 1.
    let gaps: [Int]

    /// Reads the written form; the lexicon is our own data, so an unclosed brace is read as text.
    init(_ source: String) {
        var slots: [[Piece]] = []
        var gaps: [Int] = []
        var rest = Substring(source)
        while let tilde = rest.firstIndex(of: "~") {
            let slot = Self.pieces(rest[..<tilde])
            rest = rest[rest.index(after: tilde)...]
            let isLong = rest.first == "~"
            if isLong { rest = rest.dropFirst() }
            guard let first = slot.first else { continue }
            slots.append(slot)
            gaps.append((isLong ? 40 : 14) * (first.isSpaced ? 2 : 1))
        }
        let last = Self.pieces(rest)
        if !last.isEmpty { slots.append(last) } else if !gaps.isEmpty { gaps.removeLast() }
        self.slots = slots
        self.gaps = gaps
    }

    private static func pieces(_ text: Substring) -> [Piece] {
        alternatives(text).map { Piece(Substring($0)) }.filter { !$0.codes.isEmpty }
    }

    /// Every text that the braces of `text` stand for; braces may nest.
    static func alternatives(_ text: Substring) -> [String] {
        guard let open = text.firstIndex(of: "{"), let choices = choices(text[open...]) else { return [String(text)] }
        let tails = alternatives(text[choices.end...])
        return choices.parts.flatMap { alternatives($0) }.flatMap { choice in tails.map { text[..<open] + choice + $0 } }
    }

    /// The parts between the bars of the brace that `text` starts with, and where the text goes on; nil if it is not closed.
    private static func choices(_ text: Substring) -> (parts: [Substring], end: Substring.Index)? {
        var parts: [Substring] = []
        var depth = 0
        var start = text.index(after: text.startIndex)
        for index in text.indices {
            switch text[index] {
            case "{": depth += 1
            case "|" where depth == 1:
                parts.append(text[start..<index])
                start = text.index(after: index)
            case "}":
                depth -= 1
                if depth == 0 { return (parts + [text[start..<index]], text.index(after: index)) }
            default: break
            }
        }
        return nil
    }
}

extension Substring {
    /// Without blanks at either end.
    func trimmingBlanks() -> Substring {
        var part = self
        while part.first == " " { part = part.dropFirst() }
        while part.last == " " { part = part.dropLast() }
        return part
    }
}
