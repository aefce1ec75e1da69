internal import BreachModel

/// How a log writes over the days, and where it fell silent.
///
/// Late lines may fall into a day whose file is lost, so a day counts as missing not only when it is empty: it is missing when it
/// has less than a twentieth of the median of like days around it, and hours likewise by the same hours of those days. Thin hours are
/// judged together: three silent hours of a night in which six lines an hour are usual say as much as one hour with eighteen.
struct LogRhythm {
    struct Gap {
        var window: Window
        var isWholeDay: Bool
        /// Lines that there are, and those that like days have.
        var lines: Int
        var usual: Int
    }

    /// Days before and after that a day is compared with.
    static let neighbours: Int64 = 28
    /// A day or a run of hours below this part of what is usual is silent.
    static let silentBelow = 20
    /// What is usual must be at least this much for silence to mean anything: where this many lines are due and come one by one, none
    /// at all comes by chance less than once in a hundred thousand times.
    static let judgedFrom = 12

    private let byHour: [Int64: Int]
    private let byDay: [Int64: Int]
    private let days: ClosedRange<Int64>?
    private let offset: Int64
    private let rhythm: LogSource.Rhythm
    private let isOneOfSeveral: Bool

    /// - Parameters:
    ///   - events: events by hours since 1970.
    ///   - rhythm: what is due.
    ///   - days: civil days on which lines are due; those from the first to the last with events if not given.
    ///   - isOneOfSeveral: whether this is one producer of a log, which may be quiet for a day.
    init(
        events: [Int64: Int], zoneOffsetMinutes: Int, rhythm: LogSource.Rhythm = .daily, days: ClosedRange<Int64>? = nil,
        isOneOfSeveral: Bool = false
    ) {
        offset = Int64(zoneOffsetMinutes) / 60
        var byDay: [Int64: Int] = [:]
        for (hour, count) in events where count > 0 { byDay[Self.day(hour + offset), default: 0] += count }
        byHour = events
        self.byDay = byDay
        self.rhythm = rhythm
        self.isOneOfSeveral = isOneOfSeveral
        let own = byDay.keys.min().flatMap { first in byDay.keys.max().map { first...$0 } }
        self.days = own.map { own in days.map { min($0.lowerBound, own.lowerBound)...max($0.upperBound, own.upperBound) } ?? own }
    }

    private static func day(_ localHour: Int64) -> Int64 {
        localHour >= 0 ? localHour / 24 : (localHour - 23) / 24
    }

    /// Silent days and, on the other days, silent hours, in order. The first and the last day are not judged by hours: logs may
    /// begin or end within them.
    var gaps: [Gap] {
        guard let days else { return [] }
        return days.flatMap { day -> [Gap] in
            if let gap = silence(day: day) { return [gap] }
            return day > days.lowerBound && day < days.upperBound ? silentHours(of: day) : []
        }
    }

    private func isDue(_ day: Int64) -> Bool {
        // 1970-01-01 was a Thursday.
        rhythm == .weekdays ? ((day + 3) % 7 + 7) % 7 < 5 : rhythm != .none
    }

    private func silence(day: Int64) -> Gap? {
        let events = byDay[day] ?? 0
        let usual = median(around: day) { byDay[$0] ?? 0 }
        let isEmpty = events == 0 && isDue(day) && !isOneOfSeveral
        guard isEmpty || usual >= Self.judgedFrom && events * Self.silentBelow < usual else { return nil }
        return Gap(window: window(fromHour: day * 24, hours: 24), isWholeDay: true, lines: events, usual: usual)
    }

    /// Runs of hours of a day that are silent although they usually are not.
    private func silentHours(of day: Int64) -> [Gap] {
        var gaps: [Gap] = []
        var run: (start: Int64, lines: Int, usual: Int)?
        for hour in 0...24 as ClosedRange<Int64> {
            let lines = hour < 24 ? lines(hour, of: day) : 0
            let usual = hour < 24 ? median(around: day) { self.lines(hour, of: $0) } : 0
            if hour < 24, usual > 0 || rhythm == .hourly, lines * Self.silentBelow < max(1, usual) {
                run = (run?.start ?? hour, (run?.lines ?? 0) + lines, (run?.usual ?? 0) + usual)
            } else if let silent = run {
                run = nil
                let gap = Gap(
                    window: window(fromHour: day * 24 + silent.start, hours: hour - silent.start), isWholeDay: false, lines: silent.lines,
                    usual: silent.usual)
                if isMissing(gap, from: silent.start, to: hour, of: day) { gaps.append(gap) }
            }
        }
        return gaps
    }

    /// Whether a run of silent hours is more than chance: enough lines are due in it, and hardly any like day is as silent then.
    private func isMissing(_ gap: Gap, from start: Int64, to end: Int64, of day: Int64) -> Bool {
        if rhythm == .hourly { return true }
        guard gap.usual >= Self.judgedFrom else { return false }
        let others = likeDays(day)
        let asSilent = others.count { other in
            (start..<end).reduce(0) { $0 + lines($1, of: other) } * Self.silentBelow < gap.usual
        }
        return asSilent * 8 <= others.count
    }

    private func lines(_ hour: Int64, of day: Int64) -> Int { byHour[day * 24 + hour - offset] ?? 0 }

    /// The days to compare with: the same kind of day (working day or weekend) within four weeks; all days within two weeks where those
    /// are fewer than four.
    private func likeDays(_ day: Int64) -> [Int64] {
        guard let days else { return [] }
        func isWeekend(_ day: Int64) -> Bool { ((day + 3) % 7 + 7) % 7 >= 5 }
        func around(_ reach: Int64) -> [Int64] {
            (max(days.lowerBound, day - reach)...min(days.upperBound, day + reach)).filter { $0 != day }
        }
        let like = around(isWeekend(day) ? Self.neighbours : Self.neighbours / 2).filter { isWeekend($0) == isWeekend(day) }
        return like.count >= 4 ? like : around(Self.neighbours / 2)
    }

    private func median(around day: Int64, _ value: (Int64) -> Int) -> Int {
        let values = likeDays(day).map(value).sorted()
        return values.isEmpty ? 0 : values[values.count / 2]
    }

    private func window(fromHour localHour: Int64, hours: Int64) -> Window {
        let start = (localHour - offset) * 3_600_000
        return Window(start: Instant(milliseconds: start), end: Instant(milliseconds: start + hours * 3_600_000))
    }
}
