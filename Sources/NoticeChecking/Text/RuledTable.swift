/// Tables drawn with bars, whose rows are set apart by rulers ("+----+") and may take several lines.
enum RuledTable {
    /// Bars that set cells apart, in all their widths.
    static func isBar(_ code: CodePoint) -> Bool { [0x7C, 0x2502, 0x2503, 0xFF5C].contains(code) }

    private static let rulerMarks: Set<CodePoint> = [0x2B, 0x2D, 0x3D, 0x7C, 0x20]
    private static let boxMarks: ClosedRange<CodePoint> = 0x2500...0x257F

    /// The indices of lines that go on with the row of the line before.
    static func continuations(_ codes: [CodePoint], _ lines: [Range<Int>]) -> Set<Int> {
        var result: Set<Int> = []
        var groups: [[Int]] = []
        var open: [Int] = []
        var isOpen = false
        for index in 0...lines.count {
            let line = index < lines.count ? lines[index] : 0..<0
            if isRuler(codes, line) {
                if !open.isEmpty { groups.append(open) }
                open = []
                isOpen = true
            } else if isOpen, let first = codes[line].first(where: { !$0.isSpaceLike }), isBar(first) {
                open.append(index)
            } else {
                add(groups, codes, lines, to: &result)
                groups = []
                open = []
                isOpen = false
            }
        }
        return result
    }

    private static func isRuler(_ codes: [CodePoint], _ line: Range<Int>) -> Bool {
        guard let first = codes[line].first(where: { !$0.isSpaceLike }) else { return false }
        guard first == 0x2B || boxMarks.contains(first) && !isBar(first) || isBar(first) else { return false }
        let marks = codes[line].filter { $0 == 0x2D || $0 == 0x3D || boxMarks.contains($0) && !isBar($0) }.count
        return marks >= 3 && codes[line].allSatisfy { rulerMarks.contains($0) || boxMarks.contains($0) || $0.isSpaceLike }
    }

    /// Lines between two rulers are one row, unless the first row is a head of short words and the second group holds all others.
    private static func add(_ groups: [[Int]], _ codes: [CodePoint], _ lines: [Range<Int>], to result: inout Set<Int>) {
        guard groups.count >= 2, let head = groups.first?.first else { return }
        if groups.count == 2, isHead(codes, lines[head]) { return }
        for group in groups { result.formUnion(group.dropFirst()) }
    }

    private static func isHead(_ codes: [CodePoint], _ line: Range<Int>) -> Bool {
        codes[line].split(whereSeparator: isBar).allSatisfy { cell in
            !cell.contains { $0 == 0x2C || $0.isDigit } && cell.filter { !$0.isSpaceLike }.count <= 10
        }
    }
}
