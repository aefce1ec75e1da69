// Hot: every question to the index reads through it. Benchmark: Benchmarks/run scan (detect, re-scope).
package import BreachModel

/// One segment of the index, mapped into memory and checked when it is opened.
@safe package final class Segment {
    /// One block: where it lies and what it covers.
    package struct Block: Sendable {
        package let rows: Int
        package let first: Instant
        package let last: Instant
        /// Credential number and the row at which its run begins, in row order.
        let runs: [(credential: Int, start: Int)]
        let columns: [SegmentOutline.Column]

        init(_ block: SegmentOutline.Block, columns: [SegmentOutline.Column]) {
            rows = block.rows
            first = block.first
            last = block.last
            runs = block.runs
            self.columns = columns
        }
    }

    package let path: String
    package let metadata: SegmentMetadata
    package let blocks: [Block]
    /// Credential ids by number.
    package let credentials: [String]
    /// The dictionaries.
    let texts: SegmentTexts
    private let file: MappedFile

    /// Opens and checks a segment.
    ///
    /// - Parameters:
    ///   - description: the segment's description, where it was read before.
    ///   - wasChecked: whether this process has held all of it against its checksum before; then only what it says of itself is, again.
    /// - Throws: `indexUnreadable`, `indexVersion` or `indexCorrupt`, with a hint to scan again.
    package init(path: String, description: SegmentMetadata? = nil, wasChecked: Bool = false) throws(LogScanningError) {
        self.path = path
        file = try MappedFile(path: path, isWholeNeeded: !wasChecked)
        // SAFETY: the file stays mapped as long as this lives.
        let parts = try unsafe SegmentParts(file.bytes, path: path, description: description, wasChecked: wasChecked)
        metadata = parts.metadata
        blocks = parts.blocks
        texts = unsafe SegmentTexts(base: file.base, places: parts.outline.dictionaries)
        credentials = texts.all(.credentials)
    }

    static func corrupt(_ path: String, _ what: String) -> LogScanningError {
        LogScanningError(
            .indexCorrupt, "a segment of the index is damaged: \(what)", context: [("segment", path)],
            hint: "delete it and scan the logs again")
    }

    func column(_ column: SegmentColumn, of block: Block) -> ColumnView {
        let column = block.columns[column.rawValue]
        // SAFETY: place and size were checked when the segment was opened.
        return unsafe ColumnView(column.head, start: file.base + column.place, rows: block.rows)
    }

    func count(of dictionary: SegmentDictionary) -> Int { texts.count(of: dictionary) }

    /// Entry `number` as text.
    func text(_ number: Int, of dictionary: SegmentDictionary) -> String { texts.text(number, of: dictionary) }

    /// Address, country and network of an origin.
    package func origin(_ number: Int) -> (address: String, country: String, network: String) {
        let origin = OriginNumber(number)
        let parts = text(origin.placeNumber, of: .places).split(separator: "\0", omittingEmptySubsequences: false)
        return (texts.address(origin), parts.first.map(String.init) ?? "", parts.count > 1 ? String(parts[1]) : "")
    }

    /// The address of an origin, as the log writes it.
    package func address(_ number: Int) -> String { texts.address(OriginNumber(number)) }

    /// A 64-bit hash of an origin's address, the same in every segment.
    package func originHash(_ number: Int) -> UInt64 {
        let origin = OriginNumber(number)
        return origin.isInDictionary ? hash(origin: Int(origin.value)) : Self.hash(address: origin.value)
    }
}
