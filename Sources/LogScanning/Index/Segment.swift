// Hot: every question to the index reads through it. Benchmark: Benchmarks/run scan (detect, re-scope).
package import BreachModel
internal import Glibc

/// One segment of the index, mapped into memory and checked when it is opened.
@safe package final class Segment {
    /// One block: where it lies and what it covers.
    package struct Block: Sendable {
        package let rows: Int
        package let first: Instant
        package let last: Instant
        /// Credential number and the row at which its run begins, in row order.
        let runs: [(credential: Int, start: Int)]
        let columns: [(place: Int, width: Int)]
        let firstOffset: Int
    }

    package let path: String
    package let metadata: SegmentMetadata
    package let blocks: [Block]
    /// Credential ids by number.
    package let credentials: [String]
    private let base: UnsafeRawPointer
    private let size: Int
    private let dictionaryPlaces: [(count: Int, ends: Int, bytes: Int)]

    /// Opens and checks a segment.
    ///
    /// - Throws: `indexUnreadable`, `indexVersion` or `indexCorrupt`, with a hint to scan again.
    package init(path: String) throws(LogScanningError) {
        self.path = path
        // SAFETY: the path lives through the call; the mapping is released in `deinit`, or here where its parts are wrong.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw LogScanningError(.indexUnreadable, "a segment of the index cannot be opened", context: [("segment", path)])
        }
        defer { close(descriptor) }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        guard size >= SegmentFormat.footerSize + 8,
            let mapped = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), unsafe mapped != MAP_FAILED
        else { throw Self.corrupt(path, "it is too short") }
        do throws(LogScanningError) {
            let parts = try unsafe SegmentParts(base: mapped, size: size, path: path)
            metadata = parts.metadata
            blocks = parts.blocks
            dictionaryPlaces = parts.dictionaries
            credentials = unsafe parts.strings(of: .credentials, base: mapped)
        } catch {
            unsafe munmap(mapped, size)
            throw error
        }
        unsafe base = UnsafeRawPointer(mapped)
        self.size = size
    }

    // SAFETY: mapped in `init`, released once.
    deinit { unsafe munmap(UnsafeMutableRawPointer(mutating: base), size) }

    static func corrupt(_ path: String, _ what: String) -> LogScanningError {
        LogScanningError(
            .indexCorrupt, "a segment of the index is damaged: \(what)", context: [("segment", path)],
            hint: "delete it and scan the logs again")
    }

    func column(_ column: SegmentColumn, of block: Block) -> ColumnView {
        let (place, width) = block.columns[column.rawValue]
        // SAFETY: place and size were checked when the segment was opened.
        return unsafe ColumnView(base: base + place, width: width)
    }

    /// The bytes of entry `number` of a dictionary.
    func bytes(_ number: Int, of dictionary: SegmentDictionary) -> UnsafeRawBufferPointer {
        let place = dictionaryPlaces[dictionary.rawValue]
        precondition(number < place.count, "a row names a dictionary entry that does not exist")
        // SAFETY: the dictionary's ends were checked when the segment was opened.
        let start = number == 0 ? 0 : Int(unsafe base.load(fromByteOffset: place.ends + (number - 1) * 4, as: UInt32.self))
        let end = Int(unsafe base.load(fromByteOffset: place.ends + number * 4, as: UInt32.self))
        return unsafe UnsafeRawBufferPointer(start: base + place.bytes + start, count: end - start)
    }

    func count(of dictionary: SegmentDictionary) -> Int { dictionaryPlaces[dictionary.rawValue].count }

    /// Entry `number` as text.
    func text(_ number: Int, of dictionary: SegmentDictionary) -> String {
        // SAFETY: the bytes are copied while the mapping stands.
        unsafe String(decoding: bytes(number, of: dictionary), as: UTF8.self)
    }

    /// Address, country and network of an origin.
    package func origin(_ number: Int) -> (address: String, country: String, network: String) {
        let parts = text(number, of: .origins).split(separator: "\0", omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "", parts.count > 2 ? String(parts[2]) : "")
    }

    /// A 64-bit hash of each origin's address, the same in every segment.
    package func originHashes() -> [UInt64] {
        (0..<originCount).map { number in
            let bytes = unsafe self.bytes(number, of: .origins)
            // SAFETY: the address is the part before the first NUL.
            let end = unsafe bytes.firstIndex(of: 0) ?? bytes.count
            return unsafe ByteDictionary.hash(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
        }
    }

    /// How many origins the segment knows.
    package var originCount: Int { count(of: .origins) }
}

/// The parts of a segment's file, read and checked.
struct SegmentParts {
    let metadata: SegmentMetadata
    private(set) var blocks: [Segment.Block] = []
    private(set) var dictionaries: [(count: Int, ends: Int, bytes: Int)] = []
    private let path: String
    private let size: Int

    init(base: UnsafeMutableRawPointer, size: Int, path: String) throws(LogScanningError) {
        self.path = path
        self.size = size
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
        guard metadataPlace + metadataLength <= footer, dictionaryPlace <= directoryPlace, directoryPlace <= metadataPlace else {
            throw Segment.corrupt(path, "its parts overlap")
        }
        do {
            let text = unsafe Array(all[metadataPlace..<(metadataPlace + metadataLength)])
            metadata = try CanonicalJSON.decode(SegmentMetadata.self, text)
        } catch { throw Segment.corrupt(path, "its description cannot be read") }
        unsafe readDictionaries(all, from: dictionaryPlace)
        unsafe readDirectory(all, from: directoryPlace, count: blockCount)
    }

    private mutating func readDictionaries(_ all: UnsafeRawBufferPointer, from start: Int) {
        var place = start
        for _ in SegmentDictionary.allCases {
            // SAFETY: the checksum vouches for the numbers that our own writer put here.
            let count = Int(unsafe all.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            let length = Int(unsafe all.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
            let ends = place + 16
            let bytes = ends + (count * 4 + 7) & ~7
            dictionaries.append((count, ends, bytes))
            place = bytes + (length + 7) & ~7
        }
    }

    private mutating func readDirectory(_ all: UnsafeRawBufferPointer, from start: Int, count: Int) {
        var place = start
        // SAFETY: as above.
        func number() -> UInt64 {
            defer { place += 8 }
            return unsafe all.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        }
        for _ in 0..<count {
            var column = Int(number())
            let rows = Int(number())
            let first = Instant(milliseconds: Int64(bitPattern: number()))
            let last = Instant(milliseconds: Int64(bitPattern: number()))
            let firstOffset = Int(number())
            var runs: [(credential: Int, start: Int)] = []
            for _ in 0..<Int(number()) {
                let pair = number()
                runs.append((Int(pair & 0xFFFF_FFFF), Int(pair >> 32)))
            }
            var columns: [(place: Int, width: Int)] = []
            for _ in SegmentColumn.allCases {
                let width = Int(unsafe all.loadUnaligned(fromByteOffset: column, as: UInt64.self))
                columns.append((column + 8, width))
                column += 8 + (rows * width + 7) & ~7
            }
            blocks.append(
                Segment.Block(rows: rows, first: first, last: last, runs: runs, columns: columns, firstOffset: firstOffset))
        }
    }

    func strings(of dictionary: SegmentDictionary, base: UnsafeMutableRawPointer) -> [String] {
        let (count, ends, bytes) = dictionaries[dictionary.rawValue]
        var start = 0
        return (0..<count).map { number in
            // SAFETY: as above.
            let end = Int(unsafe base.load(fromByteOffset: ends + number * 4, as: UInt32.self))
            defer { start = end }
            return unsafe String(decoding: UnsafeRawBufferPointer(start: base + bytes + start, count: end - start), as: UTF8.self)
        }
    }
}
