internal import BreachModel

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The log's file, open and locked against other writers for as long as this value lives.
final class EvidenceFile {
    let path: String
    private let descriptor: Int32

    /// - Throws: `notAccessible`, `fullDisk`.
    init(path: String) throws(EvidenceError) {
        self.path = path
        // SAFETY: the path is a NUL-terminated copy that lives for the call.
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(errno, path) }
        guard flock(descriptor, LOCK_EX) == 0 else {
            let number = errno
            close(descriptor)
            throw Self.failure(number, path)
        }
    }

    deinit {
        close(descriptor)
    }

    /// The file's bytes from `offset` to its end.
    func bytes(from offset: Int) throws(EvidenceError) -> [UInt8] {
        let count = try size() - offset
        guard count > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            // SAFETY: the buffer has room for `count - done` bytes from `done` on, and is used during the call only.
            let read = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(descriptor, buffer.baseAddress! + done, count - done, off_t(offset + done))
            }
            if read < 0, errno == EINTR { continue }
            guard read > 0 else { throw Self.failure(errno, path) }
            done += read
        }
        return bytes
    }

    func size() throws(EvidenceError) -> Int {
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { throw Self.failure(errno, path) }
        return Int(end)
    }

    /// Appends bytes and waits until they are on the disk; on a full disk the file is as long as before.
    func append(_ bytes: [UInt8]) throws(EvidenceError) {
        let before = try size()
        var done = 0
        while done < bytes.count {
            // SAFETY: the buffer holds `bytes.count - done` bytes from `done` on, and is used during the call only.
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(descriptor, buffer.baseAddress! + done, bytes.count - done)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else {
                let number = errno
                ftruncate(descriptor, off_t(before))
                throw Self.failure(number, path)
            }
            done += written
        }
        try sync()
        if before == 0 { try FolderSync.sync(folderOf: path) }
    }

    /// Cuts the file off and waits until that is on the disk.
    func truncate(to size: Int) throws(EvidenceError) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw Self.failure(errno, path) }
        try sync()
    }

    private func sync() throws(EvidenceError) {
        // Never tried twice: after a failed fsync the kernel may have dropped the pages and report success.
        guard fsync(descriptor) == 0 else {
            throw EvidenceError(
                .syncFailed, "the device did not confirm the entry", context: [("file", path)],
                hint: "check the disk, then run haechi evidence verify")
        }
    }

    static func failure(_ number: Int32, _ path: String) -> EvidenceError {
        if number == ENOSPC || number == EDQUOT {
            return EvidenceError(
                .fullDisk, "no space left for the evidence log; it is as it was", context: [("file", path)],
                hint: "free space and run the command again")
        }
        return EvidenceError(
            .notAccessible, "the evidence log cannot be read or written",
            context: [("file", path), ("errno", String(number))], hint: "check owner and permissions of the store folder")
    }
}

/// Makes a new name in a folder durable.
enum FolderSync {
    /// - Parameter path: a file in the folder.
    static func sync(folderOf path: String) throws(EvidenceError) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        // SAFETY: the path is a NUL-terminated copy that lives for the call.
        let descriptor = unsafe open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw EvidenceFile.failure(errno, path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw EvidenceFile.failure(errno, path) }
    }
}
