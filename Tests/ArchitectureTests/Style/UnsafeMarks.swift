/// Where unsafe code lacks its reason.
///
/// Every stretch of code that says `unsafe` (a member of a type, from its signature to its end) has a `// SAFETY:` line inside it
/// or right above it; every `@unchecked Sendable` has a `// SENDABLE:` line above it.
enum UnsafeMarks {
    /// Lines (from 1) of the first unmarked `unsafe` of each stretch.
    static func unmarkedUnsafe(in source: String) -> [Int] {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let code = SwiftText(source).code.split(separator: "\n", omittingEmptySubsequences: false)
        var found: [Int] = []
        for stretch in stretches(lines) {
            guard let first = stretch.first(where: { hasUnsafe(code[$0]) }) else { continue }
            if !stretch.contains(where: { lines[$0].contains("// SAFETY:") }) { found.append(first + 1) }
        }
        return found
    }

    static func unmarkedSendable(in source: String) -> [Int] {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let code = SwiftText(source).code.split(separator: "\n", omittingEmptySubsequences: false)
        return code.indices.filter { code[$0].contains("@unchecked Sendable") }
            .filter { index in !lines[max(0, index - 6)...index].contains { $0.contains("// SENDABLE:") } }.map { $0 + 1 }
    }

    private static func hasUnsafe(_ line: Substring) -> Bool {
        line.split { !($0.isLetter || $0 == "_" || $0 == "@" || $0 == "(") }.contains("unsafe")
    }

    /// Runs of lines between blank lines of the same or a smaller indentation than a member's: members and what stands above them.
    private static func stretches(_ lines: [Substring]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        for index in lines.indices where lines[index].isEmpty {
            let next = lines.indices.contains(index + 1) ? lines[index + 1].prefix { $0 == " " }.count : 0
            if next <= 4 {
                found.append(start..<index)
                start = index + 1
            }
        }
        found.append(start..<lines.count)
        return found
    }
}
