// Hot: keeps every line of a question about origins. Benchmark: Benchmarks/run scan (groups).
internal import BreachModel
internal import Glibc

/// Rows of a few words, each in one of 256 partitions: in pages of 4 KiB and, once these are too many, in a temporary file that has no name.
// SENDABLE: one thread fills it; when it is done, threads read partitions of their own.
@safe final class RowPartitions: @unchecked Sendable {
    static let count = 256
    private static let pageSize = 4096
    /// Memory is asked for in pieces of this size: what the system calls a huge page, eight times.
    private static let pieceSize = 16 << 20

    private typealias Page = UnsafeMutablePointer<UInt64>

    /// A stretch of the file.
    private struct Extent {
        let offset: Int
        let bytes: Int
    }

    /// Words of a row; a page holds a whole number of them.
    private let words: Int
    /// Bytes of pages before they go into the file.
    private let limit: Int
    private let folder: String
    /// Where each partition's next row goes; at a page's end, or nil, where it needs a new page.
    private let next: UnsafeMutablePointer<Page?>
    private var pages: [[Page]]
    private var extents = [[Extent]](repeating: [], count: RowPartitions.count)
    private var pieces: [UnsafeMutableRawPointer]
    private var fresh = 0
    private var freed: [Page]
    private var file: Int32 = -1
    private var fileSize = 0
    /// Why rows could not be put into the file; they then stay in memory.
    private(set) var failure: ScopingError?

    /// - Parameters:
    ///   - words: of a row, a power of two.
    ///   - limit: bytes of memory.
    ///   - folder: where the temporary file goes if there must be one.
    init(words: Int, limit: Int, folder: String) {
        self.words = words
        self.limit = max(limit, 2 * Self.count * Self.pageSize)
        self.folder = folder
        // SAFETY: freed in deinit.
        unsafe next = .allocate(capacity: Self.count)
        unsafe next.initialize(repeating: nil, count: Self.count)
        unsafe pages = [[Page]](repeating: [], count: Self.count)
        unsafe (pieces, freed) = ([], [])
    }

    deinit {
        // SAFETY: allocated in `init` or mapped by `newPage`, released once.
        unsafe next.deallocate()
        for index in unsafe pieces.indices { unsafe munmap(pieces[index], Self.pieceSize) }
        if file >= 0 { close(file) }
    }

    /// Adds a row of two words.
    @inline(__always)
    func append(_ first: UInt64, _ second: UInt64, to partition: Int) {
        // SAFETY: partitions are below `count`; a page holds a whole number of rows.
        let place = unsafe place(partition)
        unsafe place[0] = first
        unsafe place[1] = second
        unsafe next[partition] = unsafe place + 2
    }

    /// Adds a row of three words, and one that is not used.
    func append(_ first: UInt64, _ second: UInt64, _ third: UInt64, to partition: Int) {
        // SAFETY: as above.
        let place = unsafe place(partition)
        unsafe place[0] = first
        unsafe place[1] = second
        unsafe place[2] = third
        unsafe next[partition] = unsafe place + 4
    }

    @inline(__always)
    private func place(_ partition: Int) -> UnsafeMutablePointer<UInt64> {
        // SAFETY: partitions are below `count`.
        let place = unsafe next[partition]
        if UInt(bitPattern: place) & UInt(Self.pageSize - 1) != 0, let place = unsafe place { return unsafe place }
        return unsafe newPage(partition)
    }

    @inline(never)
    private func newPage(_ partition: Int) -> UnsafeMutablePointer<UInt64> {
        let isFull = unsafe fresh == 0 && freed.isEmpty && !pieces.isEmpty && (pieces.count + 1) * Self.pieceSize > limit
        if isFull, failure == nil { spill() }
        let page: Page
        if let used = unsafe freed.popLast() {
            unsafe page = used
        } else {
            if fresh == 0 { openPiece() }
            fresh -= 1
            // SAFETY: `fresh` counts the pages of the last piece that nobody has.
            unsafe page = (pieces[pieces.count - 1] + fresh * Self.pageSize).bindMemory(to: UInt64.self, capacity: Self.pageSize / 8)
        }
        unsafe pages[partition].append(page)
        return unsafe page
    }

    private func openPiece() {
        // SAFETY: memory of its own, released in deinit; the system aligns it to its own pages, whose size is a multiple of ours.
        let piece = unsafe mmap(nil, Self.pieceSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let piece = unsafe piece, unsafe piece != MAP_FAILED else { fatalError("there is no memory for the lines of this question") }
        unsafe madvise(piece, Self.pieceSize, MADV_HUGEPAGE)
        unsafe pieces.append(piece)
        fresh = Self.pieceSize / Self.pageSize
    }

    // MARK: The file

    /// Writes every full page into the file, a partition's one after the other, so that they can be used again.
    private func spill() {
        do throws(ScopingError) {
            if file < 0 { file = try Self.temporaryFile(in: folder) }
            for partition in 0..<Self.count {
                // SAFETY: partitions are below `count`.
                let isLastFull = unsafe UInt(bitPattern: next[partition]) & UInt(Self.pageSize - 1) == 0
                let full = unsafe isLastFull ? pages[partition][...] : pages[partition].dropLast()
                if unsafe full.isEmpty { continue }
                let start = fileSize
                for index in unsafe full.indices { try unsafe write(full[index]) }
                extents[partition].append(Extent(offset: start, bytes: fileSize - start))
                unsafe freed += full
                unsafe pages[partition].removeFirst(full.count)
                if isLastFull { unsafe next[partition] = nil }
            }
        } catch { failure = error }
    }

    private func write(_ page: UnsafeMutablePointer<UInt64>) throws(ScopingError) {
        var done = 0
        while done < Self.pageSize {
            // SAFETY: the page is full.
            let count = unsafe pwrite(file, UnsafeRawPointer(page) + done, Self.pageSize - done, off_t(fileSize + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.unwritable(folder) }
            done += count
        }
        fileSize += Self.pageSize
    }

    /// A file for this process alone that is gone with it.
    private static func temporaryFile(in folder: String) throws(ScopingError) -> Int32 {
        var name = Array((folder + "/haechi.XXXXXX").utf8CString)
        // SAFETY: the name ends with 0, and is written to in place.
        let file = unsafe name.withUnsafeMutableBufferPointer { name -> Int32 in
            let file = unsafe mkstemp(name.baseAddress.unsafelyUnwrapped)
            if file >= 0 { unsafe unlink(name.baseAddress.unsafelyUnwrapped) }
            return file
        }
        guard file >= 0 else { throw unwritable(folder) }
        // No program that is started meanwhile may read it.
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        return file
    }

    private static func unwritable(_ folder: String) -> ScopingError {
        ScopingError(
            .write, "there is more to count than fits into memory, and the temporary file cannot be written", context: [("folder", folder)],
            hint: "name a folder with more room by TMPDIR")
    }

    // MARK: Reading

    /// Rows of a partition.
    func rows(in partition: Int) -> Int {
        let inFile = extents[partition].reduce(0) { $0 + $1.bytes }
        guard let last = unsafe pages[partition].last, let next = unsafe next[partition] else { return inFile / 8 / words }
        // SAFETY: only places are compared.
        return unsafe (inFile + (pages[partition].count - 1) * Self.pageSize + (UnsafeRawPointer(next) - UnsafeRawPointer(last))) / 8
            / words
    }

    /// Hands on the words of all rows of a partition, some hundred rows at a time.
    func forEach(in partition: Int, _ body: (UnsafeBufferPointer<UInt64>) -> Void) throws(ScopingError) {
        let chunk = 64 * Self.pageSize
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: extents[partition].isEmpty ? 8 : chunk, alignment: 8)
        // SAFETY: freed here once; extents are whole pages of the file.
        defer { unsafe buffer.deallocate() }
        for extent in extents[partition] {
            var done = 0
            while done < extent.bytes {
                let wanted = min(chunk, extent.bytes - done)
                let count = unsafe pread(file, buffer.baseAddress, wanted, off_t(extent.offset + done))
                guard count == wanted else { throw Self.unwritable(folder) }
                unsafe body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]).bindMemory(to: UInt64.self))
                done += count
            }
        }
        for index in unsafe pages[partition].indices {
            let page = unsafe pages[partition][index]
            // SAFETY: all pages but the last one are full, and that one is filled up to `next`.
            let isLast = unsafe index == pages[partition].count - 1
            let bytes = unsafe isLast ? UnsafeRawPointer(next[partition] ?? page) - UnsafeRawPointer(page) : Self.pageSize
            unsafe body(UnsafeBufferPointer(start: page, count: bytes / 8))
        }
    }
}
