/// Takes bullets, numbers, Markdown signs and mail labels off the start of a line.
enum LineMarker {
    struct Line {
        /// What is left of the line.
        var range: Range<Int>
        /// Where the line began, its marks included.
        var start = 0
        var marker: Block.Marker = .none
        /// The heading level that the line's own signs give it; 0 where none.
        var level = 0
        /// Whether the line is a row of a table drawn with bars.
        var isTable = false
    }

    private static let bullets: Set<CodePoint> = Set(CodePoint.codes("-*•·‧∙◦○●◎▪▫–—∘ㆍ・※☞→✓✔⁃∎"))
    private static let signs: Set<CodePoint> = Set(CodePoint.codes("■□▶▷►▸◆◇◈★☆▣♦❖❏❑▲△◼◻⬛"))
    /// Pictures that a line may begin with.
    private static let pictures: [ClosedRange<CodePoint>] = [0x2600...0x2712, 0x2715...0x27BF, 0x1F300...0x1FAFF]
    private static let circled = 0x2460...0x2473
    /// Roman numerals as single signs, bracketed and filled numbers.
    private static let numberSigns: [ClosedRange<CodePoint>] = [0x2160...0x216B, 0x2474...0x2487, 0x2776...0x277F]
    private static let koreanLetters: Set<CodePoint> = Set(CodePoint.codes("가나다라마바사아자차카타파하"))
    private static let subjectLabels = ["subject:", "제목:", "제목 :", "件名:", "件名：", "re:", "제 목:", "제 목 :"]

    static func strip(_ codes: [CodePoint], _ line: Range<Int>) -> Line {
        var result = Line(range: trimmed(codes, line))
        result.start = result.range.lowerBound
        if let bar = codes[result.range].first, RuledTable.isBar(bar), codes[result.range].dropFirst().contains(where: RuledTable.isBar) {
            result.isTable = true
            result.range = trimmed(codes, (result.range.lowerBound + 1)..<result.range.upperBound, alsoBar: true)
            // A ruler such as |---|---| carries no words.
            if !codes[result.range].contains(where: \.isWord) { result.range = line.lowerBound..<line.lowerBound }
            return result
        }
        if !codes[result.range].contains(where: { $0.isWord || circled.contains(Int($0)) }) {
            result.range = line.lowerBound..<line.lowerBound
            return result
        }
        // Two rounds: "> 1. text" and "- ① text" carry two marks.
        for _ in 0..<2 where !takeOne(codes, &result) { break }
        unwrapBold(codes, &result)
        if let body = subject(codes, result.range) {
            result.range = body
            result.level = 1
        }
        return result
    }

    private static func takeOne(_ codes: [CodePoint], _ line: inout Line) -> Bool {
        guard let first = codes[line.range].first else { return false }
        let start = line.range.lowerBound
        let rest = line.range.upperBound
        let next = start + 1 < rest ? codes[start + 1] : CodePoint.space
        if first == 0x23 {
            let hashes = codes[line.range].prefix { $0 == 0x23 }.count
            line.level = min(hashes, 6)
            return advance(codes, &line, by: hashes, .sign)
        }
        if first == 0x3E { return advance(codes, &line, by: 1, line.marker) }
        // Bullets of a word processor: arrows, and private codes of its symbol fonts.
        if [0x27A2, 0x27A4].contains(first) || (0xF020...0xF0FF).contains(first), next.isSpaceLike {
            return advance(codes, &line, by: 1, .bullet)
        }
        if signs.contains(first) || pictures.contains(where: { $0.contains(first) }) { return advance(codes, &line, by: 1, .sign) }
        if let range = numberSigns.first(where: { $0.contains(first) }) {
            let count = next == 0x2E || next == 0x29 ? 2 : 1
            return advance(codes, &line, by: count, .number(Int(first - range.lowerBound) + 1))
        }
        // "ㅇ" and "o" stand for a round bullet in typed reports.
        if first == 0x3147 || first == 0x6F, next.isSpaceLike { return advance(codes, &line, by: 1, .bullet) }
        if circled.contains(Int(first)) { return advance(codes, &line, by: 1, .number(Int(first) - 0x245F)) }
        if bullets.contains(first), next.isSpaceLike || first > 0x7F, next != 0x2A {
            return advance(codes, &line, by: 1, .bullet)
        }
        return takeNumber(codes, &line)
    }

    private static func takeNumber(_ codes: [CodePoint], _ line: inout Line) -> Bool {
        var index = line.range.lowerBound
        let end = line.range.upperBound
        let isBracketed = codes[index] == 0x28
        if isBracketed { index += 1 }
        let digits = codes[index..<end].prefix { $0.isDigit }
        let after = index + digits.count
        if !digits.isEmpty, digits.count <= 2, after < end {
            let close = codes[after]
            let next = after + 1 < end ? codes[after + 1] : CodePoint.space
            let fits = isBracketed ? close == 0x29 : close == 0x29 || (close == 0x2E && !next.isDigit && !isDate(codes, after..<end))
            if fits {
                let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
                return advance(codes, &line, by: after + 1 - line.range.lowerBound, .number(value))
            }
        }
        if !isBracketed, koreanLetters.contains(codes[index]), index + 1 < end, codes[index + 1] == 0x2E || codes[index + 1] == 0x29 {
            return advance(codes, &line, by: 2, .number(0))
        }
        return false
    }

    /// "11. 18. 차단" is a date, not item 11.
    private static func isDate(_ codes: [CodePoint], _ tail: Range<Int>) -> Bool {
        let rest = codes[tail].dropFirst().drop { $0.isSpaceLike }
        let digits = rest.prefix { $0.isDigit }
        return (1...2).contains(digits.count) && rest.dropFirst(digits.count).first == 0x2E
    }

    private static func advance(_ codes: [CodePoint], _ line: inout Line, by count: Int, _ marker: Block.Marker) -> Bool {
        line.range = trimmed(codes, (line.range.lowerBound + count)..<line.range.upperBound)
        line.marker = marker
        return !line.range.isEmpty
    }

    /// `**heading**` alone on a line is a heading.
    private static func unwrapBold(_ codes: [CodePoint], _ line: inout Line) {
        guard line.range.count > 4, codes[line.range].starts(with: [0x2A, 0x2A]),
            codes[line.range].suffix(2).elementsEqual([0x2A, 0x2A])
        else { return }
        line.range = (line.range.lowerBound + 2)..<(line.range.upperBound - 2)
        if line.level == 0 { line.level = 2 }
    }

    /// What follows a subject label; nil where the line has none.
    private static func subject(_ codes: [CodePoint], _ range: Range<Int>) -> Range<Int>? {
        let head = codes.text(range.lowerBound..<Swift.min(range.upperBound, range.lowerBound + 10)).lowercased()
        guard let label = subjectLabels.first(where: { head.hasPrefix($0) }) else { return nil }
        let body = trimmed(codes, (range.lowerBound + label.unicodeScalars.count)..<range.upperBound)
        return body.isEmpty ? nil : body
    }

    /// The range without blanks at its ends.
    static func trimmed(_ codes: [CodePoint], _ range: Range<Int>, alsoBar: Bool = false) -> Range<Int> {
        var low = range.lowerBound
        var high = max(range.upperBound, low)
        while low < high, codes[low].isSpaceLike || (alsoBar && RuledTable.isBar(codes[low])) { low += 1 }
        while high > low, codes[high - 1].isSpaceLike || (alsoBar && RuledTable.isBar(codes[high - 1])) { high -= 1 }
        return low..<high
    }
}

extension CodePoint {
    /// Any blank of an unnormalised text, and marks without width at the edge of a line.
    var isSpaceLike: Bool {
        switch self {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0xAD, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: true
        default: false
        }
    }
}
