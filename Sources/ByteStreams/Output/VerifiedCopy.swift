internal import BreachModel
internal import Glibc

/// Copies a file's bytes as they are, whatever they hold, and proves the copy.
package enum VerifiedCopy {
    /// Copies the first `count` bytes of a file to a new one: digested on the way, put on the disk, given its name at the end, and read
    /// again. A copy that was killed leaves a `.partial` file, which the next one replaces; a file that has the name is never touched.
    ///
    /// - Parameters:
    ///   - count: bytes to copy.
    ///   - expected: SHA-256 that they must have.
    /// - Returns: false where the bytes read, or those read again from the copy, have another digest; there is no copy then.
    /// - Throws: `noSpace`, or what else reading and writing throw; there is no copy then either.
    package static func make(of path: String, at target: String, count: Int, expected: String) throws(ByteStreamError) -> Bool {
        let partial = target + TemporaryFile.suffix
        // SAFETY: the paths are strings that live through the calls.
        let output = unsafe open(partial, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard output >= 0 else { throw .system(errno, path: target, writing: true) }
        var isFinished = false
        defer {
            close(output)
            if !isFinished { unsafe unlink(partial) }
        }
        guard try copy(path, to: output, target: target, count: count) == expected else { return false }
        guard fsync(output) == 0 else { throw .system(errno, path: target, writing: true) }
        // What is read again must come from the disk and not from memory.
        _ = posix_fadvise(output, 0, 0, POSIX_FADV_DONTNEED)
        guard try SHA256Digest.ofFile(partial) == expected else { return false }
        // A link fails where the name is taken, also if that happened a moment ago.
        guard unsafe link(partial, target) == 0 else { throw .system(errno, path: target, writing: true) }
        unsafe unlink(partial)
        isFinished = true
        FolderOnDisk.sync(folderOf: target)
        return true
    }

    private static func copy(_ path: String, to output: Int32, target: String, count: Int) throws(ByteStreamError) -> String {
        let input = try RawFile(path: path)
        var digest = SHA256Digest()
        var chunk = [UInt8](repeating: 0, count: ByteInput.chunkSize)
        var left = count
        while left > 0 {
            let read = min(left, try input.read(into: &chunk))
            if read == 0 { break }
            var failure: ByteStreamError?
            // SAFETY: `read` bytes of the array are filled, and the buffer is used only inside the closure.
            unsafe chunk.withUnsafeBytes { all in
                let bytes = unsafe UnsafeRawBufferPointer(rebasing: all[..<read])
                unsafe digest.update(bytes)
                do throws(ByteStreamError) { try unsafe write(bytes, to: output, target: target) } catch { failure = error }
            }
            if let failure { throw failure }
            left -= read
        }
        return digest.hexadecimal()
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to output: Int32, target: String) throws(ByteStreamError) {
        var position = 0
        while position < bytes.count {
            // SAFETY: the range lies inside `bytes`.
            let count = unsafe Glibc.write(output, bytes.baseAddress.unsafelyUnwrapped + position, bytes.count - position)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .system(errno, path: target, writing: true) }
            position += count
        }
    }
}

/// Folders whose entries must be on the disk.
package enum FolderOnDisk {
    /// Makes a folder and those above it; one that is there is fine.
    ///
    /// - Throws: what the system answers.
    package static func make(_ path: String) throws(ByteStreamError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            // SAFETY: the path is a string that lives through the call.
            if unsafe mkdir(made, 0o700) != 0, errno != EEXIST { throw .system(errno, path: made, writing: true) }
        }
    }

    /// Waits until the folder that holds `path` knows its name.
    static func sync(folderOf path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        // SAFETY: the path is a string that lives through the call.
        let handle = unsafe open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { return }
        fsync(handle)
        close(handle)
    }
}
