// Hot: two insertions a line. Benchmark: Benchmarks/run scan (all).

/// A set of people by their numbers: a hash table while it is small, bits in pages of 65,536 numbers once these take less memory. So it needs
/// no more than about ten bytes a member, nor more than a bit for each number of the pages that it touches.
struct PersonSet {
    private static let pageWords = 1024
    /// Larger tables may have to become pages.
    private static let largestFirstTable = 2048
    /// Number + 1; 0 is free.
    private var slots: [UInt32] = []
    /// Page by the upper half of a number; -1 where nobody is.
    private var directory: [Int32] = []
    private var words: [UInt64] = []
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    init() {}

    /// - Parameter members: how many people are expected; more or fewer may come.
    init(expecting members: Int) {
        guard members > 0 else { return }
        var capacity = 16
        while capacity * 3 <= members * 4, capacity < Self.largestFirstTable { capacity *= 2 }
        slots = [UInt32](repeating: 0, count: capacity)
    }

    /// - Returns: whether the number is new.
    @discardableResult
    mutating func insert(_ number: UInt32) -> Bool {
        if !directory.isEmpty { return mark(number) }
        if (count + 1) * 4 > slots.count * 3 { grow() }
        if !directory.isEmpty { return mark(number) }
        var slot = Self.place(number) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] == number &+ 1 { return false }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = number &+ 1
        count += 1
        return true
    }

    /// Takes all members of another set.
    mutating func formUnion(_ other: PersonSet) {
        if count == 0 { return self = other }
        for stored in other.slots where stored != 0 { insert(stored &- 1) }
        for (page, place) in other.directory.enumerated() where place >= 0 {
            for index in 0..<Self.pageWords {
                var bits = other.words[Int(place) * Self.pageWords + index]
                while bits != 0 {
                    insert(UInt32(page << 16 | index << 6 | bits.trailingZeroBitCount))
                    bits &= bits &- 1
                }
            }
        }
    }

    func contains(_ number: UInt32) -> Bool {
        if count == 0 { return false }
        if !directory.isEmpty {
            let page = Int(number >> 16)
            guard page < directory.count, directory[page] >= 0 else { return false }
            return words[Int(directory[page]) * Self.pageWords + Int(number >> 6 & 1023)] & 1 << UInt64(number & 63) != 0
        }
        var slot = Self.place(number) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] == number &+ 1 { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    private static func place(_ number: UInt32) -> Int {
        Int(truncatingIfNeeded: (UInt64(number) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }

    private mutating func mark(_ number: UInt32) -> Bool {
        let page = Int(number >> 16)
        if page >= directory.count { directory.append(contentsOf: repeatElement(-1, count: page + 1 - directory.count)) }
        if directory[page] < 0 {
            directory[page] = Int32(words.count / Self.pageWords)
            words.append(contentsOf: repeatElement(0, count: Self.pageWords))
        }
        let word = Int(directory[page]) * Self.pageWords + Int(number >> 6 & 1023)
        let bit: UInt64 = 1 << UInt64(number & 63)
        if words[word] & bit != 0 { return false }
        words[word] |= bit
        count += 1
        return true
    }

    private mutating func grow() {
        let old = slots
        let capacity = max(16, old.count * 2)
        if capacity >= 4096, pagesTouched() * Self.pageWords * 8 <= capacity * 4 { return changeToPages(old) }
        slots = [UInt32](repeating: 0, count: capacity)
        for stored in old where stored != 0 {
            var slot = Self.place(stored &- 1) & (capacity - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = stored
        }
    }

    private func pagesTouched() -> Int {
        var touched = [UInt64](repeating: 0, count: Self.pageWords)
        for stored in slots where stored != 0 {
            let page = (stored &- 1) >> 16
            touched[Int(page >> 6)] |= 1 << UInt64(page & 63)
        }
        return touched.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    private mutating func changeToPages(_ members: [UInt32]) {
        words.reserveCapacity(pagesTouched() * Self.pageWords)
        slots = []
        count = 0
        directory = [-1]
        for stored in members where stored != 0 { _ = mark(stored &- 1) }
    }
}
