internal import ByteStreams

/// Writes a people's file: one canonical line after the other, the whole file or nothing.
package struct PeopleFileWriter {
    private static let bufferSize = 1 << 18
    private let writer: CompressedWriter
    private var buffer: [UInt8] = []
    private var digest: SHA256Digest?

    /// - Parameter digesting: whether the file's digest is wanted, so that nobody has to read it again.
    /// - Throws: `write` if the file cannot be made.
    package init(path: String, digesting: Bool = false) throws(ScopingError) {
        digest = digesting ? SHA256Digest() : nil
        do throws(ByteStreamError) { writer = try CompressedWriter(path: path) } catch { throw ScopingError(.write, from: error) }
    }

    /// - Parameter line: a person's line without its line end.
    package mutating func append(_ line: [UInt8]) throws(ScopingError) {
        buffer += line
        buffer.append(0x0A)
        if buffer.count > Self.bufferSize { try flush() }
    }

    /// Gives the file its name, once it is safe on the disk.
    ///
    /// - Returns: the SHA-256 of its bytes, if it was wanted.
    @discardableResult
    package mutating func finish() throws(ScopingError) -> String? {
        try flush()
        do throws(ByteStreamError) { try writer.finish(durable: true) } catch { throw ScopingError(.write, from: error) }
        return digest?.hexadecimal()
    }

    private mutating func flush() throws(ScopingError) {
        digest?.update(buffer)
        do throws(ByteStreamError) { try writer.write(buffer) } catch { throw ScopingError(.write, from: error) }
        buffer.removeAll(keepingCapacity: true)
    }
}
