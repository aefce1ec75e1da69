// Hot: one call a shown line. Benchmark: Benchmarks/run scan (all).
internal import BreachModel

/// The number of the day, in the configured zone, that a moment lies in; remembers the last one.
struct DayReader {
    private let offset: Int64
    private var known: Int64 = 0
    private var start: Int64 = 1
    private var end: Int64 = 0
    /// The first day asked for.
    private(set) var earliest: Int64 = .max

    init(zoneOffsetMinutes: Int) {
        offset = Int64(zoneOffsetMinutes) * 60_000
    }

    mutating func day(_ time: Int64) -> Int64 {
        if time >= start, time < end { return known }
        let local = time + offset
        let days = local / CivilDate.millisecondsPerDay
        known = local % CivilDate.millisecondsPerDay < 0 ? days - 1 : days
        start = known * CivilDate.millisecondsPerDay - offset
        end = start + CivilDate.millisecondsPerDay
        earliest = min(earliest, known)
        return known
    }

    /// Whether a moment lies in the day that was asked for last.
    @inline(__always)
    func isSameDay(_ time: Int64) -> Bool { time >= start && time < end }
}
