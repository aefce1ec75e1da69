/// A phrase of the lexicon.
///
/// The written form: `{a|b|}` stands for a or b or nothing, `~` for a short gap inside the sentence, `~~` for a long one. A piece with
/// any dense script is matched without regard to blanks; others at word borders, where `*` at the end of a word allows any ending.
struct PhrasePattern: Equatable {
    struct Piece: Equatable {
        let codes: [CodePoint]
        /// Matched blank for blank at word borders (English) rather than with blanks ignored (Korean, Japanese).
        let isSpaced: Bool
        let allowsEnding: Bool

        init(_ text: Substring) {
            let trimmed = text.trimmingBlanks()
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

    /// Every text that the braces of `text` stand for.
    static func alternatives(_ text: Substring) -> [String] {
        guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}") else { return [String(text)] }
        let tails = alternatives(text[text.index(after: close)...])
        let choices = text[text.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
        return choices.flatMap { choice in tails.map { text[..<open] + choice + $0 } }
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
