// Hot: a question to the index reads through it. Benchmark: Benchmarks/run scan (re-scope).
package import BreachModel

/// One segment of the index, opened for a question to some of its rows. Only the pages that hold these are read and held against their checksums, so
/// that a question costs what its answer does, however large the index is.
///
/// It cannot tell what a segment says of its log: for coverage there is `Segment`.
@safe package final class SegmentGlance {
    private let path: String
    private let file: MappedFile
    private let outline: SegmentOutline
    private let texts: SegmentTexts
    private let credentials: [String]
    private var isChecked: [Bool]

    /// - Throws: `indexUnreadable`, `indexVersion` or `indexCorrupt`, with a hint to scan again.
    package init(path: String) throws(LogScanningError) {
        self.path = path
        file = try MappedFile(path: path)
        // SAFETY: the file stays mapped as long as this lives.
        outline = try unsafe SegmentOutline(file.bytes, path: path)
        texts = unsafe SegmentTexts(base: file.base, places: outline.dictionaries)
        credentials = texts.all(.credentials)
        isChecked = [Bool](repeating: false, count: SegmentOutline.pages(upTo: outline.blocksEnd))
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
        try forEachBlock(ofAny: indicators) { block, columns, parts throws(LogScanningError) in
            views.removeAll()
            for part in parts {
                for column in part.asked == nil ? GlanceColumns.forAll : SegmentColumn.allCases {
                    try check(columns.places[column.rawValue], of: part.rows, rows: block.rows)
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
        for block in outline.blocks {
            let inTime = questions.filter { block.first < $0.window.end && block.last >= $0.window.start }
            if inTime.isEmpty { continue }
            var parts: [Part] = []
            for (index, run) in block.runs.enumerated() {
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

    private func open(_ block: SegmentOutline.Block) throws(LogScanningError) -> GlanceColumns {
        // SAFETY: the file stays mapped as long as this lives.
        let places = try unsafe outline.columns(of: block, file.bytes)
        return unsafe GlanceColumns(places: places, base: file.base, rows: block.rows)
    }

    /// Holds what is needed of a column for some rows against the checksums.
    func check(_ place: Int, of part: Range<Int>, rows: Int) throws(LogScanningError) {
        // SAFETY: the outline has seen that the column lies inside the blocks.
        let (head, values) = unsafe ColumnView.extent(start: file.base + place, of: part, rows: rows)
        try check(place..<(place + head))
        try check((place + values.lowerBound)..<(place + values.upperBound))
    }

    private func check(_ range: Range<Int>) throws(LogScanningError) {
        guard !range.isEmpty else { return }
        let size = SegmentFormat.pageSize
        for page in (range.lowerBound / size)...((range.upperBound - 1) / size) where !isChecked[page] {
            // SAFETY: the outline has seen that the blocks end inside the file and that every page of them has its checksum.
            let bytes = unsafe UnsafeRawBufferPointer(rebasing: file.bytes[(page * size)..<min(page * size + size, outline.blocksEnd)])
            let expected = unsafe file.base.loadUnaligned(fromByteOffset: outline.pageChecksums + page * 4, as: UInt32.self)
            guard unsafe CRC32.update(0, bytes) == UInt32(littleEndian: expected) else {
                throw Segment.corrupt(path, "the checksum of a page is wrong")
            }
            isChecked[page] = true
        }
    }
}

/// The columns of a block that a glance reads.
struct GlanceColumns {
    /// What every question reads; the others only where a row must be asked.
    static let forAll: [SegmentColumn] = [.subject, .rule, .flags]

    let places: [Int]
    let time, subject, origin, place, rule, flags: ColumnView

    init(places: [Int], base: UnsafeRawPointer, rows: Int) {
        self.places = places
        func view(_ column: SegmentColumn) -> ColumnView {
            // SAFETY: the caller has checked the places and keeps the mapping.
            unsafe ColumnView(start: base + places[column.rawValue], rows: rows)
        }
        time = view(.time)
        subject = view(.subject)
        origin = view(.origin)
        place = view(.place)
        rule = view(.rule)
        flags = view(.flags)
    }

    func fits(_ row: Int, _ question: SegmentQuestion) -> Bool {
        question.fits(
            Instant(milliseconds: Int64(bitPattern: time[row]) ^ .min),
            flags[row] >> 1 & 3 == TokenState.neverIssued.rawValue
                ? .neverIssued : .none,
            OriginNumber(value: UInt32(truncatingIfNeeded: origin[row]), place: UInt32(truncatingIfNeeded: place[row])))
    }
}
