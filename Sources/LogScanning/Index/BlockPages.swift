// Hot: reads what a question needs of every block. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel

/// Those pages of a block that a question needs, one block after the other: copied from the file, which costs less than to map a few pages of each block,
/// and held against their checksums.
@safe final class BlockPages {
    private static let size = SegmentFormat.pageSize

    private let file: MappedFile
    private let checksums: Int
    private let end: Int
    private let path: String
    // SAFETY: `reserve` allocates it, `deinit` frees it.
    private var buffer = unsafe UnsafeMutableRawBufferPointer(start: nil, count: 0)
    /// The block's first page, and which pages from it on stand in the buffer.
    private var first = 0
    private var isRead: [Bool] = []

    init(_ file: MappedFile, _ outline: SegmentOutline, path: String) {
        self.file = file
        self.path = path
        (checksums, end) = (outline.pageChecksums, outline.blocksEnd)
    }

    // SAFETY: allocated by `reserve`, freed once.
    deinit { unsafe buffer.deallocate() }

    /// Turns to another block; what was read of the one before is gone.
    func open(at place: Int) {
        first = place / Self.size
        isRead.removeAll(keepingCapacity: true)
    }

    /// Makes room for the block's bytes up to a place of the file. Addresses of before stand no more if there was no room.
    func reserve(upTo place: Int) {
        let pages = max(0, (place + Self.size - 1) / Self.size - first)
        if isRead.count < pages { isRead.append(contentsOf: repeatElement(false, count: pages - isRead.count)) }
        // Whoever reads a value reads the word that it begins in.
        let wanted = pages * Self.size + 64
        guard unsafe wanted > buffer.count else { return }
        // SAFETY: what was read is copied; the rest is zeros. Freed here or in `deinit`.
        let larger = unsafe UnsafeMutableRawBufferPointer.allocate(byteCount: max(wanted, buffer.count * 2), alignment: 64)
        unsafe larger.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe UnsafeMutableRawBufferPointer(rebasing: larger[..<buffer.count]).copyMemory(from: UnsafeRawBufferPointer(buffer))
        unsafe buffer.deallocate()
        unsafe buffer = larger
    }

    /// Where a place of the file, inside of what was reserved, lies in memory.
    func address(of place: Int) -> UnsafeRawPointer {
        precondition(place >= first * Self.size)
        precondition(unsafe place - first * Self.size <= buffer.count)
        // SAFETY: held against the buffer just now.
        return unsafe UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped) + (place - first * Self.size)
    }

    /// Reads the pages that hold some bytes of the file, those that stand there already excepted.
    ///
    /// - Throws: `indexUnreadable`; `indexCorrupt` where a page is not as its checksum has it.
    func need(_ bytes: Range<Int>) throws(LogScanningError) {
        guard !bytes.isEmpty else { return }
        guard bytes.upperBound <= end else { throw Segment.corrupt(path, "a part goes on behind its end") }
        reserve(upTo: bytes.upperBound)
        var page = bytes.lowerBound / Self.size - first
        let last = (bytes.upperBound - 1) / Self.size - first
        while page <= last {
            guard !isRead[page] else {
                page += 1
                continue
            }
            var next = page + 1
            while next <= last, !isRead[next] { next += 1 }
            try read(page..<next)
            page = next
        }
    }

    private func read(_ pages: Range<Int>) throws(LogScanningError) {
        let start = (first + pages.lowerBound) * Self.size
        let range = start..<min(end, start + pages.count * Self.size)
        // SAFETY: there is room for all pages up to the last one.
        let target = unsafe buffer.baseAddress.unsafelyUnwrapped + pages.lowerBound * Self.size
        try unsafe file.read(range, to: target)
        for page in pages {
            let own = (page - pages.lowerBound) * Self.size
            let bytes = unsafe UnsafeRawBufferPointer(start: target + own, count: min(Self.size, range.count - own))
            let expected = unsafe file.base.loadUnaligned(fromByteOffset: checksums + (first + page) * 4, as: UInt32.self)
            guard unsafe CRC32.update(0, bytes) == UInt32(littleEndian: expected) else {
                throw Segment.corrupt(path, "the checksum of a page is wrong")
            }
            isRead[page] = true
        }
    }
}
