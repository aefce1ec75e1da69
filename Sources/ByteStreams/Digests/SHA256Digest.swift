internal import Crypto

/// A running SHA-256 (FIPS 180-4) whose result is lower-case hexadecimal.
package struct SHA256Digest {
    private var hash = SHA256()

    package init() {}

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        // SAFETY: the bytes are read during the call only.
        unsafe hash.update(bufferPointer: bytes)
    }

    package mutating func update(_ bytes: [UInt8]) {
        hash.update(data: bytes)
    }

    /// The digest of everything so far; more may follow.
    package func hexadecimal() -> String {
        let copy = hash
        return Self.hexadecimal(Array(copy.finalize()))
    }

    /// The digest of `bytes`.
    package static func of(_ bytes: [UInt8]) -> String {
        var digest = SHA256Digest()
        digest.update(bytes)
        return digest.hexadecimal()
    }

    /// The digest of a file's bytes as they lie on the disk, compressed or not.
    ///
    /// - Throws: `ByteStreamError` if it cannot be read to its end.
    package static func ofFile(_ path: String) throws(ByteStreamError) -> String { try ofFile(path, first: .max) }

    /// The digest of a file's first `limit` bytes, or of all where it has fewer.
    package static func ofFile(_ path: String, first limit: Int) throws(ByteStreamError) -> String {
        let file = try RawFile(path: path)
        var left = limit
        var digest = SHA256Digest()
        var chunk = [UInt8](repeating: 0, count: ByteInput.chunkSize)
        while true {
            let count = min(left, try file.read(into: &chunk))
            if count == 0 { return digest.hexadecimal() }
            left -= count
            // SAFETY: the buffer is used only inside the closure, and `count` bytes of it are filled.
            unsafe chunk.withUnsafeBytes { unsafe digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
