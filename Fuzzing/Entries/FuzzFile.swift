import Glibc
import Synchronization

/// A file in memory, under a path that readers of files can open: in the folder that HAECHI_FUZZ_FILES names (scripts/fuzz removes it), or
/// without a name of its own, which costs each reader three times as long to find. Who reads it holds it: the entries also run side by side, as tests,
/// and another's bytes in the middle of a reading looked like a promise of the reader that was not kept.
final class FuzzFile: Sendable {
    private let path: String
    private let descriptor: Int32
    private let turn = Mutex(())

    init() {
        // SAFETY: the text is copied at once.
        let folder = unsafe getenv("HAECHI_FUZZ_FILES").map { unsafe String(cString: $0) }
        var template = Array("\(folder ?? "/dev/shm")/haechi-fuzz.XXXXXX".utf8CString)
        // SAFETY: the system replaces six characters of a text that ends with NUL; a name that nobody removes is gone at once, the file
        // with its owner.
        (descriptor, path) = unsafe template.withUnsafeMutableBufferPointer { name in
            let name = unsafe name.baseAddress.unsafelyUnwrapped
            let made = unsafe mkstemp(name)
            if folder != nil { return (made, unsafe String(cString: name)) }
            unsafe unlink(name)
            return (made, "/proc/self/fd/\(made)")
        }
        precondition(descriptor >= 0, "no file in memory")
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
