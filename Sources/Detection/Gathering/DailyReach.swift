internal import BreachModel

/// How many distinct people one credential or origin touched on each day and in each 30 days, exactly.
///
/// Sets of finished days become counts, so that memory holds open days only.
struct DailyReach {
    /// Days of the long window.
    static let longWindow: Int64 = 30

    private(set) var byDay: [Int64: Int] = [:]
    private(set) var byWindow: [Int64: Int] = [:]
    private var openDays: [Int64: NumberSet] = [:]
    private var openWindows: [Int64: NumberSet] = [:]

    mutating func add(_ subject: UInt64, day: Int64) {
        openDays[day, default: NumberSet()].insert(subject)
        openWindows[day / Self.longWindow, default: NumberSet()].insert(subject)
    }

    /// Closes all days before `day`, on which no line can come any more.
    mutating func close(before day: Int64) {
        for (open, set) in openDays where open < day {
            byDay[open] = set.count
            openDays[open] = nil
        }
        for (open, set) in openWindows where (open + 1) * Self.longWindow <= day {
            byWindow[open] = set.count
            openWindows[open] = nil
        }
    }
}
