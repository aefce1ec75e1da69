// Hot: opening a segment reads it. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel

/// What a segment says of its blocks: all of its file but the blocks themselves, which may be many times larger. Checked by a checksum of its own,
/// so that a question to some rows need not read the rest.
struct SegmentOutline {
    /// One block, its columns not yet looked at.
    struct Block {
        let place: Int
        let rows: Int
        let first: Instant
        let last: Instant
        /// Credential number and the row at which its run begins, in row order.
        let runs: [(credential: Int, start: Int)]
    }

    /// Where a dictionary stands.
    struct Texts {
        let count: Int
        let ends: Int
        let bytes: Int
    }

    private(set) var blocks: [Block] = []
    private(set) var dictionaries: [Texts] = []
    /// Where the description stands.
    let metadata: Range<Int>
    /// Where the checksums of the pages of the blocks stand, and where the blocks end.
    let pageChecksums: Int
    let blocksEnd: Int
    private let path: String

    /// - Parameter all: the file, which outlives the call.
    init(_ all: UnsafeRawBufferPointer, path: String) throws(LogScanningError) {
        self.path = path
        let footer = all.count - SegmentFormat.footerSize
        // SAFETY: every place is held against the file's size before it is read.
        guard footer >= 8, unsafe all[(all.count - 8)...].elementsEqual(SegmentFormat.magic),
            unsafe all[..<8].elementsEqual(SegmentFormat.magic)
        else { throw Segment.corrupt(path, "it does not begin and end as a segment does") }
        let numbers = (0..<8).map { Int(truncatingIfNeeded: unsafe all.loadUnaligned(fromByteOffset: footer + $0 * 8, as: UInt64.self)) }
        guard numbers[5] == SegmentFormat.version else {
            throw LogScanningError(
                .indexVersion, "a segment has another version of the index format",
                context: [("segment", path), ("version", "\(numbers[5])"), ("expected", "\(SegmentFormat.version)")],
                hint: "scan the logs again into a new folder")
        }
        let (dictionaries, directory, count, metadata, length, pages) =
            (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[6])
        guard 8 <= dictionaries, dictionaries <= directory, directory <= pages, pages <= metadata, metadata <= footer,
            0 <= length, length <= footer - metadata, (metadata - pages) / 4 >= Self.pages(upTo: dictionaries)
        else { throw Segment.corrupt(path, "its parts overlap") }
        guard unsafe CRC32.update(0, UnsafeRawBufferPointer(rebasing: all[dictionaries..<(footer + 7 * 8)])) == numbers[7] else {
            throw Segment.corrupt(path, "its checksum is wrong")
        }
        self.metadata = metadata..<(metadata + length)
        pageChecksums = pages
        blocksEnd = dictionaries
        try readDictionaries(unsafe SegmentCursor(all, from: dictionaries, to: directory, path: path))
        try readDirectory(unsafe SegmentCursor(all, from: directory, to: pages, path: path), count: count)
    }

    static func pages(upTo end: Int) -> Int { (end + SegmentFormat.pageSize - 1) / SegmentFormat.pageSize }

    /// One column of a block.
    struct Column {
        let head: ColumnHead
        /// Where its values begin in the file.
        let place: Int
    }

    /// Where the heads of a block's columns stand, held against the end of the blocks.
    func heads(of block: Block) throws(LogScanningError) -> Range<Int> {
        guard block.place >= 8, block.place % 8 == 0, block.place <= blocksEnd - SegmentColumn.headsSize else {
            throw Segment.corrupt(path, "a block lies outside of its part")
        }
        return block.place..<(block.place + SegmentColumn.headsSize)
    }

    /// The columns of a block in file order, each held against the end of the blocks.
    ///
    /// - Parameter heads: the bytes that `heads(of:)` names.
    func columns(of block: Block, heads: UnsafeRawPointer) throws(LogScanningError) -> [Column] {
        var columns: [Column] = []
        columns.reserveCapacity(SegmentColumn.allCases.count)
        var place = block.place + SegmentColumn.headsSize
        for number in SegmentColumn.allCases.indices {
            // SAFETY: the caller has seen that there are as many heads as columns.
            let word = unsafe heads.loadUnaligned(fromByteOffset: number * SegmentFormat.headSize, as: UInt64.self)
            let base = unsafe heads.loadUnaligned(fromByteOffset: number * SegmentFormat.headSize + 8, as: UInt64.self)
            guard let head = ColumnHead(word: UInt64(littleEndian: word), base: UInt64(littleEndian: base), rows: block.rows) else {
                throw Segment.corrupt(path, "a column is impossible")
            }
            columns.append(Column(head: head, place: place))
            place += head.size(rows: block.rows)
            guard place <= blocksEnd else { throw Segment.corrupt(path, "a part goes on behind its end") }
        }
        return columns
    }

    /// The error for a sparse column whose ranks are not those of a column that was written so.
    func wrongRanks() -> LogScanningError { Segment.corrupt(path, "the ranks of a column are wrong") }

    /// What the segment says of itself and of its log.
    func description(_ all: UnsafeRawBufferPointer) throws(LogScanningError) -> SegmentMetadata {
        let description: SegmentMetadata
        do {
            // SAFETY: the description ends inside the file.
            description = try CanonicalJSON.decode(SegmentMetadata.self, unsafe Array(all[metadata]))
        } catch { throw Segment.corrupt(path, "its description cannot be read") }
        guard description.isPlausible else { throw Segment.corrupt(path, "its description holds impossible numbers") }
        return description
    }

    private mutating func readDictionaries(_ start: SegmentCursor) throws(LogScanningError) {
        var cursor = start
        for _ in SegmentDictionary.allCases {
            let count = try cursor.number(below: 1 << 32)
            let length = try cursor.number(below: 1 << 32)
            let ends = try cursor.skip(count * 4)
            guard cursor.ascending(from: ends, count: count, upTo: length) else {
                throw Segment.corrupt(path, "a dictionary's texts overlap")
            }
            dictionaries.append(Texts(count: count, ends: ends, bytes: try cursor.skip(length)))
        }
    }

    private mutating func readDirectory(_ start: SegmentCursor, count: Int) throws(LogScanningError) {
        var cursor = start
        // Each block takes at least five numbers of the directory, so a false count ends soon.
        for _ in 0..<max(0, count) {
            let place = try cursor.number(below: 1 << 62)
            let rows = try cursor.number(below: SegmentFormat.blockRows + 1)
            let first = Int64(bitPattern: try cursor.bits())
            let last = Int64(bitPattern: try cursor.bits())
            // Times are within what the time reader gives, so that nothing is added up beyond 64 bits.
            guard abs(Double(first)) < 1e18, abs(Double(last)) < 1e18, rows > 0 else {
                throw Segment.corrupt(path, "a block is impossible")
            }
            blocks.append(
                Block(
                    place: place, rows: rows, first: Instant(milliseconds: first), last: Instant(milliseconds: last),
                    runs: try runs(&cursor, rows: rows)))
        }
    }

    private func runs(_ cursor: inout SegmentCursor, rows: Int) throws(LogScanningError) -> [(credential: Int, start: Int)] {
        let count = try cursor.number(below: rows + 1)
        var runs: [(credential: Int, start: Int)] = []
        runs.reserveCapacity(min(count, 4096))
        for number in 0..<count {
            let pair = try cursor.bits()
            let (credential, start) = (Int(pair & 0xFFFF_FFFF), Int(pair >> 32))
            guard credential < dictionaries[SegmentDictionary.credentials.rawValue].count, start < rows,
                number == 0 ? start == 0 : start > runs[number - 1].start
            else { throw Segment.corrupt(path, "a run of rows is impossible") }
            runs.append((credential, start))
        }
        guard count > 0 else { throw Segment.corrupt(path, "a block has no run") }
        return runs
    }
}
