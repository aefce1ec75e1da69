package import BreachModel

/// When something was done, as precisely as it is known.
package enum Moment: Hashable, Sendable {
    case instant(Instant)
    /// A day of the authority's zone; the time of day is not known.
    case day(CivilDate)

    /// The earliest and the latest instant that it can mean.
    func range(in zone: LegalZone) -> (earliest: Instant, latest: Instant) {
        switch self {
        case .instant(let instant): (instant, instant)
        case .day(let day): (zone.start(of: day), zone.end(of: day))
        }
    }
}

extension Moment: Codable {
    /// Reads RFC 3339 text, or `YYYY-MM-DD` where the time of day is not known.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        if let instant = Instant(rfc3339: text) {
            self = .instant(instant)
        } else if let day = CivilDate(text) {
            self = .day(day)
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "neither a time nor a date")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .instant(let instant): try container.encode(instant.rfc3339())
        case .day(let day): try container.encode(day.description)
        }
    }
}

/// A length of time in whole milliseconds, never negative.
package struct ClockSpan: Hashable, Comparable, Sendable, Codable {
    package var milliseconds: Int64

    package init(from start: Instant, to end: Instant) {
        milliseconds = max(0, end.milliseconds - start.milliseconds)
    }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// Whole hours, and the minutes left over.
    package var hoursAndMinutes: (hours: Int, minutes: Int) {
        let minutes = Int(milliseconds / 60_000)
        return (minutes / 60, minutes % 60)
    }

    /// `29시간 35분`, `29 h 35 min`; seconds are cut off.
    package func text(_ language: Language) -> String {
        let (hours, minutes) = hoursAndMinutes
        switch language {
        case .korean: return hours == 0 ? "\(minutes)분" : minutes == 0 ? "\(hours)시간" : "\(hours)시간 \(minutes)분"
        case .japanese: return hours == 0 ? "\(minutes)分" : minutes == 0 ? "\(hours)時間" : "\(hours)時間\(minutes)分"
        case .english: return hours == 0 ? "\(minutes) min" : minutes == 0 ? "\(hours) h" : "\(hours) h \(minutes) min"
        }
    }
}
