/// The imports of Swift files.
enum ImportReader {
    struct Import: Hashable {
        var module: String
        var file: String
        var line: Int
        var isReexported: Bool
    }

    private static let modifiers: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private", "@testable", "@preconcurrency", "@_exported", "@_implementationOnly",
    ]
    private static let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]

    /// Reads the imports of one file; comments and strings do not count.
    static func imports(in text: String, file: String) -> [Import] {
        var found: [Import] = []
        let code = SwiftText(text).code
        for (index, line) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for statement in line.split(separator: ";") {
                var words = statement.split(whereSeparator: \.isWhitespace)[...]
                var isReexported = false
                while let word = words.first, modifiers.contains(word) || word.hasPrefix("@_spi") {
                    isReexported = isReexported || word == "@_exported"
                    words = words.dropFirst()
                }
                guard words.first == "import", let next = words.dropFirst().first else { continue }
                let path = kinds.contains(next) ? words.dropFirst(2).first ?? next : next
                let module = String(path.split(separator: ".").first ?? path)
                found.append(Import(module: module, file: file, line: index + 1, isReexported: isReexported))
            }
        }
        return found
    }

    /// The target that a path below Sources belongs to.
    static func target(of path: String) -> String { String(path.split(separator: "/")[1]) }
}
