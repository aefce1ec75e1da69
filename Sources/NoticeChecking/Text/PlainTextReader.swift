/// Cuts plain text (also pasted from a word processor, or a mail with its header lines) into blocks.
struct PlainTextReader {
    /// The text in the spelling in which lines are told apart: `CleanText`.
    private let codes: [CodePoint]
    private let places: [Int]
    private var builder = VisibleTextBuilder()
    /// The width of the widest line, dense letters counted twice.
    private let widest: Int
    /// Whether a blank line was passed since the last block.
    private var pendingGap = false

    static func read(_ source: SourceText) -> VisibleText {
        var reader = PlainTextReader(CleanText(source.codes))
        return reader.run()
    }

    private init(_ text: CleanText) {
        codes = text.codes
        places = text.places
        widest = Self.lines(of: text.codes).map { Self.width(text.codes, LineMarker.trimmed(text.codes, $0)) }.max() ?? 0
    }

    private mutating func run() -> VisibleText {
        var previous: LineMarker.Line?
        let lines = Self.lines(of: codes)
        let rest = RuledTable.continuations(codes, lines)
        for (index, whole) in lines.enumerated() {
            let line = LineMarker.trimmed(codes, whole)
            let body = LineMarker.strip(codes, line)
            guard !body.range.isEmpty else {
                builder.endBlock()
                builder.region = .main
                previous = nil
                pendingGap = true
                continue
            }
            if rest.contains(index) {
                builder.append(0x09, at: max(0, places[body.range.lowerBound] - 1))
            } else if let previous, body.marker == .none, continues(previous, with: body) {
                builder.append(.space, at: max(0, places[body.range.lowerBound] - 1))
            } else {
                builder.endBlock()
                begin(body, line: line, indent: line.lowerBound - whole.lowerBound, isFirst: builder.text.blocks.isEmpty)
            }
            for offset in body.range {
                let isGap = body.isTable && RuledTable.isBar(codes[offset]) || endsColumn(offset, in: body)
                builder.append(isGap ? 0x09 : codes[offset], at: places[offset])
            }
            previous = body
            pendingGap = false
        }
        return builder.finish(isPage: false)
    }

    private mutating func begin(_ body: LineMarker.Line, line: Range<Int>, indent: Int, isFirst: Bool) {
        builder.followsBlankLine = pendingGap
        builder.marker = body.marker
        builder.opening = Block.Opening(sign: codes[line].first ?? 0, indent: indent)
        builder.kind = body.marker == .none ? .paragraph : .listItem
        if body.level > 0 { builder.kind = .heading(level: body.level) }
        // A tab after a bullet or a number is no column.
        if codes[body.range].contains(0x09) || body.isTable || body.range.contains(where: { endsColumn($0, in: body) }) {
            builder.kind = .tableRow
        }
        builder.region = MailHeader.region(codes, line, after: builder.region, isFirst: isFirst)
    }

    /// Whether `line` is the rest of a sentence that a mail program wrapped at the end of `previous`.
    private func continues(_ previous: LineMarker.Line, with line: LineMarker.Line) -> Bool {
        guard !codes[previous.range].contains(0x09), !codes[line.range].contains(0x09), let last = codes[previous.range].last,
            let first = codes[line.range].first
        else { return false }
        if [0x2E, 0x21, 0x3F, 0x3002, 0x3A, 0xFF1A, 0x3B].contains(last) || startsWithLabel(line.range) { return false }
        let width = Self.width(codes, previous.start..<previous.range.upperBound)
        if first.isLatin, !(first >= 0x41 && first <= 0x5A) { return width >= 40 }
        // Other lines are joined only in a text that is wrapped throughout, after a line that fills the measure.
        return widest <= 110 && width >= 56 && width * 10 >= widest * 8
    }

    /// The third of three blanks or more between words sets columns apart; so does the wide blank after the label of a numbered line.
    private func endsColumn(_ offset: Int, in line: LineMarker.Line) -> Bool {
        let range = line.range
        guard offset + 1 < range.upperBound, !codes[offset + 1].isSpaceLike else { return false }
        if codes[offset] == 0x3000 {
            guard case .number = line.marker, offset - range.lowerBound <= 14, offset >= range.lowerBound + 2 else { return false }
            return !codes[range.lowerBound..<offset].contains { $0.isSpaceLike }
        }
        return codes[offset] == 0x20 && offset >= range.lowerBound + 3 && codes[offset - 1] == 0x20 && codes[offset - 2] == 0x20
    }

    /// "Contact: …", "유출 시점: …"
    private func startsWithLabel(_ line: Range<Int>) -> Bool {
        let head = codes[line].prefix(24)
        guard let colon = head.firstIndex(where: { $0 == 0x3A || $0 == 0xFF1A }) else { return false }
        return !codes[line.lowerBound..<colon].contains(where: \.isDigit)
    }

    private static func width(_ codes: [CodePoint], _ line: Range<Int>) -> Int {
        codes[line].reduce(0) { $0 + ($1.isDense ? 2 : 1) }
    }

    static func lines(of codes: [CodePoint]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for (index, code) in codes.enumerated() where code.endsLine {
            let isSecondOfPair = code == 0x0A && index > 0 && codes[index - 1] == 0x0D
            if !isSecondOfPair { lines.append(start..<index) }
            start = index + 1
        }
        lines.append(start..<codes.count)
        return lines
    }
}

extension CodePoint {
    /// LF, VT (a word processor's line break), FF, CR, NEL, U+2028 and U+2029.
    fileprivate var endsLine: Bool { (self >= 0x0A && self <= 0x0D) || self == 0x85 || self == 0x2028 || self == 0x2029 }
}
