/// A moment in time: whole milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (as in POSIX).
///
/// Every stage works in UTC; a zone is applied only where a person or an authority reads the time.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since the Unix epoch; negative before it.
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The moment at which `civil` shows on a clock that is `offsetMinutes` ahead of UTC.
    package init(_ civil: CivilTime, offsetMinutes: Int = 0) {
        let day = civil.date.daysSinceEpoch
        let seconds = Int64(civil.hour) * 3600 + Int64(civil.minute) * 60 + Int64(civil.second)
        let local = day * CivilDate.millisecondsPerDay + seconds * 1000 + Int64(civil.millisecond)
        self.init(milliseconds: local - Int64(offsetMinutes) * 60_000)
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// What a clock `offsetMinutes` ahead of UTC shows at this moment.
    package func civil(offsetMinutes: Int = 0) -> CivilTime {
        let local = milliseconds + Int64(offsetMinutes) * 60_000
        let day = local.floorDivided(by: CivilDate.millisecondsPerDay)
        let rest = Int(local - day * CivilDate.millisecondsPerDay)
        return CivilTime(
            date: CivilDate(daysSinceEpoch: day), hour: rest / 3_600_000, minute: rest / 60_000 % 60,
            second: rest / 1000 % 60, millisecond: rest % 1000)
    }

    /// The moment `hours` later (earlier if negative).
    package func adding(hours: Int) -> Instant {
        Instant(milliseconds: milliseconds + Int64(hours) * 3_600_000)
    }

    /// The moment `minutes` later (earlier if negative).
    package func adding(minutes: Int) -> Instant {
        Instant(milliseconds: milliseconds + Int64(minutes) * 60_000)
    }
}

extension Instant: Codable {
    /// Reads RFC 3339 text.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Instant(rfc3339: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an RFC 3339 time")
        }
        self = value
    }

    /// Writes RFC 3339 text in UTC.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rfc3339())
    }
}
