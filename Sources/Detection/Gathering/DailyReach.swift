// Hot: one call a shown line. Benchmark: Benchmarks/run scan (all).
internal import BreachModel

/// How many distinct people one credential or origin touched on each day and in each 30 days, exactly.
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
    /// People of the day before the last.
    private var usual = 0
    /// Place of the last day.
    private var day = 0

    @inline(__always)
    mutating func add(_ person: UInt32, day number: Int64) {
        if day >= days.count || days[day].period != number { select(number) }
        days[day].people.insert(person)
    }

    /// One day is much like the day before.
    private mutating func select(_ number: Int64) {
        if day < days.count { usual = days[day].people.count }
        if let place = days.firstIndex(where: { $0.period == number }) {
            day = place
        } else {
            days.append(Open(period: number, people: PersonSet(expecting: usual)))
            day = days.count - 1
        }
    }

    /// Closes all days before `day`, on which no line can come any more.
    mutating func close(before day: Int64) {
        for open in days where open.period < day {
            byDay[open.period] = open.people.count
            // All of a day at once: one set is looked at again and again, and only for who is new on the day.
            windows[window(open.period / Self.longWindow)].people.formUnion(open.people)
        }
        days.removeAll { $0.period < day }
        for open in windows where Self.isOver(open.period, by: day) { byWindow[open.period] = open.people.count }
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
