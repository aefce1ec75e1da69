// Hot: a question to the index reads through it. Benchmark: Benchmarks/run scan (re-scope).
package import BreachModel

/// One segment of the index, opened for a question to some of its rows. Only the pages that hold these are read and held against their checksums, so
/// that a question costs what its answer does, however large the index is.
///
/// It cannot tell what a segment says of its log: for coverage there is `Segment`.
@safe package final class SegmentGlance {
    private let file: MappedFile
    private let outline: SegmentOutline
    private let texts: SegmentTexts
    private let credentials: [String]
    private let pages: BlockPages

    /// - Throws: `indexUnreadable`, `indexVersion` or `indexCorrupt`, with a hint to scan again.
    package init(path: String) throws(LogScanningError) {
        file = try MappedFile(path: path, isRead: true)
        // SAFETY: the file stays mapped as long as this lives.
        outline = try unsafe SegmentOutline(file.bytes, path: path)
        texts = unsafe SegmentTexts(base: file.base, places: outline.dictionaries)
        credentials = texts.all(.credentials)
        pages = BlockPages(file, outline, path: path)
    }

    /// The id behind a subject of a row; nil for `SubjectKey.none`.
    package func subject(_ key: SubjectKey) -> String? { texts.subject(key) }

    /// Hands on the successful views of any of the pages that `shows` names and any of the indicators means, each once, a block's at a time.
    ///
    /// - Parameters:
    ///   - shows: by the index of the route rule; rules behind its end are not asked for.
    ///   - views: filled again and again, so that its memory is allocated once.
    /// - Throws: `indexCorrupt` where a page that is needed is damaged.
    package func forEachView(
        ofAny indicators: [Indicator], shows: [Bool], into views: inout ShownViews, _ body: (ShownViews) -> Void
    ) throws(LogScanningError) {
        let shows: [UInt8] = shows.map { $0 ? 1 : 0 } + [0]
        try forEachBlock(ofAny: indicators) { block, columns, parts throws(LogScanningError) in
            views.removeAll()
            for part in parts {
                for column in part.asked == nil ? GlanceColumns.forAll : SegmentColumn.allCases {
                    try columns.need(column, of: part.rows)
                }
                views.append(columns, rows: part.rows, shows: shows, asked: part.asked)
            }
            if views.count > 0 { body(views) }
        }
    }

    /// Rows of a block that can be meant.
    struct Part {
        var rows: Range<Int>
        /// Which of them are whose.
        var runs: [(credential: Int, rows: Range<Int>)]
        /// What each row must be asked; nil where all are meant.
        let asked: [SegmentQuestion]?
    }

    /// Hands on every block that can hold an event that is meant, with what of it can be one: a part for each credential, in row order.
    func forEachBlock(
        ofAny indicators: [Indicator], _ body: (SegmentOutline.Block, GlanceColumns, [Part]) throws(LogScanningError) -> Void
    ) throws(LogScanningError) {
        let questions = indicators.map { SegmentQuestion($0, credentials: credentials, texts: texts) }
        let isAsked = credentials.indices.map { number in questions.contains { $0.credentials?[number] ?? true } }
        for block in outline.blocks {
            let inTime = questions.filter { block.first < $0.window.end && block.last >= $0.window.start }
            if inTime.isEmpty { continue }
            var parts: [Part] = []
            for (index, run) in block.runs.enumerated() where isAsked[run.credential] {
                let asked = inTime.filter { $0.credentials?[run.credential] ?? true }
                if asked.isEmpty { continue }
                let rows = run.start..<(index + 1 < block.runs.count ? block.runs[index + 1].start : block.rows)
                let isWhole = asked.contains { $0.wantsAll(from: block.first, to: block.last) }
                parts.append(Part(rows: rows, runs: [(run.credential, rows)], asked: isWhole ? nil : asked))
            }
            if !parts.isEmpty { try body(block, try open(block), parts) }
        }
    }

    /// What the numbers of rows stand for.
    var originTexts: OriginTexts {
        OriginTexts(
            credential: { self.credentials[$0] },
            origin: { self.texts.address(OriginNumber(value: UInt32(truncatingIfNeeded: $0), place: 1)) },
            subject: { self.texts.subject($0) })
    }

    /// Reads the heads of a block's columns.
    private func open(_ block: SegmentOutline.Block) throws(LogScanningError) -> GlanceColumns {
        let heads = try outline.heads(of: block)
        pages.open(at: heads.lowerBound)
        try pages.need(heads)
        // SAFETY: the heads were just read.
        let columns = try unsafe outline.columns(of: block, heads: pages.address(of: heads.lowerBound))
        return GlanceColumns(columns, rows: block.rows, outline, pages)
    }
}

/// The columns of a block that a glance reads. They stand in the pages that the glance holds of this block.
final class GlanceColumns {
    /// What every question reads; the others only where a row must be asked.
    static let forAll: [SegmentColumn] = [.subject, .rule, .flags]

    let time, subject, origin, place, rule, flags: ColumnView
    private let columns: [SegmentOutline.Column]
    private let rows: Int
    private let outline: SegmentOutline
    private let pages: BlockPages
    private var hasRanks = [Bool](repeating: false, count: SegmentColumn.allCases.count)

    init(_ columns: [SegmentOutline.Column], rows: Int, _ outline: SegmentOutline, _ pages: BlockPages) {
        (self.columns, self.rows, self.outline, self.pages) = (columns, rows, outline, pages)
        // Nothing moves once there is room for the last column.
        let last = columns[columns.count - 1]
        pages.reserve(upTo: last.place + last.head.size(rows: rows))
        func view(_ column: SegmentColumn) -> ColumnView {
            let column = columns[column.rawValue]
            // SAFETY: the values are read by `need` before anybody asks for them.
            return unsafe ColumnView(column.head, start: pages.address(of: column.place), rows: rows)
        }
        time = view(.time)
        subject = view(.subject)
        origin = view(.origin)
        place = view(.place)
        rule = view(.rule)
        flags = view(.flags)
    }

    /// Reads what is needed of a column for some rows.
    ///
    /// - Throws: `indexCorrupt` where it is damaged.
    func need(_ column: SegmentColumn, of part: Range<Int>) throws(LogScanningError) {
        let (head, place) = (columns[column.rawValue].head, columns[column.rawValue].place)
        let extent = head.extent(of: part, rows: rows)
        try pages.need((place + extent.lowerBound)..<(place + extent.upperBound))
        guard head.form == .sparse, !hasRanks[column.rawValue] else { return }
        // SAFETY: of a sparse column everything was just read.
        guard unsafe head.ranksFit(pages.address(of: place), rows: rows) else { throw outline.wrongRanks() }
        hasRanks[column.rawValue] = true
    }

    func fits(_ row: Int, _ question: SegmentQuestion) -> Bool {
        question.fits(
            Instant(milliseconds: Int64(bitPattern: time[row]) ^ .min),
            flags[row] >> 1 & 3 == TokenState.neverIssued.rawValue
                ? .neverIssued : .none,
            OriginNumber(value: UInt32(truncatingIfNeeded: origin[row]), place: UInt32(truncatingIfNeeded: place[row])))
    }
}
