import BreachModel
import Foundation
import Testing

@Suite struct CivilDateTests {
    @Test(
        "Days are counted from 1970-01-01",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("1900-02-28", -25_509),
            ("1900-03-01", -25_508), ("2024-12-31", 20_088), ("2025-01-01", 20_089), ("0000-03-01", -719_468), ("9999-12-31", 2_932_896),
        ] as [(String, Int64)])
    func counting(_ text: String, _ days: Int64) throws {
        let date = try #require(CivilDate(text))
        #expect(date.daysSinceEpoch == days)
        #expect(CivilDate(daysSinceEpoch: days) == date)
        #expect(date.description == text)
    }

    @Test(
        "A day that does not exist, or other text, is no date",
        arguments: [
            "2025-02-29", "1900-02-29", "2025-00-10", "2025-13-10", "2025-04-31", "2025-01-00", "2025-01-32", "2025-1-1", "20250101",
            "2025-01-01T", "2025/01/01", "", "----------", "２０２５-01-1",
        ])
    func refusing(_ text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `Every day of 400 years follows the day before it`() {
        var previous = CivilDate(year: 1799, month: 12, day: 31)
        var leapDays = 0
        for day in previous.daysSinceEpoch + 1...CivilDate(year: 2199, month: 12, day: 31).daysSinceEpoch {
            let date = CivilDate(daysSinceEpoch: day)
            let isNextDay = date == CivilDate(year: previous.year, month: previous.month, day: previous.day + 1)
            let isNextMonth = date == CivilDate(year: previous.year, month: previous.month + 1, day: 1)
            let isNextYear = date == CivilDate(year: previous.year + 1, month: 1, day: 1)
            if !(isNextDay || isNextMonth || isNextYear) || previous >= date || !date.isValid || date.daysSinceEpoch != day {
                Issue.record("day \(day) after \(previous) is \(date)")
            }
            if date.month == 2, date.day == 29 { leapDays += 1 }
            previous = date
        }
        #expect(leapDays == 97)
    }

    @Test func `Days are added over the ends of months and years`() {
        let date = CivilDate(year: 2024, month: 2, day: 28)
        #expect(date.adding(days: 1) == CivilDate(year: 2024, month: 2, day: 29))
        #expect(date.adding(days: 2) == CivilDate(year: 2024, month: 3, day: 1))
        #expect(date.adding(days: -59) == CivilDate(year: 2023, month: 12, day: 31))
    }

    @Test func `A clock on the wall shows the zone's day`() {
        let instant = Instant(rfc3339: "2025-11-17T15:30:45.678Z")!
        let seoul = instant.civil(offsetMinutes: 540)
        #expect(seoul == CivilTime(date: CivilDate(year: 2025, month: 11, day: 18), hour: 0, minute: 30, second: 45, millisecond: 678))
        #expect(instant.civil().date == CivilDate(year: 2025, month: 11, day: 17))
    }

    @Test func `A date is stored as text and refused as anything else`() throws {
        let date = CivilDate(year: 2025, month: 6, day: 24)
        let stored = try JSONEncoder().encode([date])
        #expect(String(decoding: stored, as: UTF8.self) == #"["2025-06-24"]"#)
        #expect(try JSONDecoder().decode([CivilDate].self, from: stored) == [date])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([CivilDate].self, from: Data(#"["2025-06-31"]"#.utf8)) }
    }
}
