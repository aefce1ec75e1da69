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
        let columns: [Int]
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
        // SAFETY: place and size were checked when the segment was opened.
        unsafe ColumnView(start: base + block.columns[column.rawValue], rows: block.rows)
    }

    /// The bytes of entry `number` of a dictionary.
    func bytes(_ number: Int, of dictionary: SegmentDictionary) -> UnsafeRawBufferPointer {
        let place = dictionaryPlaces[dictionary.rawValue]
        // Rows of a segment of ours name only entries that are there; a hand-made one gets nothing.
        guard number >= 0, number < place.count else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
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
        let origin = OriginNumber(number)
        let parts = text(origin.placeNumber, of: .places).split(separator: "\0", omittingEmptySubsequences: false)
        return (address(origin), parts.first.map(String.init) ?? "", parts.count > 1 ? String(parts[1]) : "")
    }

    private func address(_ origin: OriginNumber) -> String {
        // SAFETY: the bytes are copied while the mapping stands.
        origin.isInDictionary ? OriginText.string(unsafe Array(bytes(Int(origin.value), of: .origins))) : IPv4Text.text(origin.value)
    }

    /// A 64-bit hash of an origin's address, the same in every segment.
    package func originHash(_ number: Int) -> UInt64 {
        let origin = OriginNumber(number)
        // SAFETY: the bytes are read while the mapping stands.
        return origin.isInDictionary
            ? unsafe ByteDictionary.hash(bytes(Int(origin.value), of: .origins))
            : ByteDictionary.fold(UInt64(origin.value) ^ 0x9E37_79B9_7F4A_7C15, 0xE703_7ED1_A0B4_28DB)
    }
}
