// Hot: one look for each person of a day. Benchmark: Benchmarks/run scan (all).

/// Takes repeated numbers out of lists, one list after the other in the same memory.
struct DistinctTable {
    /// All 0 between two lists.
    private var slots: [UInt32] = []

    /// Leaves each number of a list once, in the order in which they came first.
    mutating func removeRepeated(_ numbers: inout [UInt32]) {
        // SAFETY: the buffer lives through the closure.
        let kept = unsafe numbers.withUnsafeMutableBufferPointer { unsafe keepFirst($0) }
        numbers.removeLast(numbers.count - kept)
    }

    /// Moves each number of a list once to its front, in the order in which they came first.
    ///
    /// - Returns: how many these are; what stands behind them means nothing.
    mutating func keepFirst(_ numbers: UnsafeMutableBufferPointer<UInt32>) -> Int {
        guard numbers.count > 1 else { return numbers.count }
        // A quarter is filled at most, so that hardly any look goes past its first slot.
        let bits = max(4, Int.bitWidth - (numbers.count * 4 - 1).leadingZeroBitCount)
        let capacity = 1 << bits
        if slots.count < capacity { slots = [UInt32](repeating: 0, count: capacity) }
        return unsafe slots.withUnsafeMutableBufferPointer { slots in
            // SAFETY: places have as many bits as the capacity; at most a quarter of the slots is filled.
            let kept = unsafe Self.keepFirst(numbers, slots: slots, bits: bits)
            unsafe slots.baseAddress?.update(repeating: 0, count: capacity)
            return kept
        }
    }

    @inline(__always)
    private static func keepFirst(
        _ numbers: UnsafeMutableBufferPointer<UInt32>, slots: UnsafeMutableBufferPointer<UInt32>, bits: Int
    ) -> Int {
        let mask = 1 &<< bits &- 1
        var kept = 0
        var hasZero = false
        // SAFETY: as the caller says; fewer are kept than were read.
        for index in 0..<numbers.count {
            let number = unsafe numbers[index]
            if number == 0 {
                unsafe numbers[kept] = 0
                kept &+= hasZero ? 0 : 1
                hasZero = true
                continue
            }
            var slot = Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 &- bits))
            while unsafe slots[slot] != 0, unsafe slots[slot] != number { slot = (slot &+ 1) & mask }
            let isNew = unsafe slots[slot] == 0
            unsafe slots[slot] = number
            unsafe numbers[kept] = number
            kept &+= isNew ? 1 : 0
        }
        return kept
    }
}
