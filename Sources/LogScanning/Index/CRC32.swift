internal import CISAL

/// The checksum of gzip (RFC 1952 section 8), by the library.
enum CRC32 {
    static func update(_ checksum: UInt32, _ bytes: [UInt8]) -> UInt32 {
        // SAFETY: the library reads `count` bytes during the call.
        unsafe bytes.withUnsafeBytes { unsafe update(checksum, $0) }
    }

    static func update(_ checksum: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
        guard let base = bytes.baseAddress else { return checksum }
        // SAFETY: as above.
        return unsafe crc32_gzip_refl(checksum, base.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
    }
}
