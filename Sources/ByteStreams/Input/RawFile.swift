internal import BreachModel
internal import Glibc

/// A file's bytes as they lie on the disk, or come through a pipe.
final class RawFile {
    let path: String
    /// Bytes taken so far by `read`.
    private(set) var bytesRead = 0
    private let descriptor: Int32
    /// Whether it can be read at any place: standard input and pipes cannot.
    private let isRegular: Bool

    /// - Parameters:
    ///   - path: a file name, or `-` for standard input.
    ///   - allowsPipe: also takes a named pipe, and waits until somebody writes to it.
    /// - Throws: `ByteStreamError` if it does not exist, may not be read, or is a directory, device, socket or pipe.
    init(path: String, allowsPipe: Bool = false) throws(ByteStreamError) {
        self.path = path
        if path == "-" {
            descriptor = dup(0)
            isRegular = false
            guard descriptor >= 0 else { throw .system(errno, path: path) }
            return
        }
        // Without waiting: opening a pipe that nobody writes to would hang.
        // SAFETY: the path is a string that lives through the call.
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else { throw errno == ENXIO ? Self.notRegular(path, allowsPipe) : .system(errno, path: path) }
        var status = stat()
        // SAFETY: `status` is a local that outlives the call.
        let number = unsafe fstat(opened, &status) == 0 ? 0 : errno
        let kind = status.st_mode & S_IFMT
        if number == 0, kind == S_IFIFO, allowsPipe {
            // Opened a second time, it would lose what a quick writer wrote in between, and wait for one who is gone.
            Self.wait(for: opened)
        } else if number != 0 || kind != S_IFREG {
            close(opened)
            throw number != 0 || kind == S_IFDIR ? .system(number == 0 ? EISDIR : number, path: path) : Self.notRegular(path, allowsPipe)
        }
        descriptor = opened
        isRegular = kind == S_IFREG
    }

    deinit { close(descriptor) }

    /// Waits until something can be read, or whoever wrote is gone.
    private static func wait(for descriptor: Int32) {
        var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // SAFETY: one descriptor, one element.
        while unsafe poll(&poller, 1, -1) < 0, errno == EINTR {}
    }

    private static func notRegular(_ path: String, _ allowsPipe: Bool) -> ByteStreamError {
        ByteStreamError(
            .notRegular, allowsPipe ? "this is a socket or device, not a file" : "this is a pipe, socket or device, not a file",
            context: [("file", path)], hint: "send its content to standard input and give - as the path")
    }

    /// Begins to read at `offset`.
    func seek(to offset: Int) throws(ByteStreamError) {
        guard lseek(descriptor, offset, SEEK_SET) == offset else { throw .system(errno, path: path) }
    }

    /// Fills the start of `buffer` with the next bytes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteStreamError) -> Int {
        while true {
            // SAFETY: the system writes at most `buffer.count` bytes.
            let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 {
                bytesRead += count
                return count
            }
            if errno == EAGAIN {
                Self.wait(for: descriptor)
            } else if errno != EINTR {
                throw .system(errno, path: path)
            }
        }
    }

    /// Fills the start of `chunk`; 0 at the end.
    func read(into chunk: inout [UInt8]) throws(ByteStreamError) -> Int {
        var result: Result<Int, ByteStreamError> = .success(0)
        // SAFETY: the buffer is used only inside the closure.
        unsafe chunk.withUnsafeMutableBytes { buffer in
            do throws(ByteStreamError) { result = .success(try unsafe read(into: buffer)) } catch { result = .failure(error) }
        }
        return try result.get()
    }

    /// Up to `count` bytes at `offset`, fewer only at the end; does not move where `read` goes on.
    func bytes(at offset: Int, count: Int) throws(ByteStreamError) -> [UInt8] {
        var number: Int32 = 0
        // SAFETY: the system writes at most the bytes that are left of the buffer.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let more = unsafe pread(descriptor, buffer.baseAddress.unsafelyUnwrapped + filled, count - filled, offset + filled)
                if more < 0, errno == EINTR { continue }
                if more < 0 { number = errno }
                if more <= 0 { return }
                filled += more
            }
        }
        if number != 0 { throw .system(number, path: path) }
        return bytes
    }

    /// Size and time of change as they are now; nil for a pipe.
    func stampIfRegular() -> FileStamp? { isRegular ? try? stamp() : nil }

    func stamp() throws(ByteStreamError) -> FileStamp {
        var status = stat()
        // SAFETY: `status` is a local that outlives the call.
        guard unsafe fstat(descriptor, &status) == 0 else { throw .system(errno, path: path) }
        return FileStamp(status)
    }
}
