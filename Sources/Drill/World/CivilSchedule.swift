internal import BreachModel

/// Spreads a number of rows over civil days, and over each day by an hourly rhythm, so that the n-th row has a time and each day
/// a range of rows; times never fall as n rises.
struct CivilSchedule: Sendable {
    /// The days, counted from the first day of the logs.
    let days: Range<Int>
    /// Rows before each day; one more value than days.
    private let starts: [Int]
    /// Weight of the hours before each hour of a day; 25 values.
    private let hours: [Int]
    private let jitter: Dice

    static let millisecondsPerHour: Int64 = 3_600_000

    /// - Parameters:
    ///   - rows: how many; the first and the last day get at least one if there are two.
    ///   - weights: relative weight of each day.
    ///   - hourWeights: relative weight of each hour of the company's civil day.
    init(rows: Int, days: Range<Int>, weights: [Int], hourWeights: [Int], jitter: Dice) {
        self.days = days
        self.jitter = jitter
        let total = weights.reduce(0, +)
        var passed = 0
        var starts = [0]
        for weight in weights {
            passed += weight
            let exact = UInt64(rows).multipliedFullWidth(by: UInt64(passed))
            starts.append(Int(UInt64(total).dividingFullWidth(exact).quotient))
        }
        if rows >= 2 {
            for index in 1..<(starts.count - 1) { starts[index] = min(max(starts[index], 1), rows - 1) }
        }
        self.starts = starts
        hours = hourWeights.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    }

    var rows: Int { starts[starts.count - 1] }

    /// The rows of a day.
    func rows(on day: Int) -> Range<Int> {
        days.contains(day) ? starts[day - days.lowerBound]..<starts[day - days.lowerBound + 1] : 0..<0
    }

    /// The day on which a row falls.
    func day(of row: Int) -> Int {
        var low = 0
        var high = starts.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= row { low = middle } else { high = middle }
        }
        return days.lowerBound + low
    }

    /// When a row happens. Milliseconds since 1970.
    func time(of row: Int) -> Int64 {
        let day = day(of: row)
        let rows = rows(on: day)
        var hour = hours.count - 2
        while hour > 0, rowsBefore(hour: hour, in: rows) > row - rows.lowerBound { hour -= 1 }
        return time(of: row, day: day, rows: rows, hour: hour)
    }

    private func rowsBefore(hour: Int, in rows: Range<Int>) -> Int {
        rows.count * hours[hour] / hours[hours.count - 1]
    }

    private func time(of row: Int, day: Int, rows: Range<Int>, hour: Int) -> Int64 {
        let first = rowsBefore(hour: hour, in: rows)
        let count = rowsBefore(hour: hour + 1, in: rows) - first
        let part = Int64(row - rows.lowerBound - first) * Self.millisecondsPerHour
        let offset = (part + Int64(jitter.below(Int(Self.millisecondsPerHour), row))) / Int64(max(count, 1))
        return LogCalendar.start(ofDay: day) + Int64(hour) * Self.millisecondsPerHour + offset
    }

    /// Goes through one day's rows in order, without searching for each.
    struct Cursor {
        private let schedule: CivilSchedule
        private let day: Int
        let rows: Range<Int>
        private(set) var row: Int
        private var hour = 0
        private var nextHourAt: Int

        init(_ schedule: CivilSchedule, day: Int) {
            self.schedule = schedule
            self.day = day
            rows = schedule.rows(on: day)
            row = rows.lowerBound
            nextHourAt = rows.lowerBound + schedule.rowsBefore(hour: 1, in: rows)
        }

        var isAtEnd: Bool { row == rows.upperBound }

        /// The time of the present row.
        mutating func time() -> Int64 {
            while row >= nextHourAt {
                hour += 1
                nextHourAt = rows.lowerBound + schedule.rowsBefore(hour: hour + 1, in: rows)
            }
            return schedule.time(of: row, day: day, rows: rows, hour: hour)
        }

        mutating func advance() { row += 1 }
    }
}
