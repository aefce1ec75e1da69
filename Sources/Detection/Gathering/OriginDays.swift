// Hot: takes every line of a busy origin. Benchmark: Benchmarks/run scan (all).

/// Whom each of many origins touched on each open day. Origins take turns line by line, so that a set of its own for each would be looked for in memory
/// at every line; one list a day is sorted by origin when it has grown, and when the day is over.
struct OriginDays {
    /// Views that a list may gather before repeated ones are taken out for the first time.
    static let leastGathered = 1 << 18

    private struct Open {
        let day: Int64
        /// The origin's slot above 32 bits, and the person's number in them.
        var views: [UInt64] = []
        var distinct = 0

        init(_ day: Int64) { self.day = day }
    }

    private var open: [Open] = []
    /// Place of the last lines' day.
    private var last = 0

    /// A person who was shown to an origin.
    ///
    /// - Parameter slot: the origin's number, from 0 on.
    @inline(__always)
    static func view(_ person: UInt32, slot: Int) -> UInt64 { UInt64(truncatingIfNeeded: slot) << 32 | UInt64(person) }

    /// Takes views of one day.
    ///
    /// - Parameter slots: how many origins there are.
    mutating func add(_ views: [UInt64], day: Int64, slots: Int, space: inout CountingSpace) {
        if last >= open.count || open[last].day != day { select(day) }
        open[last].views.append(contentsOf: views)
        if open[last].views.count >= max(Self.leastGathered, open[last].distinct &* 2) { settle(slots, &space) }
    }

    private mutating func select(_ day: Int64) {
        if let place = open.firstIndex(where: { $0.day == day }) {
            last = place
        } else {
            open.append(Open(day))
            last = open.count - 1
        }
    }

    @inline(never)
    private mutating func settle(_ slots: Int, _ space: inout CountingSpace) {
        let people = OriginPeople(open[last].views, slots: slots, table: &space.people)
        people.list(into: &open[last].views)
        open[last].distinct = open[last].views.count
    }

    /// Hands on all days before `end`, on which no line can come any more, in order.
    ///
    /// - Parameter slots: how many origins there are.
    mutating func close(
        before end: Int64, slots: Int, space: inout CountingSpace, _ body: (Int64, OriginPeople, inout CountingSpace) -> Void
    ) {
        guard open.contains(where: { $0.day < end }) else { return }
        open.sort { $0.day < $1.day }
        for place in open.indices where open[place].day < end {
            let people = OriginPeople(open[place].views, slots: slots, table: &space.people)
            open[place].views = []
            body(open[place].day, people, &space)
        }
        open.removeAll { $0.day < end }
        last = open.count
    }
}
