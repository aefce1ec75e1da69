package import BreachModel

/// Times, dates and numbers as people read them: with their zone, and grouped.
package struct TimeWords: Sendable {
    package var language: Language
    /// Minutes ahead of UTC.
    package var offsetMinutes: Int

    package init(language: Language, offsetMinutes: Int) {
        self.language = language
        self.offsetMinutes = offsetMinutes
    }

    /// `2025년 11월 18일 14:03 (한국 시간)`, `18 November 2025, 14:03 (KST)`.
    package func moment(_ instant: Instant) -> String {
        let civil = instant.civil(offsetMinutes: offsetMinutes)
        let clock = Self.two(civil.hour) + ":" + Self.two(civil.minute)
        switch language {
        case .korean: return "\(day(civil.date)) \(clock) (\(zone))"
        case .english, .japanese: return "\(day(civil.date)), \(clock) (\(zone))"
        }
    }

    /// The day alone, as the company's zone has it.
    package func day(of instant: Instant) -> String {
        day(instant.civil(offsetMinutes: offsetMinutes).date)
    }

    package func day(_ date: CivilDate) -> String {
        switch language {
        case .korean: "\(date.year)년 \(date.month)월 \(date.day)일"
        case .english, .japanese: "\(date.day) \(Self.months[date.month - 1]) \(date.year)"
        }
    }

    /// The zone's name where it has one that people know, otherwise its distance from UTC.
    package var zone: String {
        if offsetMinutes == 540 { return language == .korean ? "한국 시간" : "Korea time" }
        let size = abs(offsetMinutes)
        return "UTC" + (offsetMinutes < 0 ? "−" : "+") + Self.two(size / 60) + ":" + Self.two(size % 60)
    }

    /// A length of time in its two largest units: `2일 3시간`, `2 days 3 hours`.
    package func span(minutes: Int64) -> String {
        let parts = [(minutes / 1440, 0), (minutes / 60 % 24, 1), (minutes % 60, 2)].drop { $0.0 == 0 }.prefix(2)
        let shown = parts.isEmpty ? [(0, 2)] : Array(parts.filter { $0.0 > 0 })
        return shown.map { unit($0.0, $0.1) }.joined(separator: " ")
    }

    /// A number in groups of three.
    package static func grouped(_ value: Int) -> String {
        var text = ""
        for (index, digit) in String(abs(value)).reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return (value < 0 ? "−" : "") + String(text.reversed())
    }

    private func unit(_ value: Int64, _ unit: Int) -> String {
        switch language {
        case .korean: "\(value)" + ["일", "시간", "분"][unit]
        case .english, .japanese: "\(value) " + ["day", "hour", "minute"][unit] + (value == 1 ? "" : "s")
        }
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
}
