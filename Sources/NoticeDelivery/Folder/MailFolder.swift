internal import BreachResponse
internal import Glibc

/// A folder in which a file is either whole and durable under its name, or not there.
struct MailFolder: Sendable {
    private let path: String

    /// - Throws: `unavailable`.
    init(path: String) throws(CarrierError) {
        self.path = path
        var folder = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            folder += "/" + part
            // SAFETY: the path is a NUL-terminated copy that lives for the call.
            guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST || errno == EISDIR else { throw Self.failure(errno) }
        }
    }

    /// Whether the file is there, whole.
    func contains(_ file: String) -> Bool {
        // SAFETY: the path is a NUL-terminated copy that lives for the call.
        unsafe access(path + "/" + file, F_OK) == 0
    }

    /// Writes the bytes beside the place where `settle` puts them.
    func write(_ bytes: [UInt8], temporaryFor file: String) throws(CarrierError) {
        // SAFETY: the path is a NUL-terminated copy that lives for the call.
        let descriptor = unsafe open(temporary(file), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(errno) }
        defer { close(descriptor) }
        var done = 0
        while done < bytes.count {
            // SAFETY: the buffer holds `bytes.count - done` bytes from `done` on, and is used during the call only.
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress! + done, bytes.count - done)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw Self.failure(errno) }
            done += written
        }
    }

    /// Syncs everything written, then gives each file its name, then syncs the names. One sync for a batch: a sync for each
    /// file would cap a send at a few hundred notices a second.
    func settle(_ files: [String]) throws(CarrierError) {
        // SAFETY: the path is a NUL-terminated copy that lives for the call.
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(errno) }
        defer { close(descriptor) }
        guard syncFileSystem(of: descriptor) == 0 else { throw Self.failure(errno) }
        for file in files {
            // SAFETY: both paths are NUL-terminated copies that live for the call.
            guard unsafe rename(temporary(file), path + "/" + file) == 0 else { throw Self.failure(errno) }
        }
        guard fsync(descriptor) == 0 else { throw Self.failure(errno) }
    }

    private func temporary(_ file: String) -> String { path + "/." + file + ".partial" }

    private static func failure(_ number: Int32) -> CarrierError {
        switch number {
        case ENOSPC, EDQUOT: CarrierError(.unavailable, code: "folder-full-disk")
        case EACCES, EPERM, EROFS: CarrierError(.unavailable, code: "folder-not-writable")
        case ENOENT, ENOTDIR: CarrierError(.unavailable, code: "folder-missing")
        default: CarrierError(.unavailable, code: "folder-errno-\(number)")
        }
    }
}
