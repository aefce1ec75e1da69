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

/// CRC-32 of each page of a segment's blocks, while they are written.
struct PageChecksums {
    private var checksums: [UInt8] = []
    private var last: UInt32 = 0
    private var filled = 0

    mutating func add(_ bytes: [UInt8]) {
        // SAFETY: the slices lie inside the array, which outlives the closure.
        unsafe bytes.withUnsafeBytes { all in
            var rest = unsafe all[...]
            while unsafe !rest.isEmpty {
                let part = unsafe rest.prefix(SegmentFormat.pageSize - filled)
                last = unsafe CRC32.update(last, UnsafeRawBufferPointer(rebasing: part))
                filled += unsafe part.count
                unsafe rest = rest.dropFirst(part.count)
                if filled == SegmentFormat.pageSize { close() }
            }
        }
    }

    private mutating func close() {
        Bytes.append(last, to: &checksums)
        (last, filled) = (0, 0)
    }

    /// Four bytes a page, the last page being shorter.
    mutating func finished() -> [UInt8] {
        if filled > 0 { close() }
        return checksums
    }
}
