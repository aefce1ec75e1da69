internal import BreachLaw
package import BreachModel

/// Days and times in words, in the zone of the company's people.
package struct CivilWording: Hashable, Sendable {
    /// Minutes ahead of UTC.
    package var offsetMinutes: Int

    package init(offsetMinutes: Int) {
        self.offsetMinutes = offsetMinutes
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `2025년 4월 14일`, `14 April 2025`.
    package func day(_ date: CivilDate) -> Bilingual {
        let month = (1...12).contains(date.month) ? Self.months[date.month - 1] : ""
        return Bilingual(
            korean: "\(date.year)년 \(date.month)월 \(date.day)일", english: "\(date.day) \(month) \(date.year)",
            japanese: "\(date.year)年\(date.month)月\(date.day)日")
    }

    /// The day on which `instant` falls.
    package func day(_ instant: Instant) -> Bilingual {
        day(instant.civil(offsetMinutes: offsetMinutes).date)
    }

    /// `2025년 11월 17일 16:05`, `16:05 on 17 November 2025`; seconds are cut off.
    package func time(_ instant: Instant) -> Bilingual {
        let time = instant.civil(offsetMinutes: offsetMinutes)
        let day = day(time.date)
        let clock = "\(two(time.hour)):\(two(time.minute))"
        return Bilingual(
            korean: "\(day.korean) \(clock)", english: "\(clock) on \(day.english)",
            japanese: "\(day[.japanese])\(time.hour)時\(two(time.minute))分")
    }

    /// The zone as people name it: `한국 시각`, `Korea time`.
    package var zone: Bilingual {
        if offsetMinutes == 540 { return Bilingual(korean: "한국 시각", english: "Korea time", japanese: "日本時間") }
        let size = abs(offsetMinutes)
        let rest = size % 60 == 0 ? "" : ":" + two(size % 60)
        let name = "UTC" + (offsetMinutes < 0 ? "-" : "+") + String(size / 60) + rest
        return Bilingual(korean: "\(name) 시각", english: name, japanese: name)
    }

    private func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
}

extension Bilingual {
    /// A number with its Korean counter and its English unit: `33,674명`, `33,674 people`.
    package static func count(_ value: Int, counter: String, unit: String) -> Bilingual {
        Bilingual(
            korean: value.grouped + counter, english: value.grouped + " " + unit,
            japanese: value.grouped + (unit == "people" ? "名" : unit == "views" ? "回" : "件"))
    }

    /// The same words in both languages: a name, a number, an address.
    package static func same(_ text: String) -> Bilingual { Bilingual(korean: text, english: text) }
}
