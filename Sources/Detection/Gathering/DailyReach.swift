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
    /// Places of the last day and its window.
    private var day = 0
    private var window = 0

    mutating func add(_ person: UInt32, day number: Int64) {
        if day >= days.count || days[day].period != number { select(number) }
        // Who was there on this day was there in its window.
        if days[day].people.insert(person) { windows[window].people.insert(person) }
    }

    private mutating func select(_ number: Int64) {
        day = Self.place(of: number, in: &days)
        window = Self.place(of: number / Self.longWindow, in: &windows)
    }

    private static func place(of period: Int64, in open: inout [Open]) -> Int {
        if let place = open.firstIndex(where: { $0.period == period }) { return place }
        open.append(Open(period: period))
        return open.count - 1
    }

    /// Closes all days before `day`, on which no line can come any more.
    mutating func close(before day: Int64) {
        for open in days where open.period < day { byDay[open.period] = open.people.count }
        days.removeAll { $0.period < day }
        for open in windows where Self.isOver(open.period, by: day) { byWindow[open.period] = open.people.count }
        windows.removeAll { Self.isOver($0.period, by: day) }
        // A window that is still open may have lost the day that was last.
        self.day = days.count
    }

    private static func isOver(_ window: Int64, by day: Int64) -> Bool { (window + 1) * longWindow <= day }
}
