// Hot: writes and reads every number of the index. Benchmark: Benchmarks/run scan (index, re-scope).

/// Numbers as bytes, least significant first.
enum Bytes {
    static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        var rest = number
        for _ in 0..<(number.bitWidth / 8) {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest = rest >> 8
        }
    }
}

/// Writes one column: its width in bytes (0, 1, 2, 4 or 8) as an 8-byte number, then the values, padded to 8 bytes. Width 0 means
/// that all values are 0.
enum Columns {
    static func append(_ values: some Collection<UInt64>, to bytes: inout [UInt8]) {
        var largest: UInt64 = 0
        for value in values { largest |= value }
        let width = largest == 0 ? 0 : largest <= 0xFF ? 1 : largest <= 0xFFFF ? 2 : largest <= 0xFFFF_FFFF ? 4 : 8
        Bytes.append(UInt64(width), to: &bytes)
        let start = bytes.count
        let size = values.count * width
        bytes.append(contentsOf: repeatElement(0, count: (size + 7) & ~7))
        guard width > 0 else { return }
        // SAFETY: `size` bytes from `start` were just appended.
        unsafe bytes.withUnsafeMutableBytes { target in
            var position = start
            for value in values {
                switch width {
                case 1: unsafe target.storeBytes(of: UInt8(truncatingIfNeeded: value), toByteOffset: position, as: UInt8.self)
                case 2: unsafe target.storeBytes(of: UInt16(truncatingIfNeeded: value), toByteOffset: position, as: UInt16.self)
                case 4: unsafe target.storeBytes(of: UInt32(truncatingIfNeeded: value), toByteOffset: position, as: UInt32.self)
                default: unsafe target.storeBytes(of: value, toByteOffset: position, as: UInt64.self)
                }
                position += width
            }
        }
    }
}

/// One column of a block in the mapped file.
@safe struct ColumnView {
    private let base: UnsafeRawPointer
    let width: Int

    /// - Parameters:
    ///   - base: the column's first value.
    ///   - width: bytes a value: 0, 1, 2, 4 or 8.
    init(base: UnsafeRawPointer, width: Int) {
        // SAFETY: the segment that owns the mapping outlives every view of it.
        unsafe self.base = base
        self.width = width
    }

    /// The value of row `index`, which the caller keeps below the block's count.
    subscript(index: Int) -> UInt64 {
        // SAFETY: the block's size was checked when the segment was opened.
        switch width {
        case 0: 0
        case 1: UInt64(unsafe base.load(fromByteOffset: index, as: UInt8.self))
        case 2: UInt64(unsafe base.load(fromByteOffset: index * 2, as: UInt16.self))
        case 4: UInt64(unsafe base.load(fromByteOffset: index * 4, as: UInt32.self))
        default: unsafe base.load(fromByteOffset: index * 8, as: UInt64.self)
        }
    }
}
