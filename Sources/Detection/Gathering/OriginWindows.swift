// Hot: takes everybody whom a busy origin touched on a day. Benchmark: Benchmarks/run scan (all).

/// Whom each of many origins touched in each open 30 days, put together of finished days, of which each is sorted by origin already.
struct OriginWindows {
    /// People of days that may gather before repeated ones are taken out for the first time.
    static let leastGathered = 1 << 20

    private struct Open {
        let window: Int64
        var parts: [OriginPeople] = []
        /// People of all parts.
        var gathered = 0
        /// People when repeated ones were taken out last.
        var distinct = 0

        init(_ window: Int64) { self.window = window }
    }

    private var open: [Open] = []

    /// Takes a finished day.
    ///
    /// - Parameter slots: how many origins there are.
    mutating func add(_ day: OriginPeople, window: Int64, slots: Int, space: inout CountingSpace) {
        let place = place(of: window)
        open[place].parts.append(day)
        open[place].gathered += day.count
        guard open[place].gathered >= max(Self.leastGathered, open[place].distinct * 2) else { return }
        let people = OriginPeople(open[place].parts, slots: slots, table: &space.people)
        open[place].parts = [people]
        (open[place].gathered, open[place].distinct) = (people.count, people.count)
    }

    private mutating func place(of window: Int64) -> Int {
        if let place = open.firstIndex(where: { $0.window == window }) { return place }
        open.append(Open(window))
        return open.count - 1
    }

    /// Hands on all windows before `end`, into which no day can come any more, in order.
    ///
    /// - Parameter slots: how many origins there are.
    mutating func close(before end: Int64, slots: Int, space: inout CountingSpace, _ body: (Int64, OriginPeople) -> Void) {
        for closed in open.filter({ $0.window < end }).sorted(by: { $0.window < $1.window }) {
            body(closed.window, OriginPeople(closed.parts, slots: slots, table: &space.people))
        }
        open.removeAll { $0.window < end }
    }
}
