// Hot: takes every shown line. Benchmark: Benchmarks/run scan (all).

/// A set of people by their numbers, made to be filled quickly and counted once: a list while it is small, from which repeated numbers are
/// taken out now and then, and bits once these take less memory. So it needs no more than about sixteen bytes a member, nor more than a bit for
/// each number of the pages that it touches.
struct PersonSet {
    /// Numbers that a list may gather before repeated ones are taken out for the first time.
    private static let leastGathered = 1 << 13
    private var list: [UInt32] = []
    /// How many numbers at the list's front are known to be distinct.
    private var distinct = 0
    private var bits: PersonBits?

    init() {}

    @inline(__always)
    mutating func insert(_ numbers: ArraySlice<UInt32>, table: inout DistinctTable) {
        list.append(contentsOf: numbers)
        if list.count >= max(Self.leastGathered, distinct &* 2) { settle(&table) }
    }

    /// How many members there are.
    mutating func count(_ table: inout DistinctTable) -> Int {
        settle(&table)
        return bits?.count ?? list.count
    }

    /// An empty set that uses the memory of this one's list again.
    consuming func emptied() -> PersonSet {
        var set = PersonSet()
        swap(&set.list, &list)
        set.list.removeAll(keepingCapacity: true)
        return set
    }

    /// Takes all members of another set.
    mutating func formUnion(_ other: PersonSet, table: inout DistinctTable) {
        guard let others = other.bits else { return insert(other.list[...], table: &table) }
        changeToBits()
        bits?.formUnion(others)
    }

    @inline(never)
    private mutating func settle(_ table: inout DistinctTable) {
        if bits != nil { return changeToBits() }
        if distinct == list.count { return }
        table.removeRepeated(&list)
        distinct = list.count
        if distinct >= Self.leastGathered / 2, PersonBits.bytes(of: list) <= distinct * 8 {
            changeToBits()
            list = []
        }
    }

    /// Moves the list into the bits.
    private mutating func changeToBits() {
        var own = bits ?? PersonBits()
        bits = nil
        own.insert(all: list)
        bits = own
        list.removeAll(keepingCapacity: true)
        distinct = 0
    }
}
