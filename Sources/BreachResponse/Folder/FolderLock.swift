internal import BreachModel
internal import Glibc

/// The right to be the one process that does some work in the store folder, held for as long as this value lives. The kernel frees it when the
/// process ends, also by `kill -9`.
final class FolderLock {
    private let descriptor: Int32

    /// - Parameters:
    ///   - path: the lock's file, which stays: to remove it would let two processes hold locks of one name.
    ///   - isWaiting: whether to wait for whoever holds it.
    /// - Throws: `inUse` where another process holds it and nobody waits; `folder` if the file cannot be made.
    init(path: String, isWaiting: Bool) throws(ResponseError) {
        // SAFETY: the path is a string that lives through the call.
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ResponseError(
                .folder, "a lock cannot be made in the store folder", context: [("file", path), ("system-error", "\(errno)")],
                hint: "check owner, permissions and free space of the store folder")
        }
        while flock(descriptor, isWaiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            close(descriptor)
            throw ResponseError(
                .inUse, "another haechi process does the same in this store", context: [("file", path)],
                hint: "wait for it to end, or stop it")
        }
    }

    deinit { close(descriptor) }
}
