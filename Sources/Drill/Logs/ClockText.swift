internal import BreachModel

/// Writes RFC 3339 times with milliseconds; keeps the last day's text, since rows come in time order.
struct ClockText {
    private let offset: Int64
    private let zone: StaticString
    private var day: Int64 = .min
    private var dayText: [UInt8] = []

    init(offsetMinutes: Int, zone: StaticString) {
        offset = Int64(offsetMinutes) * 60_000
        self.zone = zone
    }

    @inline(__always)
    mutating func append(_ milliseconds: Int64, to buffer: inout LineBuffer) {
        // No time of a world lies before 1970, so that plain division rounds down.
        let local = milliseconds + offset
        let number = local / CivilDate.millisecondsPerDay
        if number != day {
            day = number
            dayText = Array((CivilDate(daysSinceEpoch: number).description + "T").utf8)
        }
        let rest = Int(truncatingIfNeeded: local - number * CivilDate.millisecondsPerDay)
        buffer.append(dayText)
        buffer.append(decimal: rest / 3_600_000, digits: 2)
        buffer.append(0x3A)
        buffer.append(decimal: rest / 60_000 % 60, digits: 2)
        buffer.append(0x3A)
        buffer.append(decimal: rest / 1000 % 60, digits: 2)
        buffer.append(0x2E)
        buffer.append(decimal: rest % 1000, digits: 3)
        buffer.append(zone)
    }
}
