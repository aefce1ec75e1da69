// Hot: one question a line. Benchmark: Benchmarks/run scan (index).

/// Numbers of a dictionary's texts that came lately, found by a few of their bytes and then compared whole: user agents are long and few,
/// and a hash of all their bytes costs more than the comparison.
struct TextMemory {
    private struct Entry {
        var key: UInt64 = 0
        var number = -1
    }

    private static let slotBits: UInt64 = 9
    private var entries = [Entry](repeating: Entry(), count: 1 << slotBits)
    private let dictionary: ByteDictionary

    init(_ dictionary: ByteDictionary) { self.dictionary = dictionary }

    /// The number of `text`, given now if it is new.
    @inline(__always)
    mutating func number(_ start: UnsafeRawPointer, count: Int) -> Int {
        // SAFETY: every load lies inside the text; the dictionary copies new ones.
        guard count >= 16 else { return unsafe dictionary.number(start, count: count) }
        let key = unsafe Self.key(start, count)
        let slot = Int(truncatingIfNeeded: key &>> (64 &- Self.slotBits))
        let entry = entries[slot]
        if entry.key == key, entry.number >= 0, unsafe dictionary.isEqual(entry.number, start, count: count) { return entry.number }
        let number = unsafe dictionary.number(start, count: count)
        entries[slot] = Entry(key: key, number: number)
        return number
    }

    /// Five words of the text, spread over it.
    @inline(__always)
    private static func key(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
        // SAFETY: the caller has sixteen bytes or more, and every offset is at most eight before their end.
        func word(_ offset: Int) -> UInt64 { unsafe start.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
        let step = (count &- 8) >> 2
        let first = (word(step) ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
        let second = (word(step &* 2) ^ word(0) << 1) &* 0xE703_7ED1_A0B4_28DB
        let third = (word(step &* 3) ^ word(count &- 8) << 1) &* 0xA076_1D64_78BD_642F
        return (first ^ second >> 32 ^ second) &+ (third ^ third >> 29)
    }
}
