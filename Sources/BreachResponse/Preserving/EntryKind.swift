internal import Glibc

/// What has a name on the disk.
enum EntryKind: Hashable {
    case nothing, file, folder
    /// A pipe, a socket, a device; where links are not followed, a link.
    case other

    /// - Parameter followsLinks: whether a link counts as what it points to; one that points to nothing counts as nothing then.
    init(_ path: String, followsLinks: Bool) {
        var status = stat()
        // SAFETY: `status` is a local that outlives the call, and the path a string that lives through it.
        guard unsafe (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
            self = .nothing
            return
        }
        self.init(status)
    }

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        default: self = .other
        }
    }
}
