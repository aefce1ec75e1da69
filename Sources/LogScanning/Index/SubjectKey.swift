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

    package static func < (left: SubjectKey, right: SubjectKey) -> Bool { left.value < right.value }

    /// The value of digits without a leading zero, at most 18 of them; nil for any other text.
    static func wholeNumber(_ text: UnsafeRawBufferPointer) -> UInt64? {
        // SAFETY: reads within the count.
        guard text.count > 0, text.count <= 18, unsafe text[0] != 0x30 || text.count == 1 else { return nil }
        var value: UInt64 = 0
        for index in 0..<text.count {
            let digit = unsafe text[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value &* 10 &+ UInt64(digit)
        }
        return value
    }
}
