package import BreachModel
internal import Foundation

/// The zone in which an authority counts days.
package struct LegalZone: Hashable, Sendable, Codable {
    /// An IANA name: `Asia/Seoul`, `Europe/Brussels`.
    package var id: String
    /// Minutes ahead of UTC where the zone has no daylight saving time; nil where the time zone database decides.
    package var fixedOffsetMinutes: Int?

    package init(id: String, fixedOffsetMinutes: Int? = nil) {
        self.id = id
        self.fixedOffsetMinutes = fixedOffsetMinutes
    }

    /// Korea Standard Time.
    package static let korea = LegalZone(id: "Asia/Seoul", fixedOffsetMinutes: 540)

    /// Whether the time zone database knows the zone, or its offset is fixed.
    package var isKnown: Bool { fixedOffsetMinutes != nil || TimeZone(identifier: id) != nil }

    /// Minutes ahead of UTC at `instant`; 0 for a zone that is not known (validation refuses those).
    package func offsetMinutes(at instant: Instant) -> Int {
        if let fixedOffsetMinutes { return fixedOffsetMinutes }
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
        return (TimeZone(identifier: id)?.secondsFromGMT(for: date) ?? 0) / 60
    }

    /// What a clock in the zone shows.
    package func civil(_ instant: Instant) -> CivilTime {
        instant.civil(offsetMinutes: offsetMinutes(at: instant))
    }

    /// The first moment of `date` in the zone.
    ///
    /// Where daylight saving time skips midnight, the first moment that exists.
    package func start(of date: CivilDate) -> Instant {
        let guess = Instant(CivilTime(date: date))
        var found = guess.adding(minutes: -offsetMinutes(at: guess))
        found = guess.adding(minutes: -offsetMinutes(at: found))
        while civil(found).date < date { found = found.adding(minutes: 15) }
        return found
    }

    /// The last millisecond of `date` in the zone.
    package func end(of date: CivilDate) -> Instant {
        Instant(milliseconds: start(of: date.adding(days: 1)).milliseconds - 1)
    }

    /// `2025-11-18 16:00 KST (UTC+9)`: the time as an authority reads it.
    package func text(_ instant: Instant) -> String {
        let offset = offsetMinutes(at: instant)
        let time = instant.civil(offsetMinutes: offset)
        let clock = [time.hour, time.minute].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
        return "\(time.date) \(clock) \(name(offset: offset))"
    }

    private func name(offset: Int) -> String {
        let size = abs(offset)
        let rest = size % 60 == 0 ? "" : ":" + (size % 60 < 10 ? "0" : "") + String(size % 60)
        let utc = offset == 0 ? "UTC" : "UTC" + (offset < 0 ? "-" : "+") + String(size / 60) + rest
        return id == "Asia/Seoul" ? "KST (\(utc))" : utc
    }
}
