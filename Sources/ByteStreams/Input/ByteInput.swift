// Hot: every byte of every log passes here. Benchmark: Benchmarks/run scan (parse).
internal import BreachModel

/// The text of a file or of standard input, decompressed on the way: plain, gzip (any number of members), zstd (any number
/// of frames) or xz, told apart by their first bytes and never by the file's name. All of it, or one part (`TextPart`).
///
/// Memory is bounded by the buffers and the compressor's window, not by the file. Not safe to share between threads.
package final class ByteInput {
    /// Bytes read from the system at a time (reference/performance.md, section 3: an L2-sized buffer beats mapping).
    package static let chunkSize = 256 * 1024

    /// The path as given; `-` is standard input.
    package let path: String
    /// What the first bytes said.
    package let compression: Compression
    /// Size and time of change when the file was opened; nil for a pipe.
    package let stamp: FileStamp?
    /// Offset in the text of the first byte that `read` gives: 0 for whole files, the first line of its own for a part.
    package private(set) var textOffset = 0
    private let file: RawFile
    private let part: TextPart
    private let limit: DecompressionLimit
    private let decoder: Decoder
    private let isFingerprinting: Bool
    private var partFingerprint = TextFingerprint()
    /// Offset in the text of the next byte that the decoder gives.
    private var decoded: Int
    /// Text that was decoded already and not given out yet.
    private var rest: ArraySlice<UInt8> = []
    /// A fault met before anybody read.
    private var fault: ByteStreamError?
    private var ended = false

    private enum Decoder {
        case plain
        case gzip(GzipDecoder)
        case zstd(ZstdDecoder)
        case xz(XzDecoder)
    }

    /// Opens `path`, which must be a regular file, or `-`.
    ///
    /// - Parameters:
    ///   - path: a file name, or `-` for standard input.
    ///   - part: which lines to give; all if nil.
    ///   - fingerprinting: also computes `fingerprint` on the way.
    ///   - allowsPipe: also takes a named pipe, and waits until somebody writes to it.
    ///   - limit: how much text a small file may unpack to.
    /// - Throws: `ByteStreamError` if it does not exist, may not be read, is a directory, device or socket, or an archive.
    package init(
        path: String, part: TextPart? = nil, fingerprinting: Bool = false, allowsPipe: Bool = false, limit: DecompressionLimit = .standard
    ) throws(ByteStreamError) {
        self.path = path
        self.part = part ?? .whole()
        self.limit = limit
        isFingerprinting = fingerprinting
        file = try RawFile(path: path, allowsPipe: allowsPipe)
        stamp = file.stampIfRegular()
        decoded = self.part.start
        if self.part.fileOffset > 0 { try file.seek(to: self.part.fileOffset) }
        let head = try Self.head(of: file)
        if self.part.fileOffset == 0, let name = Compression.foreignName(firstBytes: head) {
            throw ByteStreamError(
                .archive, "this is packed as \(name), which is not read", context: [("file", path)],
                hint: "unpack it and give the files that were in it")
        }
        compression = self.part.compression ?? Compression(firstBytes: head)
        switch compression {
        case .none: decoder = .plain
        case .gzip: decoder = .gzip(GzipDecoder(first: head))
        case .zstd: decoder = .zstd(ZstdDecoder(first: head))
        case .xz: decoder = .xz(XzDecoder(first: head))
        }
        if case .plain = decoder {
            rest = head[...]
            count(head)
        }
        if self.part.start > 0 { skipForeignLine() }
    }

    /// Bytes taken from the file so far, before decompression.
    package var bytesRead: Int { file.bytesRead }

    /// Of the text of the part, as far as it was read: of the whole part once the end was reached. Nil unless asked for.
    package var fingerprint: TextFingerprint? { isFingerprinting ? partFingerprint : nil }

    /// What is to be said of the file once it was read to its end.
    package func remarks() -> [InputRemark] {
        var remarks: [InputRemark] = []
        if case .gzip(let gzip) = decoder, gzip.padding > 0 { remarks.append(.zeroPadding(bytes: gzip.padding)) }
        guard let stamp, let now = file.stampIfRegular() else { return remarks }
        if now != stamp {
            remarks.append(.changed(from: stamp.size, to: now.size))
        } else if let there = FileStamp(path: path), there.identity != stamp.identity {
            remarks.append(.replaced)
        }
        return remarks
    }

    private static func head(of file: RawFile) throws(ByteStreamError) -> [UInt8] {
        var head: [UInt8] = []
        while head.count < Compression.headSize {
            var more = [UInt8](repeating: 0, count: Compression.headSize - head.count)
            let count = try file.read(into: &more)
            if count == 0 { break }
            head += more[..<count]
        }
        return head
    }

    /// Fills the start of `buffer` with the next bytes of the text.
    ///
    /// - Parameter buffer: at least one byte long.
    /// - Returns: how many bytes were written; 0 only at the end.
    /// - Throws: `ByteStreamError` (`truncated`, `corrupt`, `readFailed`, …). All bytes before the fault were returned by earlier calls.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteStreamError) -> Int {
        if let fault = fault.take() { throw fault }
        if ended { return 0 }
        if !rest.isEmpty {
            let count = min(rest.count, buffer.count)
            let start = decoded - rest.count
            // SAFETY: `count` bytes exist in both.
            unsafe buffer.copyBytes(from: rest.prefix(count))
            rest = rest.dropFirst(count)
            return unsafe cut(UnsafeRawBufferPointer(rebasing: buffer[..<count]), at: start)
        }
        let start = decoded
        let count = try unsafe decode(into: buffer)
        // SAFETY: `count` bytes were just written.
        return unsafe cut(UnsafeRawBufferPointer(rebasing: buffer[..<count]), at: start)
    }

    /// How many of these bytes, which stand at `start` of the text, belong to the part.
    private func cut(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Int {
        guard let end = part.end, start + bytes.count > end else { return bytes.count }
        // SAFETY: the slice begins inside the buffer.
        guard let lineEnd = unsafe bytes[max(0, end - start)...].firstIndex(of: 0x0A) else { return bytes.count }
        ended = true
        return lineEnd + 1
    }

    /// Passes over the line that the part before takes.
    private func skipForeignLine() {
        var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
        do throws(ByteStreamError) {
            while part.end.map({ decoded - rest.count < $0 }) ?? true {
                if rest.isEmpty {
                    let count = try fill(&chunk)
                    if count == 0 { break }
                    rest = chunk[..<count]
                }
                let start = decoded - rest.count
                if let lineEnd = rest.firstIndex(of: 0x0A) {
                    textOffset = start + lineEnd - rest.startIndex + 1
                    if part.end.map({ textOffset <= $0 }) ?? true {
                        rest = rest[(lineEnd + 1)...]
                        return
                    }
                    break
                }
                rest = []
            }
        } catch { fault = error }
        // No line begins in this part.
        rest = []
        ended = true
        textOffset = decoded
    }

    /// One `decode` into an array's storage.
    private func fill(_ chunk: inout [UInt8]) throws(ByteStreamError) -> Int {
        var result: Result<Int, ByteStreamError> = .success(0)
        // SAFETY: the buffer is used only inside the closure.
        unsafe chunk.withUnsafeMutableBytes { buffer in
            do throws(ByteStreamError) { result = .success(try unsafe decode(into: buffer)) } catch { result = .failure(error) }
        }
        return try result.get()
    }

    private func decode(into buffer: UnsafeMutableRawBufferPointer) throws(ByteStreamError) -> Int {
        if limit.isExceeded(text: decoded - part.start, file: file.bytesRead) {
            throw ByteStreamError(
                .decompressionLimit, "the file unpacks to more than \(limit.ratio) times its size", context: [("file", path)],
                hint: "if it is a log all the same, unpack it and scan that, or raise --decompression-limit")
        }
        let more: RawReader = { target throws(ByteStreamError) in try unsafe self.file.read(into: target) }
        let count =
            switch decoder {
            case .plain: try unsafe file.read(into: buffer)
            case .gzip(let gzip): try unsafe gzip.decode(into: buffer, path: path, more: more)
            case .zstd(let zstd): try unsafe zstd.decode(into: buffer, path: path, more: more)
            case .xz(let xz): try unsafe xz.decode(into: buffer, path: path, more: more)
            }
        // SAFETY: `count` bytes were just written.
        unsafe self.count(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return count
    }

    /// Takes bytes that were decoded into account.
    private func count(_ bytes: UnsafeRawBufferPointer) {
        if isFingerprinting {
            let own = min(bytes.count, max(0, (part.end ?? .max) - decoded))
            // SAFETY: `own` is no more than what there is.
            unsafe partFingerprint.update(UnsafeRawBufferPointer(rebasing: bytes[..<own]))
        }
        decoded += bytes.count
    }

    private func count(_ bytes: [UInt8]) {
        // SAFETY: the buffer is used only inside the closure.
        unsafe bytes.withUnsafeBytes { unsafe count($0) }
    }
}

/// Reads the next raw bytes of the file; 0 at its end.
typealias RawReader = (UnsafeMutableRawBufferPointer) throws(ByteStreamError) -> Int
