// Hot: one call a shown line. Benchmark: Benchmarks/run scan (all).
internal import BreachModel

/// How many distinct people one credential touched on each day and in each 30 days, exactly.
///
/// Sets of finished days become counts, so that memory holds open days only.
struct DailyReach {
    /// Days of the long window.
    static let longWindow: Int64 = 30

    private struct Open {
        var period: Int64
        var people = PersonSet()
    }

    private(set) var byDay: [Int64: Int] = [:]
    private(set) var byWindow: [Int64: Int] = [:]
    private var days: [Open] = []
    private var windows: [Open] = []
    /// Empty, with the memory of the day that was closed last: one day is much like the day before.
    private var spare = PersonSet()
    /// Place of the last day.
    private var day = 0

    /// Adds people of one day.
    @inline(__always)
    mutating func add(_ persons: ArraySlice<UInt32>, day number: Int64, space: inout CountingSpace) {
        if day >= days.count || days[day].period != number { select(number) }
        days[day].people.insert(persons, table: &space.people)
    }

    private mutating func select(_ number: Int64) {
        if let place = days.firstIndex(where: { $0.period == number }) {
            day = place
        } else {
            var people = PersonSet()
            swap(&people, &spare)
            days.append(Open(period: number, people: people))
            day = days.count - 1
        }
    }

    /// Closes all days before `day`, on which no line can come any more.
    mutating func close(before day: Int64, space: inout CountingSpace) {
        if days.isEmpty, !windows.contains(where: { Self.isOver($0.period, by: day) }) { return }
        for place in days.indices where days[place].period < day {
            byDay[days[place].period] = days[place].people.count(&space.people)
            // All of a day at once, and each of its people once.
            let window = window(days[place].period / Self.longWindow)
            windows[window].people.formUnion(days[place].people, table: &space.people)
            var people = PersonSet()
            swap(&people, &days[place].people)
            spare = people.emptied()
        }
        days.removeAll { $0.period < day }
        for place in windows.indices where Self.isOver(windows[place].period, by: day) {
            byWindow[windows[place].period] = windows[place].people.count(&space.people)
        }
        windows.removeAll { Self.isOver($0.period, by: day) }
        self.day = days.count
    }

    private mutating func window(_ period: Int64) -> Int {
        if let place = windows.firstIndex(where: { $0.period == period }) { return place }
        windows.append(Open(period: period))
        return windows.count - 1
    }

    private static func isOver(_ window: Int64, by day: Int64) -> Bool { (window + 1) * longWindow <= day }
}
