// Hot: keeps every line of a question. Benchmark: Benchmarks/run scan (groups, re-scope).
internal import BreachModel
internal import ByteStreams
internal import Glibc

/// Rows of a few words, each in one of 256 partitions: in pages of 4 KiB and, once these are too many, in a file that has no name.
// SENDABLE: one thread fills it; when it is done, threads read partitions of their own.
@safe final class RowPartitions: @unchecked Sendable {
    static let count = 256
    private static let pageSize = 4096
    private static let pagesAtOnce = 128
    /// MADV_POPULATE_WRITE (Linux 5.14), which the platform's module does not have.
    private static let populateWrite: Int32 = 23
    /// Memory is asked for in pieces of at most this size: what the system calls a huge page, eight times.
    private static let mostOfPiece = 16 << 20

    private typealias Place = UnsafeMutablePointer<UInt64>

    /// A page of memory, and how many bytes of its start are rows; where the next row goes says that of a partition's open page.
    @unsafe private struct Page {
        let start: Place
        var bytes: Int
    }

    /// A stretch of the file.
    private struct Extent {
        let offset: Int
        let bytes: Int
    }

    /// Words of a row; a page holds a whole number of them.
    private let words: Int
    /// Bytes of pages before they go into the file.
    private let limit: Int
    private let folders: [String]
    /// Where each partition's next row goes; at a page's end, or nil, where it needs a new page.
    private let next: UnsafeMutablePointer<Place?>
    private var pages: [[Page]]
    private var extents = [[Extent]](repeating: [], count: RowPartitions.count)
    private var pieces: [UnsafeMutableRawPointer]
    /// Bytes of a piece: fewer where the limit is lower.
    private let pieceSize: Int
    private var fresh = 0
    private var freed: [Place]
    private var file: ScratchFile?
    private var fileSize = 0
    /// Why rows could not be put into the file; they then stay in memory.
    private(set) var failure: ScopingError?

    /// - Parameters:
    ///   - words: of a row, a power of two.
    ///   - limit: bytes of memory; a page for each partition is held whatever it says.
    ///   - folders: where the file goes if there must be one: the first that takes it.
    init(words: Int, limit: Int, folders: [String]) {
        self.words = words
        self.limit = limit
        pieceSize = max(Self.pageSize, min(Self.mostOfPiece, limit / Self.pageSize * Self.pageSize))
        self.folders = folders
        // SAFETY: freed in deinit.
        unsafe next = .allocate(capacity: Self.count)
        unsafe next.initialize(repeating: nil, count: Self.count)
        unsafe pages = [[Page]](repeating: [], count: Self.count)
        unsafe (pieces, freed) = ([], [])
    }

    deinit {
        // SAFETY: allocated in `init`, released once.
        unsafe next.deallocate()
        releaseMemory()
    }

    /// Adds a row of one word.
    @inline(__always)
    func append(_ word: UInt64, to partition: Int) {
        // SAFETY: partitions are below `count`; a page holds a whole number of rows.
        let place = unsafe place(partition)
        unsafe place[0] = word
        unsafe next[partition] = unsafe place + 1
    }

    /// Adds a row of two words.
    @inline(__always)
    func append(_ first: UInt64, _ second: UInt64, to partition: Int) {
        // SAFETY: as above.
        let place = unsafe place(partition)
        unsafe place[0] = first
        unsafe place[1] = second
        unsafe next[partition] = unsafe place + 2
    }

    /// Adds a row of four words.
    @inline(__always)
    func append(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64, to partition: Int) {
        // SAFETY: as above.
        let place = unsafe place(partition)
        unsafe place[0] = first
        unsafe place[1] = second
        unsafe place[2] = third
        unsafe place[3] = fourth
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
        let isFull = unsafe fresh == 0 && freed.isEmpty && !pieces.isEmpty && (pieces.count + 1) * pieceSize > limit
        if isFull, failure == nil { spill() }
        let page: Place
        if let used = unsafe freed.popLast() {
            unsafe page = used
        } else {
            if fresh == 0 { openPiece() }
            if fresh % Self.pagesAtOnce == 0 { fetchPages() }
            fresh -= 1
            // SAFETY: `fresh` counts the pages of the last piece that nobody has.
            unsafe page = (pieces[pieces.count - 1] + fresh * Self.pageSize).bindMemory(to: UInt64.self, capacity: Self.pageSize / 8)
        }
        unsafe pages[partition].append(Page(start: page, bytes: Self.pageSize))
        return unsafe page
    }

    /// Has the system make the next pages there at once, instead of one by one when each is written first; if it does not, that is how they come.
    private func fetchPages() {
        let bytes = Self.pagesAtOnce * Self.pageSize
        // SAFETY: the last `fresh` pages of the piece that nobody has are the piece's own.
        _ = unsafe madvise(pieces[pieces.count - 1] + (fresh * Self.pageSize - bytes), bytes, Self.populateWrite)
    }

    private func openPiece() {
        // SAFETY: memory of its own, released in deinit; the system aligns it to its own pages, whose size is a multiple of ours.
        let piece = unsafe mmap(nil, pieceSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let piece = unsafe piece, unsafe piece != MAP_FAILED else { fatalError("there is no memory for the lines of this question") }
        // No huge pages: where a host takes unused ones back, getting them again took six times as long as small ones.
        unsafe pieces.append(piece)
        fresh = pieceSize / Self.pageSize
    }

    private func releaseMemory() {
        // SAFETY: mapped by `openPiece`; no page of them is in use any more.
        for index in unsafe pieces.indices { unsafe munmap(pieces[index], pieceSize) }
        unsafe (pieces, freed) = ([], [])
        fresh = 0
    }

    // MARK: The file

    /// Writes every full page into the file, a partition's one after the other, so that they can be used again.
    private func spill() {
        do throws(ByteStreamError) {
            for partition in 0..<Self.count {
                // SAFETY: partitions are below `count`.
                let isLastFull = unsafe UInt(bitPattern: next[partition]) & UInt(Self.pageSize - 1) == 0
                let full = unsafe isLastFull ? pages[partition].count : pages[partition].count - 1
                try write(full, of: partition)
                unsafe freed += pages[partition][..<full].map(\.start)
                unsafe pages[partition].removeFirst(full)
                if isLastFull { unsafe next[partition] = nil }
            }
        } catch { fail(error) }
    }

    /// To be called after the last row: where there is a file, all rows go there, and no memory is held.
    func settle() {
        guard file != nil, failure == nil else { return }
        do throws(ByteStreamError) {
            for partition in 0..<Self.count {
                close(partition)
                // SAFETY: only counted and forgotten; their memory is released below.
                try unsafe write(pages[partition].count, of: partition)
                unsafe pages[partition] = []
            }
            releaseMemory()
        } catch { fail(error) }
    }

    /// Writes the first pages of a partition as a stretch of the file.
    private func write(_ count: Int, of partition: Int) throws(ByteStreamError) {
        if count == 0 { return }
        if file == nil { file = try ScratchFile(folders: folders) }
        let start = fileSize
        for index in 0..<count {
            // SAFETY: these bytes of the page are rows.
            let page = unsafe UnsafeRawBufferPointer(start: pages[partition][index].start, count: bytes(index, of: partition))
            try unsafe file?.write(page, at: fileSize)
            fileSize += page.count
        }
        extents[partition].append(Extent(offset: start, bytes: fileSize - start))
    }

    /// Bytes of a page that are rows.
    private func bytes(_ index: Int, of partition: Int) -> Int {
        // SAFETY: partitions are below `count`; only places are compared.
        let page = unsafe pages[partition][index]
        guard unsafe index == pages[partition].count - 1, let next = unsafe next[partition] else { return unsafe page.bytes }
        return unsafe UnsafeRawPointer(next) - UnsafeRawPointer(page.start)
    }

    /// Lets a partition's next row begin a new page.
    private func close(_ partition: Int) {
        guard let last = unsafe pages[partition].indices.last else { return }
        // SAFETY: partitions are below `count`.
        unsafe pages[partition][last].bytes = bytes(last, of: partition)
        unsafe next[partition] = nil
    }

    private func fail(_ error: ByteStreamError) { failure = Self.lost(error, folders) }

    private static func lost(_ error: ByteStreamError, _ folders: [String]) -> ScopingError {
        ScopingError(
            .write, "there is more to count than fits into memory, and no file can hold it: \(error.reportMessage)",
            context: [("folders", folders.joined(separator: " "))], hint: "make room there, or name a folder with more room by TMPDIR")
    }

    /// Puts every two neighbours together: partitions 2n and 2n + 1 become n, and the upper half is empty.
    func halve() {
        for partition in 0..<Self.count { close(partition) }
        // SAFETY: the pages only change their lists.
        for partition in 0..<Self.count {
            let (left, right) = (2 * partition, 2 * partition + 1)
            extents[partition] = right < Self.count ? extents[left] + extents[right] : []
            unsafe pages[partition] = right < Self.count ? pages[left] + pages[right] : []
        }
    }

    // MARK: Reading

    /// Rows of a partition.
    func rows(in partition: Int) -> Int {
        let inFile = extents[partition].reduce(0) { $0 + $1.bytes }
        // SAFETY: the pages are only counted.
        let inMemory = unsafe pages[partition].indices.reduce(0) { $0 + bytes($1, of: partition) }
        return (inFile + inMemory) / 8 / words
    }

    /// Hands on the words of all rows of a partition, some hundred rows at a time.
    func forEach(in partition: Int, _ body: (UnsafeBufferPointer<UInt64>) -> Void) throws(ScopingError) {
        if let failure { throw failure }
        let chunk = 64 * Self.pageSize
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: extents[partition].isEmpty ? 8 : chunk, alignment: 8)
        // SAFETY: freed here once; extents are whole rows of the file.
        defer { unsafe buffer.deallocate() }
        for extent in extents[partition] {
            var done = 0
            while done < extent.bytes {
                let part = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(chunk, extent.bytes - done)])
                do throws(ByteStreamError) { try unsafe file?.read(into: part, at: extent.offset + done) } catch {
                    throw Self.lost(error, folders)
                }
                unsafe body(UnsafeBufferPointer(part.bindMemory(to: UInt64.self)))
                done += part.count
            }
        }
        for index in unsafe pages[partition].indices {
            // SAFETY: as `bytes` says.
            unsafe body(UnsafeBufferPointer(start: pages[partition][index].start, count: bytes(index, of: partition) / 8))
        }
    }
}
