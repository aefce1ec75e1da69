import Glibc

/// A file in memory, under a path that readers of files can open.
final class FuzzFile: Sendable {
    let path: String
    private let descriptor: Int32

    init() {
        var template = Array("/dev/shm/haechi-fuzz.XXXXXX".utf8CString)
        // SAFETY: the system replaces six characters of a text that ends with NUL; the name is gone at once, the file with its owner.
        descriptor = unsafe template.withUnsafeMutableBufferPointer { name in
            let made = unsafe mkstemp(name.baseAddress.unsafelyUnwrapped)
            unsafe unlink(name.baseAddress.unsafelyUnwrapped)
            return made
        }
        precondition(descriptor >= 0, "no file in memory")
        path = "/proc/self/fd/\(descriptor)"
    }

    deinit { close(descriptor) }

    /// Makes `bytes` the file's content.
    func fill(_ bytes: [UInt8]) {
        ftruncate(descriptor, 0)
        // SAFETY: as many bytes as the array has.
        let count = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        precondition(count == bytes.count, "the file in memory is full")
    }
}
