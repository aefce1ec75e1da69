internal import BreachModel
internal import CISAL
internal import CZstd
internal import Glibc

/// Writes a file as a whole: into a temporary neighbour first, renamed when it is complete, so that nobody ever sees half of it.
///
/// `.gz` and `.zst` at the end of the path compress on the way. Not safe to share between threads.
package final class CompressedWriter {
    package let path: String
    /// Bytes given so far, before compression.
    package private(set) var bytesWritten = 0
    private let temporary: String
    private var descriptor: Int32
    private var encoder: Encoder
    private var finished = false

    private enum Encoder {
        case none
        case gzip(GzipEncoder)
        case zstd(ZstdEncoder)
    }

    /// - Parameters:
    ///   - path: the final name; its folder must exist.
    ///   - forOwnerOnly: whether not even the group may read it.
    package init(path: String, forOwnerOnly: Bool = false) throws(ByteStreamError) {
        self.path = path
        (descriptor, temporary) = try TemporaryFile.make(beside: path, forOwnerOnly: forOwnerOnly)
        if path.hasSuffix(".gz") {
            encoder = .gzip(GzipEncoder())
        } else if path.hasSuffix(".zst") {
            encoder = .zstd(ZstdEncoder())
        } else {
            encoder = .none
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        // SAFETY: the path is a string that lives through the call.
        if !finished { unsafe unlink(temporary) }
    }

    /// Appends bytes.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(ByteStreamError) {
        bytesWritten += bytes.count
        switch encoder {
        // SAFETY: the buffer is the caller's and lives through the call.
        case .none: try unsafe writeRaw(bytes)
        case .gzip(let gzip): try unsafe gzip.encode(bytes, last: false) { out throws(ByteStreamError) in try unsafe self.writeRaw(out) }
        case .zstd(let zstd): try unsafe zstd.encode(bytes, last: false) { out throws(ByteStreamError) in try unsafe self.writeRaw(out) }
        }
    }

    /// Appends bytes.
    package func write(_ bytes: [UInt8]) throws(ByteStreamError) {
        var failure: ByteStreamError?
        // SAFETY: the buffer is used only inside the closure.
        unsafe bytes.withUnsafeBytes { buffer in
            do throws(ByteStreamError) { try unsafe write(buffer) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Appends UTF-8 text.
    package func write(_ text: String) throws(ByteStreamError) {
        try write(Array(text.utf8))
    }

    /// Ends the stream and gives the file its final name.
    ///
    /// - Parameter durable: waits until file and folder are on the disk.
    package func finish(durable: Bool = false) throws(ByteStreamError) {
        // SAFETY: an empty buffer.
        let nothing = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        switch encoder {
        case .none: break
        case .gzip(let gzip): try unsafe gzip.encode(nothing, last: true) { out throws(ByteStreamError) in try unsafe self.writeRaw(out) }
        case .zstd(let zstd): try unsafe zstd.encode(nothing, last: true) { out throws(ByteStreamError) in try unsafe self.writeRaw(out) }
        }
        if durable, fsync(descriptor) != 0 { throw .system(errno, path: path, writing: true) }
        guard close(descriptor) == 0 else {
            descriptor = -1
            throw .system(errno, path: path, writing: true)
        }
        descriptor = -1
        guard unsafe rename(temporary, path) == 0 else { throw .system(errno, path: path, writing: true) }
        finished = true
        if durable { Self.syncFolder(of: path) }
    }

    private static func syncFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        // SAFETY: the path is a string that lives through the call.
        let handle = unsafe open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { return }
        fsync(handle)
        close(handle)
    }

    private func writeRaw(_ bytes: UnsafeRawBufferPointer) throws(ByteStreamError) {
        var position = 0
        while position < bytes.count {
            // SAFETY: the range lies inside `bytes`.
            let count = unsafe Glibc.write(descriptor, bytes.baseAddress.unsafelyUnwrapped + position, bytes.count - position)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .system(errno, path: path, writing: true) }
            position += count
        }
    }
}

/// Takes the next compressed bytes.
typealias RawWriter = (UnsafeRawBufferPointer) throws(ByteStreamError) -> Void
