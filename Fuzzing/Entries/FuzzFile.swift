import Glibc
import Synchronization

/// A file in memory, under a path that readers of files can open. Who reads it holds it: the entries also run side by side, as tests,
/// and another's bytes in the middle of a reading looked like a promise of the reader that was not kept.
final class FuzzFile: Sendable {
    private let path: String
    private let descriptor: Int32
    private let turn = Mutex(())

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

    /// Makes `bytes` the file's content and keeps it so while `body` reads it under the path it is given.
    func holding(_ bytes: [UInt8], _ body: (_ path: String) -> Void) {
        turn.withLock { _ in
            fill(bytes)
            body(path)
        }
    }

    private func fill(_ bytes: [UInt8]) {
        // SAFETY: as many bytes as the array has.
        let count = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        ftruncate(descriptor, bytes.count)
        precondition(count == bytes.count, "the file in memory is full")
    }
}
