internal import BreachModel

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The right to be the one process that writes to a store, held for as long as this value lives.
///
/// A kernel lock on a file beside the database: the kernel frees it when the process ends, also by `kill -9`, so that
/// no stale lock remains. A file of its own, because closing a descriptor of the database drops SQLite's own locks.
final class StoreLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `locked` where another process (or another opening in this one) holds it, `notWritable` where the file
    ///   cannot be made.
    init(path: String) throws(StoreError) {
        // SAFETY: the path is a NUL-terminated copy that lives for the call.
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == ENOSPC
                ? StoreError(.fullDisk, "no space left for the store's lock file", context: [("file", path)])
                : StoreError(
                    .notWritable, "the store's lock file cannot be made", context: [("file", path)],
                    hint: "check owner and permissions of the store folder, and that it is a folder")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StoreError(
                .locked, "another haechi process is writing to this store", context: [("file", path)],
                hint: "wait for it to end, or stop it; reading commands work meanwhile")
        }
    }

    deinit {
        close(descriptor)
    }
}
