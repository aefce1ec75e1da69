// Hot: one a line. Benchmark: Benchmarks/run scan (index).

/// A subject id as a number: whole numbers as they are, everything else by a dictionary, so that `17` and `"17"` are one.
package struct SubjectKey: Hashable, Comparable, Sendable {
    package var value: UInt64

    package init(value: UInt64) {
        self.value = value
    }

    /// Set in the key of a subject that is not a whole number.
    static let dictionaryBit: UInt64 = 1 << 63
    /// The line names no subject.
    package static let none = SubjectKey(value: .max)

    /// The whole number that the id is; nil for other ids and for `none`.
    package var wholeNumber: UInt64? { value & Self.dictionaryBit == 0 ? value : nil }

    /// The number that the index stores, made so that small ids need few bits: 0 for `none`, otherwise the id or the number of the dictionary,
    /// plus one, times two, plus one for the dictionary.
    @inline(__always)
    package var stored: UInt64 {
        value == .max ? 0 : ((value & ~Self.dictionaryBit) &+ 1) << 1 | value >> 63
    }

    @inline(__always)
    package init(stored: UInt64) {
        value = stored == 0 ? .max : (stored >> 1) &- 1 | stored << 63
    }

    package static func < (left: SubjectKey, right: SubjectKey) -> Bool { left.value < right.value }

    /// The value of digits without a leading zero, at most 18 of them; nil for any other text.
    ///
    /// - Parameter text: has padding behind it; see `BytePlace`.
    @inline(__always)
    static func wholeNumber(_ text: UnsafeRawBufferPointer) -> UInt64? {
        // SAFETY: reads at most the padding.
        unsafe text.baseAddress.flatMap { unsafe wholeNumber(BytePlace($0), count: text.count) }
    }

    /// The same of the `count` bytes from `place` on.
    @inline(__always)
    static func wholeNumber(_ place: BytePlace, count: Int) -> UInt64? {
        guard count > 0, count <= 18 else { return nil }
        guard count <= 8 else { return longNumber(place, count: count) }
        let word = place.word()
        let inside = count == 8 ? UInt64.max : ByteWord.mask(count)
        guard ByteWord.nonDigits(word) & inside == 0, count == 1 || word & 0xFF != 0x30 else { return nil }
        // Zeros move in below the first digit and count for nothing.
        return ByteWord.number(word << UInt64(truncatingIfNeeded: (8 &- count) &* 8))
    }

    @inline(never)
    private static func longNumber(_ place: BytePlace, count: Int) -> UInt64? {
        guard place[0] != 0x30 else { return nil }
        var value: UInt64 = 0
        for index in 0..<count {
            let digit = place[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value &* 10 &+ UInt64(digit)
        }
        return value
    }
}
