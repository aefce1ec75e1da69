// Hot: asked once per log line. Benchmark: IssuanceLedgerTests, "A ledger of a million tokens".

/// A set of numbers of one or two 64-bit words in an open-addressing table: 11 to 23 bytes for each number of one word, twice that
/// for two.
struct NumberSet: Sendable {
    /// Numbers of `width` words each; all zero stands for an empty slot.
    private var slots: [UInt64]
    private var capacity: Int
    private let isWide: Bool
    private var hasZero = false
    /// How many numbers are in the set.
    private(set) var count = 0

    /// - Parameter isWide: whether numbers have two words.
    init(isWide: Bool) {
        self.isWide = isWide
        capacity = 16
        slots = [UInt64](repeating: 0, count: isWide ? 32 : 16)
    }

    /// Where a number's search begins. Multiplying by the capacity instead of dividing by it needs no power of two.
    @inline(__always)
    private func start(_ high: UInt64, _ low: UInt64) -> Int {
        var mixed = low ^ (high &* 0x9E37_79B9_7F4A_7C15)
        // Source: the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(truncatingIfNeeded: capacity)).high)
    }

    /// The slot of the number, or the empty one where it belongs.
    @inline(__always)
    private func find(_ high: UInt64, _ low: UInt64) -> (slot: Int, found: Bool) {
        var slot = start(high, low)
        while true {
            let there = isWide ? (slots[2 * slot], slots[2 * slot + 1]) : (0, slots[slot])
            if there.0 == high, there.1 == low { return (slot, true) }
            if there.0 | there.1 == 0 { return (slot, false) }
            slot += 1
            if slot == capacity { slot = 0 }
        }
    }

    /// Whether the number is in the set.
    ///
    /// - Parameter high: 0 in a set of one word.
    @inline(__always)
    func contains(high: UInt64 = 0, low: UInt64) -> Bool {
        high | low == 0 ? hasZero : find(high, low).found
    }

    /// Writes for each number of one word whether it is in the set.
    ///
    /// A large set lies outside the caches, and each question waits for the memory. The first loop depends on nothing but the numbers, so its
    /// loads wait side by side; the second finds the slots near.
    func answer(_ numbers: UnsafeBufferPointer<UInt64>, into answers: UnsafeMutableBufferPointer<Bool>) {
        unsafe slots.withUnsafeBufferPointer { slots in
            // SAFETY: a search begins below the capacity; the caller has room for an answer to each number.
            var touched: UInt64 = 0
            for index in 0..<numbers.count {
                let there = unsafe slots[start(0, numbers[index])]
                touched |= there
                unsafe answers[index] = there == numbers[index]
            }
            for index in 0..<numbers.count where unsafe !answers[index] {
                unsafe answers[index] = contains(low: numbers[index])
            }
            if count == 0 { assert(touched == 0) }
        }
    }

    /// Adds a number.
    ///
    /// - Returns: false if it was there before.
    mutating func insert(high: UInt64 = 0, low: UInt64) -> Bool {
        if high | low == 0 {
            if hasZero { return false }
            hasZero = true
            count += 1
            return true
        }
        let (slot, found) = find(high, low)
        if found { return false }
        store(high, low, at: slot)
        count += 1
        if count * 10 > capacity * 7 { grow() }
        return true
    }

    private mutating func store(_ high: UInt64, _ low: UInt64, at slot: Int) {
        if isWide {
            slots[2 * slot] = high
            slots[2 * slot + 1] = low
        } else {
            slots[slot] = low
        }
    }

    private mutating func grow() {
        let old = slots
        capacity *= 2
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for index in stride(from: 0, to: old.count, by: isWide ? 2 : 1) {
            let high = isWide ? old[index] : 0
            let low = isWide ? old[index + 1] : old[index]
            if high | low != 0 { store(high, low, at: find(high, low).slot) }
        }
    }
}
