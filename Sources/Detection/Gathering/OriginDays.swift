// Hot: one call for every line of a busy origin. Benchmark: Benchmarks/run scan (all).

/// Whom each of many origins touched on each open day. Origins take turns line by line, so that a set of its own for each would be looked for in memory
/// at every line; one list a day is sorted out when the day is over.
struct OriginDays {
    /// Views that a list may gather before repeated ones are taken out for the first time.
    static let leastGathered = 1 << 16

    private struct Open {
        let day: Int64
        /// The origin's slot above 32 bits, and the person's number in them.
        var views: [UInt64] = []
        var distinct = 0

        init(_ day: Int64) { self.day = day }

        @inline(never)
        mutating func settle(_ space: inout CountingSpace) {
            space.views.removeRepeated(&views)
            distinct = views.count
        }
    }

    private var days: [Open] = []
    /// Place of the last line's day.
    private var last = 0

    /// Takes a person of an origin's day.
    ///
    /// - Parameter slot: the origin's number, from 0 on.
    @inline(__always)
    mutating func add(_ person: UInt32, slot: Int, day: Int64, space: inout CountingSpace) {
        if last >= days.count || days[last].day != day { select(day) }
        days[last].views.append(UInt64(truncatingIfNeeded: slot) << 32 | UInt64(person))
        if days[last].views.count >= max(Self.leastGathered, days[last].distinct &* 2) { days[last].settle(&space) }
    }

    private mutating func select(_ day: Int64) {
        if let place = days.firstIndex(where: { $0.day == day }) {
            last = place
        } else {
            days.append(Open(day))
            last = days.count - 1
        }
    }

    /// Hands on all days before `day`, on which no line can come any more: of each, every origin that has people, in order, with these people, each once.
    ///
    /// - Parameter slots: how many origins there are.
    mutating func close(
        before day: Int64, slots: Int, space: inout CountingSpace,
        _ body: (_ slot: Int, _ day: Int64, _ persons: ArraySlice<UInt32>, inout CountingSpace) -> Void
    ) {
        for place in days.indices where days[place].day < day {
            days[place].settle(&space)
            let (people, starts) = Self.bySlot(days[place].views, slots: slots)
            days[place].views = []
            for slot in 0..<slots where starts[slot] < starts[slot + 1] {
                body(slot, days[place].day, people[starts[slot]..<starts[slot + 1]], &space)
            }
        }
        days.removeAll { $0.day < day }
        last = days.count
    }

    /// The people of each slot side by side (a counting sort).
    private static func bySlot(_ views: [UInt64], slots: Int) -> (people: [UInt32], starts: [Int]) {
        var starts = [Int](repeating: 0, count: slots + 1)
        for view in views { starts[Int(view >> 32) + 1] += 1 }
        for slot in 0..<slots { starts[slot + 1] += starts[slot] }
        var next = starts
        var people = [UInt32](repeating: 0, count: views.count)
        for view in views {
            let slot = Int(view >> 32)
            people[next[slot]] = UInt32(truncatingIfNeeded: view)
            next[slot] += 1
        }
        return (people, starts)
    }
}
