internal import BreachModel
internal import Glibc

/// A segment's file in memory, as long as this lives.
@safe final class MappedFile {
    // SAFETY: the mapping stands as long as this.
    private(set) var bytes = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
    /// Below 0 where the file is not read any more.
    private var descriptor: Int32
    private let path: String

    /// - Parameters:
    ///   - isRead: whether `read` will be asked; the file is kept open then.
    ///   - isWholeNeeded: whether every byte will be looked at; all pages are mapped at once then, not one by one as they are met.
    /// - Throws: `indexUnreadable`, or `indexCorrupt` for a file that is too short to be a segment.
    init(path: String, isRead: Bool = false, isWholeNeeded: Bool = false) throws(LogScanningError) {
        self.path = path
        // SAFETY: the path lives through the call; file and mapping are released in `deinit`.
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw LogScanningError(.indexUnreadable, "a segment of the index cannot be opened", context: [("segment", path)])
        }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        let flags = MAP_PRIVATE | (isWholeNeeded ? MAP_POPULATE : 0)
        guard size >= SegmentFormat.footerSize + 8,
            let mapped = unsafe mmap(nil, size, PROT_READ, flags, descriptor, 0), unsafe mapped != MAP_FAILED
        else { throw Segment.corrupt(path, "it is too short") }
        unsafe bytes = UnsafeRawBufferPointer(start: mapped, count: size)
        if isRead { return }
        close(descriptor)
        descriptor = -1
    }

    deinit {
        // SAFETY: mapped in `init`, released once.
        if let mapped = unsafe bytes.baseAddress { unsafe munmap(UnsafeMutableRawPointer(mutating: mapped), bytes.count) }
        if descriptor >= 0 { close(descriptor) }
    }

    /// The first byte.
    // SAFETY: there is at least a footer.
    var base: UnsafeRawPointer { unsafe bytes.baseAddress.unsafelyUnwrapped }

    /// Copies bytes of the file without mapping them.
    ///
    /// - Throws: `indexUnreadable` where the file has become shorter or cannot be read.
    func read(_ range: Range<Int>, to target: UnsafeMutableRawPointer) throws(LogScanningError) {
        var done = 0
        while done < range.count {
            // SAFETY: the caller gave room for the range.
            let count = unsafe pread(descriptor, target + done, range.count - done, off_t(range.lowerBound + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw LogScanningError(
                    .indexUnreadable, "a segment of the index cannot be read to its end", context: [("segment", path)],
                    hint: "scan the logs again")
            }
            done += count
        }
    }
}
