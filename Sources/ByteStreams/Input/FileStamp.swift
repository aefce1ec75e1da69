internal import BreachModel
internal import Glibc

/// A file's size, time of change and place on the disk, which tell whether it is still what it was.
package struct FileStamp: Hashable, Sendable {
    /// Bytes on the disk.
    package let size: Int
    /// Nanoseconds since 1970.
    package let modified: Int
    /// Device and number of the file on it: equal for two names of one file.
    package let identity: [UInt64]

    /// The stamp of what lies at `path`, links followed; nil where there is none, and for `-`.
    package init?(path: String) {
        var status = stat()
        // SAFETY: `status` is a local that outlives the call.
        guard path != "-", unsafe stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    init(_ status: stat) {
        size = Int(status.st_size)
        modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
        identity = [UInt64(status.st_dev), UInt64(status.st_ino)]
    }

    /// Whether a regular file lies at `path`.
    ///
    /// - Throws: the system's answer where nothing lies there or it may not be seen.
    static func isRegular(path: String) throws(ByteStreamError) -> Bool {
        var status = stat()
        // SAFETY: `status` is a local that outlives the call.
        guard unsafe stat(path, &status) == 0 else { throw .system(errno, path: path) }
        return status.st_mode & S_IFMT == S_IFREG
    }
}
