// Hot: two insertions a line. Benchmark: Benchmarks/run scan (detect).

/// A set of 64-bit numbers by open addressing, a third of the cost of `Set` and 16 bytes a member.
struct NumberSet {
    private var slots: [UInt64]
    private var mask: Int
    private var hasZero = false
    private var stored = 0

    init() {
        slots = [UInt64](repeating: 0, count: 16)
        mask = 15
    }

    var count: Int { stored + (hasZero ? 1 : 0) }

    mutating func insert(_ number: UInt64) {
        if number == 0 {
            hasZero = true
            return
        }
        var slot = Self.place(number) & mask
        while slots[slot] != 0 {
            if slots[slot] == number { return }
            slot = (slot + 1) & mask
        }
        slots[slot] = number
        stored += 1
        if stored * 2 > mask { grow() }
    }

    private static func place(_ number: UInt64) -> Int {
        let mixed = number.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: mixed.high ^ mixed.low)
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        mask = slots.count - 1
        for number in old where number != 0 {
            var slot = Self.place(number) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = number
        }
    }
}
