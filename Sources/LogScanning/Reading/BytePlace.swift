// Hot: every byte of every log passes here. Benchmark: Benchmarks/run scan (parse).

/// A place in a line reader's buffer, behind whose end `LineReader.padding` bytes can be read: one comparison a line keeps a parser
/// inside, instead of one a byte.
@safe struct BytePlace {
    let pointer: UnsafeRawPointer

    @inline(__always)
    init(_ pointer: UnsafeRawPointer) {
        // SAFETY: whoever makes a place vouches for the bytes behind it; see the type's promise.
        unsafe self.pointer = pointer
    }

    /// The eight bytes from `offset` on, the first one lowest.
    @inline(__always)
    func word(_ offset: Int = 0) -> UInt64 {
        // SAFETY: callers stop at the line end that stands before the padding, so they read at most the padding.
        unsafe UInt64(littleEndian: pointer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    subscript(offset: Int) -> UInt8 {
        // SAFETY: as in `word`.
        unsafe pointer.load(fromByteOffset: offset, as: UInt8.self)
    }

    /// The `count` bytes from here on.
    @inline(__always)
    func bytes(_ count: Int) -> UnsafeRawBufferPointer {
        // SAFETY: as in `word`; valid until the reader goes on.
        unsafe UnsafeRawBufferPointer(start: pointer, count: count)
    }

    @inline(__always)
    static func + (place: BytePlace, distance: Int) -> BytePlace {
        // SAFETY: as in `word`.
        unsafe BytePlace(place.pointer + distance)
    }

    /// Bytes from `right` to `left`.
    // SAFETY: both lie in one buffer; nothing is read.
    @inline(__always)
    static func - (left: BytePlace, right: BytePlace) -> Int { unsafe left.pointer - right.pointer }
}

/// Questions to eight bytes at once. Each answer has the top bit of every byte set that fits; above the lowest such byte an answer may have
/// bits too many, below it none, so the lowest one and "is there any" are exact.
enum ByteWord {
    /// Sources: Lamport, "Multiple byte processing with full-word instructions", CACM 1975; Mycroft's test for a zero byte.
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Bytes that JSON text cannot hold as they are: quote, backslash and control characters.
    @inline(__always)
    static func textEnds(_ word: UInt64) -> UInt64 {
        // The first exclusive or swaps quote and space, so that one comparison finds quotes and control characters.
        let quotes = (word ^ ones &* 0x02) &- ones &* 0x21
        let escapes = (word ^ ones &* 0x5C) &- ones
        return (quotes | escapes) & ~word & highs
    }

    /// Bytes that are no decimal digit.
    @inline(__always)
    static func nonDigits(_ word: UInt64) -> UInt64 {
        let value = word ^ ones &* 0x30
        return (value &+ ones &* 0x76 | value) & highs
    }

    /// Bytes outside ASCII.
    @inline(__always)
    static func nonASCII(_ word: UInt64) -> UInt64 { word & highs }

    /// Bytes that are `byte`.
    @inline(__always)
    static func equal(_ word: UInt64, to byte: UInt8) -> UInt64 {
        let rest = word ^ ones &* UInt64(byte)
        return (rest &- ones) & ~rest & highs
    }

    /// Bytes that are `byte`, all of them and no others.
    @inline(__always)
    static func exactlyEqual(_ word: UInt64, to byte: UInt8) -> UInt64 {
        let rest = word ^ ones &* UInt64(byte)
        return ~((rest & ~highs) &+ ~highs | rest | ~highs)
    }

    /// The place of the lowest byte that an answer names; 8 if it names none.
    @inline(__always)
    static func first(_ answer: UInt64) -> Int { answer.trailingZeroBitCount >> 3 }

    /// All bits of the lowest `count` bytes, `count` being below 8.
    @inline(__always)
    static func mask(_ count: Int) -> UInt64 { (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1 }

    /// The number that eight decimal digits are, the first digit lowest in the word.
    @inline(__always)
    static func number(_ digits: UInt64) -> UInt64 {
        // Source: Lemire, "Quickly parsing eight digits", 2018.
        // Parentheses: `&` and `&*` bind equally.
        var value = digits & (ones &* 0x0F)
        value = value &* 10 &+ (value >> 8)
        let low = (value & 0x0000_00FF_0000_00FF) &* (100 &+ (1_000_000 << 32))
        let high = ((value >> 16) & 0x0000_00FF_0000_00FF) &* (1 &+ (10_000 << 32))
        return (low &+ high) >> 32
    }
}
