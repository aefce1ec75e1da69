internal import BreachModel
internal import Glibc

/// Files that are being written and have not got their names yet.
enum TemporaryFile {
    static let suffix = ".partial"

    /// Makes a file that only this process writes, whoever else writes the same one, and locks it for as long as it is open.
    static func make(beside path: String, forOwnerOnly: Bool) throws(ByteStreamError) -> (descriptor: Int32, name: String) {
        var template = Array((path + ".XXXXXX" + suffix).utf8CString)
        // SAFETY: the system replaces six characters of a text that ends with NUL.
        let descriptor = unsafe template.withUnsafeMutableBufferPointer {
            unsafe mkstemps($0.baseAddress.unsafelyUnwrapped, Int32(suffix.utf8.count))
        }
        guard descriptor >= 0 else { throw .system(errno, path: path, writing: true) }
        // The system makes it for its owner alone; the group may read what is finished.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        if !forOwnerOnly { fchmod(descriptor, 0o640) }
        flock(descriptor, LOCK_EX | LOCK_NB)
        return (descriptor, String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    /// Removes a file that nobody writes any more.
    static func removeIfAbandoned(_ path: String) {
        // SAFETY: the path is a string that lives through the calls.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unsafe unlink(path) }
    }
}

extension CompressedWriter {
    /// Removes what writers that were killed left in `folder`; files that somebody is writing stay.
    package static func removeAbandoned(in folder: String) {
        // SAFETY: the path lives through the call; entries are used before the next one is asked for.
        guard let directory = unsafe opendir(folder) else { return }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name.hasSuffix(TemporaryFile.suffix) { names.append(name) }
        }
        for name in names { TemporaryFile.removeIfAbandoned(folder + "/" + name) }
    }
}
