internal import BreachModel

/// How a log source writes over the days, and where it fell silent.
///
/// Late lines may fall into a day whose file is lost, so a day counts as missing not only when it is empty: it is missing when it
/// has less than a twentieth of the median of the days around it, and hours likewise by the same hours of those days.
struct LogRhythm {
    struct Gap {
        var window: Window
        var isWholeDay: Bool
    }

    /// Days before and after that a day is compared with.
    static let neighbours: Int64 = 14
    /// A day or hour below this part of the median is silent.
    static let silentBelow = 20
    /// A median below this is too small to judge by: only complete silence of a day counts then.
    static let judgedFrom = 20

    private let byHour: [Int64: Int]
    private let byDay: [Int64: Int]
    private let first: Int64
    private let last: Int64
    private let offset: Int64

    /// - Parameter events: events by hours since 1970.
    init(events: [Int64: Int], zoneOffsetMinutes: Int) {
        offset = Int64(zoneOffsetMinutes) / 60
        var byDay: [Int64: Int] = [:]
        let offset = offset
        for (hour, count) in events { byDay[Self.day(hour + offset), default: 0] += count }
        byHour = events
        self.byDay = byDay
        first = byDay.keys.min() ?? 0
        last = byDay.keys.max() ?? -1
    }

    private static func day(_ localHour: Int64) -> Int64 {
        localHour >= 0 ? localHour / 24 : (localHour - 23) / 24
    }

    /// Silent days and, on the other days, silent hours, in order. The first and the last day are not judged by hours: logs may
    /// begin or end within them.
    var gaps: [Gap] {
        guard first <= last else { return [] }
        return (first...last).flatMap { day -> [Gap] in
            if isSilent(day: day) { return [Gap(window: window(fromHour: day * 24, hours: 24), isWholeDay: true)] }
            return day > first && day < last ? silentHours(of: day) : []
        }
    }

    private func isSilent(day: Int64) -> Bool {
        let events = byDay[day] ?? 0
        let usual = median(around: day) { byDay[$0] ?? 0 }
        return events == 0 || usual >= Self.judgedFrom && events * Self.silentBelow < usual
    }

    /// Runs of hours of a day that are silent although they usually are not.
    private func silentHours(of day: Int64) -> [Gap] {
        var gaps: [Gap] = []
        var start: Int64?
        for hour in 0...24 as ClosedRange<Int64> {
            let silent = hour < 24 && isSilent(hour: hour, of: day)
            if silent, start == nil { start = hour }
            if !silent, let begun = start {
                gaps.append(Gap(window: window(fromHour: day * 24 + begun, hours: hour - begun), isWholeDay: false))
                start = nil
            }
        }
        return gaps
    }

    private func isSilent(hour: Int64, of day: Int64) -> Bool {
        let events = byHour[day * 24 + hour - offset] ?? 0
        let usual = median(around: day) { byHour[$0 * 24 + hour - offset] ?? 0 }
        return usual >= Self.judgedFrom && events * Self.silentBelow < usual
    }

    private func median(around day: Int64, _ value: (Int64) -> Int) -> Int {
        let days = max(first, day - Self.neighbours)...min(last, day + Self.neighbours)
        let values = days.filter { $0 != day }.map(value).sorted()
        return values.isEmpty ? 0 : values[values.count / 2]
    }

    private func window(fromHour localHour: Int64, hours: Int64) -> Window {
        let start = (localHour - offset) * 3_600_000
        return Window(start: Instant(milliseconds: start), end: Instant(milliseconds: start + hours * 3_600_000))
    }
}
