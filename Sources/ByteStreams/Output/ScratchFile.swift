internal import BreachModel
internal import Glibc

/// A file without a name for bytes that do not fit into memory: this process alone has it, and it is gone with this value, however the
/// process ends. Not safe to share between threads that write.
package final class ScratchFile {
    /// The folder that took it.
    package let folder: String
    private let descriptor: Int32

    /// - Parameter folders: where it may lie; the first that takes it is used.
    /// - Throws: what the system said of the last of them.
    package init(folders: [String]) throws(ByteStreamError) {
        var failure = ByteStreamError(.writeFailed, "no folder is named for what does not fit into memory")
        for folder in folders {
            let (found, number) = Self.open(folder)
            if found >= 0 {
                (self.folder, descriptor) = (folder, found)
                return
            }
            failure = .system(number, path: folder, writing: true)
        }
        throw failure
    }

    deinit { close(descriptor) }

    /// Makes a file for its owner alone, which loses its name at once, and which no program that is started meanwhile gets.
    private static func open(_ folder: String) -> (descriptor: Int32, error: Int32) {
        var template = Array((folder + "/haechi.XXXXXX").utf8CString)
        // SAFETY: the system replaces six characters of a text that ends with NUL.
        let descriptor = unsafe template.withUnsafeMutableBufferPointer { unsafe mkstemp($0.baseAddress.unsafelyUnwrapped) }
        guard descriptor >= 0 else { return (descriptor, errno) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = unsafe unlink(template)
        return (descriptor, 0)
    }

    /// Writes all of some bytes.
    ///
    /// - Parameter offset: where the first of them goes.
    /// - Throws: `noSpace`, `writeFailed`.
    package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(ByteStreamError) {
        guard let start = bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            // SAFETY: the bytes from `done` on are the caller's and live through the call.
            let count = unsafe pwrite(descriptor, start + done, bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .system(count < 0 ? errno : ENOSPC, path: folder, writing: true) }
            done += count
        }
    }

    /// Fills all of some memory with what was written.
    ///
    /// - Parameter offset: where the first byte was written.
    /// - Throws: `readFailed`, also where less was written.
    package func read(into memory: UnsafeMutableRawBufferPointer, at offset: Int) throws(ByteStreamError) {
        guard let start = memory.baseAddress else { return }
        var done = 0
        while done < memory.count {
            // SAFETY: the memory from `done` on is the caller's and lives through the call.
            let count = unsafe pread(descriptor, start + done, memory.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .system(count < 0 ? errno : EIO, path: folder) }
            done += count
        }
    }
}
