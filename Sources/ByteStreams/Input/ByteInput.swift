internal import BreachModel
internal import Glibc

/// The bytes of a file or of standard input, decompressed on the way: plain, gzip (any number of members), zstd (any number
/// of frames) or xz, told apart by their first bytes and never by the file's name.
///
/// Memory is bounded by the buffers and the compressor's window, not by the file. Not safe to share between threads.
package final class ByteInput {
    /// Bytes read from the system at a time (reference/performance.md, section 3: an L2-sized buffer beats mapping).
    static let chunkSize = 256 * 1024

    /// The path as given; `-` is standard input.
    package let path: String
    /// What the first bytes said.
    package let compression: Compression
    /// Bytes taken from the file so far, before decompression.
    package private(set) var bytesRead = 0
    private let descriptor: Int32
    private var decoder: Decoder
    private var rawDigest: SHA256Digest?

    private enum Decoder {
        case plain(rest: [UInt8], position: Int)
        case gzip(GzipDecoder)
        case zstd(ZstdDecoder)
        case xz(XzDecoder)
    }

    /// Opens `path`, which must be a regular file (or `-`, or a pipe that is standard input).
    ///
    /// - Parameters:
    ///   - path: a file name, or `-` for standard input.
    ///   - digesting: also computes `digest` on the way.
    /// - Throws: `ByteStreamError` if it does not exist, may not be read, or is a directory, device, socket or pipe.
    package init(path: String, digesting: Bool = false) throws(ByteStreamError) {
        self.path = path
        // SAFETY: the path is a string that lives through the call.
        descriptor = path == "-" ? dup(0) : unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(errno, path: path) }
        if path != "-" {
            do { try Self.requireRegular(descriptor, path: path) } catch {
                close(descriptor)
                throw error
            }
        }
        var head: [UInt8] = []
        while head.count < 6 {
            let more = Self.readSome(descriptor, limit: 6 - head.count)
            if more.isEmpty { break }
            head += more
        }
        bytesRead = head.count
        if digesting {
            rawDigest = SHA256Digest()
            rawDigest?.update(head)
        }
        compression = Compression(firstBytes: head)
        switch compression {
        case .none: decoder = .plain(rest: head, position: 0)
        case .gzip: decoder = .gzip(GzipDecoder(first: head))
        case .zstd: decoder = .zstd(ZstdDecoder(first: head))
        case .xz: decoder = .xz(XzDecoder(first: head))
        }
    }

    deinit { close(descriptor) }

    /// SHA-256 of the bytes taken from the file so far, in hexadecimal: of the whole file once the end was reached. Nil unless
    /// asked for.
    package var digest: String? { rawDigest?.hexadecimal() }

    private static func requireRegular(_ descriptor: Int32, path: String) throws(ByteStreamError) {
        var status = stat()
        // SAFETY: `status` is a local that outlives the call.
        guard unsafe fstat(descriptor, &status) == 0 else { throw .system(errno, path: path) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw .system(EISDIR, path: path)
        default:
            throw ByteStreamError(
                .notRegular, "this is a pipe, socket or device, not a file", context: [("file", path)],
                hint: "send its content to standard input and give - as the path")
        }
    }

    private static func readSome(_ descriptor: Int32, limit: Int) -> [UInt8] {
        // SAFETY: read writes at most `limit` bytes into a buffer of that capacity.
        unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            count = unsafe max(0, Glibc.read(descriptor, buffer.baseAddress, limit))
        }
    }

    /// Fills the start of `buffer` with the next decompressed bytes.
    ///
    /// - Parameter buffer: at least one byte long.
    /// - Returns: how many bytes were written; 0 only at the end.
    /// - Throws: `ByteStreamError` (`truncated`, `corrupt`, `readFailed`). All bytes before the fault were returned by earlier calls.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteStreamError) -> Int {
        switch decoder {
        case .plain(let rest, let position):
            if position < rest.count {
                let count = min(rest.count - position, buffer.count)
                // SAFETY: `count` bytes exist in both.
                unsafe buffer.copyBytes(from: rest[position..<(position + count)])
                decoder = .plain(rest: rest, position: position + count)
                return count
            }
            return try unsafe readRaw(into: buffer)
        case .gzip(let gzip):
            return try unsafe gzip.decode(into: buffer, path: path) { target throws(ByteStreamError) in
                try unsafe self.readRaw(into: target)
            }
        case .zstd(let zstd):
            return try unsafe zstd.decode(into: buffer, path: path) { target throws(ByteStreamError) in
                try unsafe self.readRaw(into: target)
            }
        case .xz(let xz):
            return try unsafe xz.decode(into: buffer, path: path) { target throws(ByteStreamError) in try unsafe self.readRaw(into: target)
            }
        }
    }

    /// All remaining bytes, for small files.
    ///
    /// - Parameter limit: more than this many bytes is an error, so that a wrong path cannot fill the memory.
    package func readAll(limit: Int = 64 * 1024 * 1024) throws(ByteStreamError) -> [UInt8] {
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
        while true {
            let count = try Self.fill(&chunk, from: self)
            if count == 0 { return all }
            all.append(contentsOf: chunk[..<count])
            guard all.count <= limit else {
                throw ByteStreamError(
                    .readFailed, "the file is larger than expected", context: [("file", path), ("limit", "\(limit) bytes")])
            }
        }
    }

    /// One `read` into an array's storage.
    static func fill(_ chunk: inout [UInt8], from input: ByteInput) throws(ByteStreamError) -> Int {
        var result: Result<Int, ByteStreamError> = .success(0)
        // SAFETY: the buffer is used only inside the closure.
        unsafe chunk.withUnsafeMutableBytes { buffer in
            do throws(ByteStreamError) {
                result = .success(try unsafe input.read(into: buffer))
            } catch {
                result = .failure(error)
            }
        }
        return try result.get()
    }

    private func readRaw(into buffer: UnsafeMutableRawBufferPointer) throws(ByteStreamError) -> Int {
        while true {
            // SAFETY: the system writes at most `buffer.count` bytes.
            let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 {
                bytesRead += count
                // SAFETY: `count` bytes were just written.
                if rawDigest != nil { unsafe rawDigest?.update(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
                return count
            }
            if errno == EAGAIN {
                var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                // SAFETY: one descriptor, one element.
                _ = unsafe poll(&poller, 1, -1)
            } else if errno != EINTR {
                throw .system(errno, path: path)
            }
        }
    }
}

/// How a stream is compressed.
package enum Compression: String, Hashable, Sendable, CaseIterable {
    case none
    case gzip
    case zstd
    case xz

    /// Reads the magic number: RFC 1952 section 2.3.1, RFC 8878 section 3.1.1 (and 3.1.2 for skippable frames), the .xz format section 2.1.1.1.
    package init(firstBytes head: [UInt8]) {
        if head.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstd
        } else if head.count >= 4, head[0] & 0xF0 == 0x50, head[1...3].elementsEqual([0x2A, 0x4D, 0x18]) {
            self = .zstd
        } else if head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
            self = .xz
        } else {
            self = .none
        }
    }
}

/// Reads the next raw bytes of the file; 0 at its end.
typealias RawReader = (UnsafeMutableRawBufferPointer) throws(ByteStreamError) -> Int
