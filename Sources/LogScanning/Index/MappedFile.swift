internal import BreachModel
internal import Glibc

/// A segment's file in memory, as long as this lives.
@safe final class MappedFile {
    let bytes: UnsafeRawBufferPointer

    /// - Throws: `indexUnreadable`, or `indexCorrupt` for a file that is too short to be a segment.
    init(path: String) throws(LogScanningError) {
        // SAFETY: the path lives through the call; the mapping is released in `deinit`.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw LogScanningError(.indexUnreadable, "a segment of the index cannot be opened", context: [("segment", path)])
        }
        defer { close(descriptor) }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        guard size >= SegmentFormat.footerSize + 8,
            let mapped = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), unsafe mapped != MAP_FAILED
        else { throw Segment.corrupt(path, "it is too short") }
        unsafe bytes = UnsafeRawBufferPointer(start: mapped, count: size)
    }

    // SAFETY: mapped in `init`, released once.
    deinit { unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress.unsafelyUnwrapped), bytes.count) }

    /// The first byte.
    // SAFETY: there is at least a footer.
    var base: UnsafeRawPointer { unsafe bytes.baseAddress.unsafelyUnwrapped }
}
