// Hot: opening a segment reads all of it. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel

/// The parts of a segment's file, read and checked. Whoever made the bytes, nothing that was checked here leads outside of them.
struct SegmentParts {
    let metadata: SegmentMetadata
    private(set) var blocks: [Segment.Block] = []
    private(set) var dictionaries: [(count: Int, ends: Int, bytes: Int)] = []
    private let path: String

    init(base: UnsafeMutableRawPointer, size: Int, path: String) throws(LogScanningError) {
        self.path = path
        let all = unsafe UnsafeRawBufferPointer(start: base, count: size)
        let footer = size - SegmentFormat.footerSize
        // SAFETY: the caller checked that a footer fits.
        guard unsafe all[(size - 8)...].elementsEqual(SegmentFormat.magic), unsafe all[..<8].elementsEqual(SegmentFormat.magic) else {
            throw Segment.corrupt(path, "it does not begin and end as a segment does")
        }
        let numbers = (0..<7).map { Int(truncatingIfNeeded: unsafe all.loadUnaligned(fromByteOffset: footer + $0 * 8, as: UInt64.self)) }
        guard numbers[5] == SegmentFormat.version else {
            throw LogScanningError(
                .indexVersion, "a segment has another version of the index format",
                context: [("segment", path), ("version", "\(numbers[5])"), ("expected", "\(SegmentFormat.version)")],
                hint: "scan the logs again into a new folder")
        }
        guard unsafe CRC32.update(0, UnsafeRawBufferPointer(rebasing: all[..<(footer + 6 * 8)])) == numbers[6] else {
            throw Segment.corrupt(path, "its checksum is wrong")
        }
        let (dictionaryPlace, directoryPlace, blockCount, metadataPlace, metadataLength) =
            (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
        guard 8 <= dictionaryPlace, dictionaryPlace <= directoryPlace, directoryPlace <= metadataPlace, metadataPlace <= footer,
            0 <= metadataLength, metadataLength <= footer - metadataPlace
        else { throw Segment.corrupt(path, "its parts overlap") }
        do {
            let text = unsafe Array(all[metadataPlace..<(metadataPlace + metadataLength)])
            metadata = try CanonicalJSON.decode(SegmentMetadata.self, text)
        } catch { throw Segment.corrupt(path, "its description cannot be read") }
        guard metadata.isPlausible else { throw Segment.corrupt(path, "its description holds impossible numbers") }
        try readDictionaries(unsafe SegmentCursor(all, from: dictionaryPlace, to: directoryPlace, path: path))
        try readDirectory(
            unsafe SegmentCursor(all, from: directoryPlace, to: metadataPlace, path: path),
            unsafe SegmentCursor(all, from: 8, to: dictionaryPlace, path: path), count: blockCount)
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
            dictionaries.append((count, ends, try cursor.skip(length)))
        }
    }

    private mutating func readDirectory(_ start: SegmentCursor, _ blockArea: SegmentCursor, count: Int) throws(LogScanningError) {
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
            let runs = try runs(&cursor, rows: rows)
            var columns = blockArea
            try columns.move(to: place)
            var places: [Int] = []
            for _ in SegmentColumn.allCases { places.append(try columns.column(rows: rows)) }
            blocks.append(
                Segment.Block(
                    rows: rows, first: Instant(milliseconds: first), last: Instant(milliseconds: last), runs: runs, columns: places))
        }
    }

    private func runs(_ cursor: inout SegmentCursor, rows: Int) throws(LogScanningError) -> [(credential: Int, start: Int)] {
        let count = try cursor.number(below: rows + 1)
        var runs: [(credential: Int, start: Int)] = []
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

    func strings(of dictionary: SegmentDictionary, base: UnsafeMutableRawPointer) -> [String] {
        let (count, ends, bytes) = dictionaries[dictionary.rawValue]
        var start = 0
        return (0..<count).map { number in
            // SAFETY: the ends were checked.
            let end = Int(unsafe base.load(fromByteOffset: ends + number * 4, as: UInt32.self))
            defer { start = end }
            return unsafe String(decoding: UnsafeRawBufferPointer(start: base + bytes + start, count: end - start), as: UTF8.self)
        }
    }
}
