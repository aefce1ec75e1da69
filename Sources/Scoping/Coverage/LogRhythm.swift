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
        /// Days that are missing; 1 for hours.
        var days = 1
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

    /// Silent days, neighbouring ones as one gap, and, on the other days, silent hours, in order.
    ///
    /// The first and the last day are not judged by hours: logs may begin or end within them.
    var gaps: [Gap] {
        guard let days else { return [] }
        var gaps: [Gap] = []
        var next = days.lowerBound
        // Only days near one with lines are looked at one by one: a single line with a wrong year must not cost half a million days.
        for day in byDay.keys.sorted() {
            let (first, last) = (max(next, day - Self.neighbours), min(days.upperBound, day + Self.neighbours))
            guard first <= last else { continue }
            add(emptyStretch(next..<first), to: &gaps)
            for near in first...last {
                if let gap = silence(day: near) {
                    add(gap, to: &gaps)
                } else if near > days.lowerBound, near < days.upperBound {
                    gaps += silentHours(of: near)
                }
            }
            next = last + 1
        }
        if next <= days.upperBound { add(emptyStretch(next..<(days.upperBound + 1)), to: &gaps) }
        return gaps
    }

    /// The days due among days that have no lines, and no like day with lines either; nil where none is due.
    private func emptyStretch(_ stretch: Range<Int64>) -> Gap? {
        guard !isOneOfSeveral, let first = stretch.prefix(7).first(where: isDue), let last = stretch.suffix(7).last(where: isDue) else {
            return nil
        }
        let whole = stretch.count / 7
        let due = whole * (0..<7 as Range<Int64>).count(where: isDue) + stretch.dropFirst(whole * 7).count(where: isDue)
        return Gap(
            window: window(fromHour: first * 24, hours: (last - first + 1) * 24), isWholeDay: true, days: due, lines: 0, usual: 0)
    }

    /// Adds missing days; those that follow the last ones, with no day between that has lines or is due, become one gap with them.
    private func add(_ gap: Gap?, to gaps: inout [Gap]) {
        guard let gap else { return }
        guard let last = gaps.last, last.isWholeDay, areNeighbours(last.window.end, gap.window.start) else { return gaps.append(gap) }
        gaps[gaps.count - 1].window.end = gap.window.end
        gaps[gaps.count - 1].days += gap.days
        gaps[gaps.count - 1].lines += gap.lines
        gaps[gaps.count - 1].usual += gap.usual
    }

    private func areNeighbours(_ end: Instant, _ start: Instant) -> Bool {
        let between = Self.day(end.milliseconds / 3_600_000 + offset)..<Self.day(start.milliseconds / 3_600_000 + offset)
        // More than a weekend is never without a day that is due.
        return between.count <= 2 && between.allSatisfy { !isDue($0) && byDay[$0] == nil }
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
