/// Which shared declarations of a file carry a summary.
///
/// Counted are types, functions, initialisers and type aliases with `package` access. Left out is what explains itself: operators,
/// witnesses of the standard library's and the argument parser's protocols, initialisers that only fill the stored properties, and
/// empty types that serve as a mark; stored and computed properties are left to the reader's judgement.
struct DocumentedDeclarations {
    private(set) var documented = 0
    /// Lines (from 1) of declarations without a summary.
    private(set) var missing: [Int] = []

    private static let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "actor", "func", "init", "typealias"]
    private static let witnesses = [
        "encode(to", "hash(into", "makeIterator(", "next(", "run(", "init(from decoder", "init(rawValue", "init(integerLiteral",
        "init(stringLiteral", "validate(",
    ]

    init(_ source: String) {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard let declaration = Self.declaration(line), !Self.explainsItself(declaration, lines[index...]) else { continue }
            var above = index - 1
            while above >= 0, lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
            if above >= 0, lines[above].drop(while: { $0 == " " }).hasPrefix("///") {
                documented += 1
            } else {
                missing.append(index + 1)
            }
        }
    }

    /// The declaration from its keyword on; nil where the line declares nothing that counts.
    private static func declaration(_ line: Substring) -> Substring? {
        var rest = line.drop { $0 == " " }
        var isShared = false
        while let end = rest.firstIndex(where: { $0 == " " || $0 == "(" || $0 == "<" || $0 == "?" }) {
            let word = rest[..<end]
            if kinds.contains(word), isShared { return rest }
            guard word.hasPrefix("@") || modifiers.contains(word) else { return nil }
            isShared = isShared || word == "package"
            rest = rest[end...].drop { $0 == " " }
        }
        return nil
    }

    private static let modifiers: Set<Substring> = [
        "package", "static", "final", "mutating", "indirect", "nonisolated", "borrowing", "consuming", "convenience", "required",
        "override",
        "class",
    ]

    private static func explainsItself(_ declaration: Substring, _ rest: ArraySlice<Substring>) -> Bool {
        if declaration.hasSuffix("{}"), declaration.hasPrefix("enum ") { return true }
        if declaration.hasPrefix("func "), let first = declaration.dropFirst(5).first, "=<>+-*/!&|".contains(first) { return true }
        if witnesses.contains(where: { declaration.hasPrefix($0) || declaration.dropFirst(5).hasPrefix($0) }) { return true }
        return declaration.hasPrefix("init") && fillsOnly(rest)
    }

    /// Whether an initialiser's body consists of nothing but `self.x = …` and `x = …`.
    private static func fillsOnly(_ rest: ArraySlice<Substring>) -> Bool {
        let indent = rest[rest.startIndex].prefix { $0 == " " }.count
        if rest[rest.startIndex].hasSuffix("{}") { return true }
        guard let open = rest.firstIndex(where: { $0.hasSuffix("{") }) else { return false }
        for line in rest[(open + 1)...] {
            let text = line.drop { $0 == " " }
            if text == "}", line.count == indent + 1 { return true }
            let words = text.split(separator: " ")
            guard words.count >= 2, words[1] == "=", !words[0].hasPrefix("let"), !words[0].hasPrefix("var") else { return false }
        }
        return false
    }
}
