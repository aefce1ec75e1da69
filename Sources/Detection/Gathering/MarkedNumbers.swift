// Hot: sorts every forged token. Benchmark: Benchmarks/run scan (all).

/// Distinct 64-bit numbers in shares by eight of their bits, each with the marks that it was given. A number takes one word: its other 56 bits, and
/// the marks in the lowest eight.
struct MarkedNumbers {
    /// Into how many shares numbers go.
    static let shares = 256
    private(set) var words: [UInt64]
    /// Where each share ends.
    private(set) var ends: [UInt32]

    /// Turns numbers into others, each into its own, whose highest bits are spread evenly.
    @inline(__always)
    static func spread(_ number: UInt64) -> UInt64 { number &* 0xE703_7ED1_A0B4_28DB }

    /// - Parameters:
    ///   - spread: numbers, spread.
    ///   - marks: for each of them; at least one bit is set.
    init(spread numbers: [UInt64], marks: [UInt8], table: inout MarkTable) {
        var places = [Int](repeating: 0, count: Self.shares + 1)
        for number in numbers { places[Int(number >> 56) + 1] += 1 }
        for share in 0..<Self.shares { places[share + 1] += places[share] }
        let starts = places
        var words = [UInt64](repeating: 0, count: numbers.count)
        for (index, number) in numbers.enumerated() {
            let share = Int(number >> 56)
            words[places[share]] = number << 8 | UInt64(marks[index])
            places[share] += 1
        }
        ends = []
        ends.reserveCapacity(Self.shares)
        var kept = 0
        for share in 0..<Self.shares {
            let count = table.join(&words, starts[share]..<starts[share + 1], to: kept)
            kept += count
            ends.append(UInt32(kept))
        }
        words.removeLast(words.count - kept)
        self.words = words
    }

    /// The numbers, spread, and their marks again.
    func unpack(into numbers: inout [UInt64], _ marks: inout [UInt8]) {
        numbers.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
        var start = 0
        for share in 0..<Self.shares {
            for word in words[start..<Int(ends[share])] {
                numbers.append(UInt64(share) << 56 | word >> 8)
                marks.append(UInt8(truncatingIfNeeded: word))
            }
            start = Int(ends[share])
        }
    }
}

/// Joins words of one number to one with all of its marks, one share after the other in the same memory.
struct MarkTable {
    /// All 0 between two shares.
    private var slots: [UInt64] = []

    /// Joins the words of a range and writes them from `target` on, which is at most where the range begins.
    ///
    /// - Returns: how many are left.
    mutating func join(_ words: inout [UInt64], _ range: Range<Int>, to target: Int) -> Int {
        if range.isEmpty { return 0 }
        let bits = max(4, Int.bitWidth - (range.count * 2 - 1).leadingZeroBitCount)
        let capacity = 1 << bits
        if slots.count < capacity { slots = [UInt64](repeating: 0, count: capacity) }
        return unsafe slots.withUnsafeMutableBufferPointer { slots in
            unsafe words.withUnsafeMutableBufferPointer { words in
                // SAFETY: places have as many bits as the capacity, of which at most half is filled; what is written was read before.
                for index in range {
                    let word = unsafe words[index]
                    var slot = Int(truncatingIfNeeded: word >> UInt64(64 &- bits))
                    while case let found = unsafe slots[slot], found != 0, (found ^ word) >> 8 != 0 { slot = (slot &+ 1) & (capacity &- 1) }
                    unsafe slots[slot] |= word
                }
                var kept = target
                for slot in 0..<capacity {
                    let word = unsafe slots[slot]
                    if word == 0 { continue }
                    unsafe words[kept] = word
                    kept &+= 1
                    unsafe slots[slot] = 0
                }
                return kept &- target
            }
        }
    }
}
