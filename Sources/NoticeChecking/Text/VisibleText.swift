/// What a reader sees of a text: normalised, lower-cased scalars in blocks, each with its place in the source.
///
/// Normalisation composes Hangul, folds full-width forms, typographic quotes, dashes and blanks, and drops marks without width.
struct VisibleText: Sendable {
    var codes: [CodePoint] = []
    /// For each of `codes`, its offset in the source.
    var origin: [Int] = []
    var blocks: [Block] = []
    /// Whether the source was HTML.
    var isPage = false
    /// The smallest type in points that anything visible is set in; nil where nothing says so.
    var smallestPoints: Double? { blocks.compactMap(\.points).min() }

    /// The source offsets that `range` came from.
    func sourceRange(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty, range.upperBound <= origin.count else { return 0..<0 }
        return origin[range.lowerBound]..<(origin[range.upperBound - 1] + 1)
    }
}

extension VisibleText {
    /// A short text in the spelling that phrases are written in.
    static func folded(_ text: String) -> [CodePoint] { CodePoint.codes(text).compactMap(VisibleTextBuilder.fold) }
}

/// Collects normalised scalars and cuts them into blocks.
struct VisibleTextBuilder {
    private(set) var text = VisibleText()
    private var start = 0
    var kind = Block.Kind.paragraph
    var region = Block.Region.main
    var marker = Block.Marker.none
    var points: Double?
    var followsBlankLine = false
    var opening = Block.Opening()
    /// Whether bullets and numbers that stand in the words of a paragraph are taken off it, as on pages.
    var takesMarkers = false

    /// Adds one scalar of the source at `offset`.
    mutating func append(_ code: CodePoint, at offset: Int) {
        guard let folded = Self.fold(code) else { return }
        if let last = text.codes.last, text.codes.count > start, let joined = Self.compose(last, folded) {
            text.codes[text.codes.count - 1] = joined
            return
        }
        if folded.isBlank,
            text.codes.count == start || text.codes[text.codes.count - 1].isBlank || text.codes[text.codes.count - 1] == .blockBreak
        {
            // A tab between cells must survive a blank beside it.
            if folded == 0x09, text.codes.count > start { text.codes[text.codes.count - 1] = 0x09 }
            return
        }
        text.codes.append(folded)
        text.origin.append(offset)
    }

    /// Whether the open block is a table row whose first cell is a short label: what follows belongs to that label.
    var isInLabelledRow: Bool {
        guard kind == .tableRow, let tab = text.codes[start...].firstIndex(of: 0x09) else { return false }
        return tab > start && tab - start <= 40
    }

    /// Ends a line inside the block.
    mutating func endLine() {
        guard text.codes.count > start, let last = text.codes.last, last != .blockBreak, last != 0x09 else { return }
        text.codes.append(.blockBreak)
        text.origin.append(text.origin[text.origin.count - 1])
    }

    /// Ends the block; an empty one leaves no trace.
    mutating func endBlock() {
        while text.codes.count > start, text.codes[text.codes.count - 1].isBlank || text.codes[text.codes.count - 1] == .blockBreak {
            text.codes.removeLast()
            text.origin.removeLast()
        }
        defer {
            kind = .paragraph
            marker = .none
            followsBlankLine = false
            opening = Block.Opening()
        }
        guard text.codes.count > start else { return }
        if takesMarkers, marker == .none, kind == .paragraph { takeMarker() }
        text.blocks.append(
            Block(
                kind: kind, region: region, range: start..<text.codes.count, marker: marker, points: points,
                followsBlankLine: followsBlankLine, opening: opening))
        text.codes.append(.blockBreak)
        text.origin.append(text.origin[text.origin.count - 1])
        start = text.codes.count
    }

    /// "1. What was leaked" in a paragraph is a numbered line, as in plain text.
    private mutating func takeMarker() {
        let line = LineMarker.strip(text.codes, start..<text.codes.count)
        guard line.marker != .none, line.level == 0, !line.isTable, !line.range.isEmpty else { return }
        marker = line.marker
        kind = .listItem
        text.codes.removeSubrange(start..<line.range.lowerBound)
        text.origin.removeSubrange(start..<line.range.lowerBound)
    }

    mutating func finish(isPage: Bool) -> VisibleText {
        endBlock()
        text.isPage = isPage
        return text
    }

    /// The scalar in the spelling that phrases are written in; nil where it shows nothing.
    static func fold(_ code: CodePoint) -> CodePoint? {
        switch code {
        case 0x41...0x5A: code + 0x20
        case 0x20...0x7E: code
        case 0x09: 0x09
        case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: 0x20
        case 0...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: nil
        case 0xC0...0xD6, 0xD8...0xDE: code + 0x20
        case 0xFF21...0xFF3A: code - 0xFEE0 + 0x20
        case 0xFF01...0xFF5D: code - 0xFEE0
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: 0x2D
        case 0x301C, 0x223C, 0xFF5E: 0x7E
        case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x0060, 0x00B4: 0x27
        case 0x201C...0x201F, 0x2033, 0x00AB, 0x00BB: 0x22
        case 0x2024, 0x00B7, 0x30FB, 0x318D, 0x2027, 0x22C5: 0xB7
        default: code
        }
    }

    /// Hangul jamo joined to a syllable (Unicode, section 3.12); nil where the two do not join.
    static func compose(_ left: CodePoint, _ right: CodePoint) -> CodePoint? {
        if (0x1100...0x1112).contains(left), (0x1161...0x1175).contains(right) {
            return 0xAC00 + ((left - 0x1100) * 21 + (right - 0x1161)) * 28
        }
        if left.isHangul, (left - 0xAC00) % 28 == 0, (0x11A8...0x11C2).contains(right) {
            return left + (right - 0x11A7)
        }
        return nil
    }
}
