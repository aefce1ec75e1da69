// Hot: asked once per log line. Benchmark: IssuanceLedgerTests, "A ledger of a million tokens".

/// Reads tokens that are hexadecimal numbers, so that a ledger can keep them as numbers.
///
/// Only lower-case digits count, so that number and text stand for each other one to one.
enum HexToken {
    /// The value of 8 digits that were loaded as a little-endian word; nil if any byte is no digit.
    ///
    /// All eight are decoded at once, then encoded again: the round trip gives the same bytes for digits only.
    @inline(__always)
    static func value(_ text: UInt64) -> UInt32? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let letter = (text >> 6) & ones
        let digits = ((text & (ones * 0x0F)) &+ letter &* 9) & (ones * 0x0F)
        let aboveNine = ((digits &+ ones &* 6) >> 4) & ones
        guard digits &+ ones &* 0x30 &+ aboveNine &* 0x27 == text else { return nil }
        var packed = digits.byteSwapped
        packed = (packed | packed >> 4) & 0x00FF_00FF_00FF_00FF
        packed = (packed | packed >> 8) & 0x0000_FFFF_0000_FFFF
        return UInt32(truncatingIfNeeded: packed | packed >> 16)
    }

    /// The value of 16 digits at `offset`; nil if any byte is no digit.
    ///
    /// - Parameter token: has at least `offset + 16` bytes.
    @inline(__always)
    static func value16(_ token: UnsafeRawBufferPointer, at offset: Int) -> UInt64? {
        // SAFETY: the caller promises 16 bytes from `offset` on.
        let high = unsafe token.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        let low = unsafe token.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
        guard let high = value(UInt64(littleEndian: high)), let low = value(UInt64(littleEndian: low)) else { return nil }
        return UInt64(high) << 32 | UInt64(low)
    }

    /// The two halves of a UUID in its usual form (RFC 9562 section 4, in lower case); nil for anything else.
    ///
    /// - Parameter token: has 36 bytes.
    static func uuid(_ token: UnsafeRawBufferPointer) -> (high: UInt64, low: UInt64)? {
        // SAFETY: all offsets lie within the 36 bytes that the caller promises.
        guard unsafe token[8] == 0x2D, unsafe token[13] == 0x2D, unsafe token[18] == 0x2D, unsafe token[23] == 0x2D else { return nil }
        func word(_ first: Int, _ second: Int) -> UInt64 {
            // SAFETY: as above.
            let low = unsafe UInt32(littleEndian: token.loadUnaligned(fromByteOffset: first, as: UInt32.self))
            let high = unsafe UInt32(littleEndian: token.loadUnaligned(fromByteOffset: second, as: UInt32.self))
            return UInt64(high) << 32 | UInt64(low)
        }
        guard let first = value(word(0, 4)), let second = value(word(9, 14)), let third = value(word(19, 24)),
            let fourth = value(word(28, 32))
        else { return nil }
        return (UInt64(first) << 32 | UInt64(second), UInt64(third) << 32 | UInt64(fourth))
    }
}
