internal import BreachModel
internal import BreachResponse

/// Views by day as the coordinates of a bar chart. Days of which logs are missing are shaded: an empty day there proves nothing.
struct DayChart {
    struct Box {
        let x: String
        let y: String
        let width: String
        let height: String
    }

    struct GridLine {
        let left: String
        let right: String
        let y: String
        let labelX: String
        let label: String
    }

    struct Month {
        let x: String
        let y: String
        let yEnd: String
        let yText: String
        let label: String
    }

    private static let left = 64.0
    private static let right = 928.0
    private static let top = 12.0
    private static let bottom = 228.0

    let width = "960"
    let height = "260"
    let description: String
    let grid: [GridLine]
    let gaps: [Box]
    let bars: [Box]
    let months: [Month]

    /// Nil where there is no day to show.
    init?(context: ConsoleContext, scope: BreachScope) {
        guard let first = scope.viewsByDay.first, let last = scope.viewsByDay.last else { return nil }
        let offset = context.overview.zoneOffsetMinutes
        let start = first.day.daysSinceEpoch
        let step = (Self.right - Self.left) / Double(last.day.daysSinceEpoch - start + 1)
        let highest = scope.viewsByDay.map(\.views).max() ?? 0
        let scale = Self.niceCeiling(max(1, highest.value))
        let x = { (day: Int64) in Self.left + Double(day - start) * step }
        bars = scope.viewsByDay.filter { $0.views > 0 }.map { day in
            let size = (Self.bottom - Self.top) * Double(day.views.value) / Double(scale)
            return Box(
                x: Self.number(x(day.day.daysSinceEpoch)), y: Self.number(Self.bottom - size),
                width: Self.number(max(0.5, step * 0.85)), height: Self.number(size))
        }
        gaps = scope.coverage.gaps.filter { GapWords.isStretch($0.reason) }.compactMap { gap in
            let from = max(start, gap.window.start.civil(offsetMinutes: offset).date.daysSinceEpoch)
            let end = Instant(milliseconds: gap.window.end.milliseconds - 1)
            let to = min(last.day.daysSinceEpoch, end.civil(offsetMinutes: offset).date.daysSinceEpoch)
            guard from <= to else { return nil }
            return Box(
                x: Self.number(x(from)), y: Self.number(Self.top), width: Self.number(Double(to - from + 1) * step),
                height: Self.number(Self.bottom - Self.top))
        }
        grid = (0...4).map { line in
            let y = Self.bottom - (Self.bottom - Self.top) * Double(line) / 4
            return GridLine(
                left: Self.number(Self.left), right: Self.number(Self.right), y: Self.number(y),
                labelX: Self.number(Self.left - 8), label: TimeWords.grouped(scale * line / 4))
        }
        months = Self.months(from: first.day, to: last.day, context: context).map { day, label in
            Month(
                x: Self.number(x(day.daysSinceEpoch)), y: Self.number(Self.bottom), yEnd: Self.number(Self.bottom + 6),
                yText: Self.number(Self.bottom + 22), label: label)
        }
        description = Self.describe(scope.viewsByDay, context)
    }

    private static func describe(_ days: [DayViews], _ context: ConsoleContext) -> String {
        guard let first = days.first, let last = days.last, let peak = days.max(by: { $0.views < $1.views }) else { return "" }
        let from = context.times.day(first.day)
        let to = context.times.day(last.day)
        let most = TimeWords.grouped(peak.views.value)
        return context.say(
            "\(from)부터 \(to)까지. 가장 많은 날은 \(context.times.day(peak.day)), \(most)회입니다.",
            "From \(from) to \(to). The highest day is \(context.times.day(peak.day)) with \(most) views.")
    }

    /// The first days of months, thinned out so that labels do not touch.
    private static func months(from first: CivilDate, to last: CivilDate, context: ConsoleContext) -> [(CivilDate, String)] {
        var days: [CivilDate] = []
        var day = CivilDate(year: first.year, month: first.month, day: 1)
        while day <= last {
            if day >= first { days.append(day) }
            day =
                day.month == 12 ? CivilDate(year: day.year + 1, month: 1, day: 1) : CivilDate(year: day.year, month: day.month + 1, day: 1)
        }
        let every = max(1, (days.count + 11) / 12)
        return days.enumerated().filter { $0.offset.isMultiple(of: every) }.map { _, day in
            (day, context.say("\(day.year % 100)년 \(day.month)월", "\(day.year)-\(day.month < 10 ? "0" : "")\(day.month)"))
        }
    }

    /// The smallest of 4, 8, 20, 40, 80, 200, … that is not below `value`, so that four grid lines are whole numbers.
    static func niceCeiling(_ value: Int) -> Int {
        var unit = 4
        while true {
            for factor in [1, 2, 5] where unit * factor >= value { return unit * factor }
            unit *= 10
        }
    }

    /// Two decimals at most, which is finer than any screen here.
    private static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
