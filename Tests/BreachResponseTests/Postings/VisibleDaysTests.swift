import BreachLaw
import BreachModel
import Testing

@testable import BreachResponse

struct VisibleDaysTests {
    private static let zone = LegalZone.korea
    private static let posted = Instant(rfc3339: "2025-12-07T11:00:00+09:00")!

    /// Looks every hour for so many days from the posting.
    private static func hourly(days: Int, except bad: Set<Int> = [], missing: Set<Int> = []) -> [(at: Instant, visible: Bool)] {
        (0...(days * 24)).filter { !missing.contains($0) }.map { (posted.adding(hours: $0), !bad.contains($0)) }
    }

    private static func run(_ looks: [(at: Instant, visible: Bool)], to: Instant? = nil) -> [CivilDate] {
        VisibleDays(looks: looks, from: posted, to: to ?? looks.last?.at ?? posted, zone: zone, maximumGapMinutes: 90).longestRun
    }

    @Test("Whole days count; the day of the posting and the day that is not over do not")
    func wholeDays() {
        let days = Self.run(Self.hourly(days: 30))
        #expect(days.count == 29 && days.first?.description == "2025-12-08" && days.last?.description == "2026-01-05")
        #expect(Self.run(Self.hourly(days: 31)).count == 30)
    }

    @Test("One look that saw nothing breaks the run at its day, and the longest run counts")
    func broken() {
        // The 200th hour lies on 2025-12-15.
        let days = Self.run(Self.hourly(days: 31, except: [200]))
        #expect(days.first?.description == "2025-12-16" && days.count == 22)
    }

    @Test(
        "A day on which nobody looked for longer than the limit does not count",
        arguments: [
            ([200, 201], "2025-12-16"), ([300], "2025-12-20"),
        ] as [(Set<Int>, String)])
    func gaps(_ missing: Set<Int>, _ first: String) {
        #expect(Self.run(Self.hourly(days: 31, missing: missing)).first?.description == first)
    }

    @Test("Looks that end before the day is over do not make it a day")
    func silence() {
        let looks = Self.hourly(days: 2)
        #expect(Self.run(looks, to: Self.posted.adding(hours: 24 * 9)).map(\.description) == ["2025-12-08"])
        #expect(Self.run([], to: Self.posted.adding(hours: 24 * 9)).isEmpty)
    }

    @Test("A posting of one or two days never reaches its term")
    func short() {
        #expect(Self.run(Self.hourly(days: 2)).count == 1)
    }
}
