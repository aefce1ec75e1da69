internal import BreachModel
internal import Glibc

/// A file's bytes as they lie on the disk.
final class RawFile {
    private let path: String
    private let descriptor: Int32

    init(path: String) throws(ByteStreamError) {
        self.path = path
        // SAFETY: the path is a string that lives through the call.
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(errno, path: path) }
    }

    deinit { close(descriptor) }

    /// Fills the start of `chunk`; 0 at the end.
    func read(into chunk: inout [UInt8]) throws(ByteStreamError) -> Int {
        while true {
            // SAFETY: the system writes at most as many bytes as the array has.
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { return count }
            if errno != EINTR { throw .system(errno, path: path) }
        }
    }
}
