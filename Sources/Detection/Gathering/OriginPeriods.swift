// Hot: takes every line of a busy origin. Benchmark: Benchmarks/run scan (all).

/// Whom each of many origins touched in each open period, be it a day or 30 days. Origins take turns line by line, so that a set of its own for
/// each would be looked for in memory at every line; one list a period is sorted by origin when it has grown, and when the period is over.
struct OriginPeriods {
    /// Views that a list may gather before repeated ones are taken out for the first time.
    static let leastGathered = 1 << 18

    private struct Open {
        let period: Int64
        /// The origin's slot above 32 bits, and the person's number in them.
        var views: [UInt64] = []
        var distinct = 0

        init(_ period: Int64) { self.period = period }
    }

    private var open: [Open] = []
    /// Place of the last lines' period.
    private var last = 0

    /// A person who was shown to an origin.
    ///
    /// - Parameter slot: the origin's number, from 0 on.
    @inline(__always)
    static func view(_ person: UInt32, slot: Int) -> UInt64 { UInt64(truncatingIfNeeded: slot) << 32 | UInt64(person) }

    /// Takes views of one period.
    ///
    /// - Parameter slots: how many origins there are.
    mutating func add(_ views: [UInt64], period: Int64, slots: Int, space: inout CountingSpace) {
        if last >= open.count || open[last].period != period { select(period) }
        open[last].views.append(contentsOf: views)
        if open[last].views.count >= max(Self.leastGathered, open[last].distinct &* 2) { settle(slots, &space) }
    }

    private mutating func select(_ period: Int64) {
        if let place = open.firstIndex(where: { $0.period == period }) {
            last = place
        } else {
            open.append(Open(period))
            last = open.count - 1
        }
    }

    @inline(never)
    private mutating func settle(_ slots: Int, _ space: inout CountingSpace) {
        let people = OriginPeople(open[last].views, slots: slots, table: &space.people)
        people.list(into: &open[last].views)
        open[last].distinct = open[last].views.count
    }

    /// Hands on all periods before `end`, into which no line can come any more, in order.
    ///
    /// - Parameter slots: how many origins there are.
    mutating func close(
        before end: Int64, slots: Int, space: inout CountingSpace, _ body: (Int64, OriginPeople, inout CountingSpace) -> Void
    ) {
        guard open.contains(where: { $0.period < end }) else { return }
        open.sort { $0.period < $1.period }
        for place in open.indices where open[place].period < end {
            let people = OriginPeople(open[place].views, slots: slots, table: &space.people)
            open[place].views = []
            body(open[place].period, people, &space)
        }
        open.removeAll { $0.period < end }
        last = open.count
    }
}

/// The people of each of many origins side by side, each person once.
struct OriginPeople {
    private var people: [UInt32]
    /// By slot: where its people begin and end.
    private var starts: [Int]
    private var ends: [Int]

    /// - Parameters:
    ///   - views: as `OriginPeriods.view` makes them.
    ///   - slots: how many origins there are; no view names a later one.
    init(_ views: [UInt64], slots: Int, table: inout DistinctTable) {
        starts = [Int](repeating: 0, count: slots + 1)
        for view in views { starts[Int(view >> 32) + 1] += 1 }
        for slot in 0..<slots { starts[slot + 1] += starts[slot] }
        ends = starts
        people = [UInt32](repeating: 0, count: views.count)
        unsafe people.withUnsafeMutableBufferPointer { people in
            unsafe ends.withUnsafeMutableBufferPointer { ends in
                for view in views {
                    // SAFETY: the counting above looked at the same slots, and made as many places for each as it has views.
                    let place = unsafe ends[Int(view >> 32)]
                    unsafe people[place] = UInt32(truncatingIfNeeded: view)
                    unsafe ends[Int(view >> 32)] = place &+ 1
                }
                for slot in 0..<slots where unsafe ends[slot] > starts[slot] &+ 1 {
                    // SAFETY: a slot's people lie between its start and its end.
                    let own = unsafe UnsafeMutableBufferPointer(rebasing: people[starts[slot]..<ends[slot]])
                    unsafe ends[slot] = starts[slot] + table.keepFirst(own)
                }
            }
        }
    }

    /// How many people each origin has that has any, by slot.
    func forEachCount(_ body: (_ slot: Int, _ people: Int) -> Void) {
        for slot in 0..<(starts.count - 1) where ends[slot] > starts[slot] { body(slot, ends[slot] - starts[slot]) }
    }

    /// Turns all back into views.
    func list(into views: inout [UInt64]) {
        views.removeAll(keepingCapacity: true)
        for slot in 0..<(starts.count - 1) {
            for person in people[starts[slot]..<ends[slot]] { views.append(OriginPeriods.view(person, slot: slot)) }
        }
    }
}
