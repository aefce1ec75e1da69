import BreachModel
import Testing

@testable import BreachLaw

@Suite("The zone of an authority")
struct LegalZoneTests {
    private let brussels = LegalZone(id: "Europe/Brussels")

    @Test("A day starts and ends by the zone's own clock, also when that changes")
    func dayBounds() throws {
        let spring = try #require(CivilDate("2026-03-29"))
        #expect(brussels.start(of: spring) == Law.time("2026-03-29T00:00:00+01:00"))
        #expect(brussels.end(of: spring) == Law.time("2026-03-29T23:59:59.999+02:00"))
        let autumn = try #require(CivilDate("2026-10-25"))
        #expect(brussels.start(of: autumn) == Law.time("2026-10-25T00:00:00+02:00"))
        #expect(brussels.end(of: autumn) == Law.time("2026-10-25T23:59:59.999+01:00"))
    }

    @Test("Where summer time skips midnight, the day starts at the first moment that exists")
    func skippedMidnight() throws {
        let beirut = LegalZone(id: "Asia/Beirut")
        let day = try #require(CivilDate("2026-03-29"))
        #expect(beirut.start(of: day) == Law.time("2026-03-29T01:00:00+03:00"))
    }

    @Test(
        "Every day of two years starts on itself and follows the day before",
        arguments: [
            "Europe/Brussels", "Europe/London", "America/Los_Angeles", "Asia/Seoul", "Asia/Tokyo", "Asia/Singapore",
        ])
    func everyDay(_ id: String) throws {
        let zone = LegalZone(id: id)
        var day = try #require(CivilDate("2027-01-01"))
        for _ in 0..<731 {
            #expect(zone.civil(zone.start(of: day)).date == day)
            #expect(zone.civil(zone.end(of: day)).date == day)
            #expect(zone.end(of: day).milliseconds + 1 == zone.start(of: day.adding(days: 1)).milliseconds)
            day = day.adding(days: 1)
        }
    }

    @Test("Times read with their zone")
    func text() {
        let time = Law.time("2025-11-18T07:00:00Z")
        #expect(LegalZone.korea.text(time) == "2025-11-18 16:00 KST (UTC+9)")
        #expect(LegalZone(id: "America/Los_Angeles").text(time) == "2025-11-17 23:00 UTC-8")
        #expect(LegalZone(id: "Etc/UTC").text(time) == "2025-11-18 07:00 UTC")
        #expect(LegalZone(id: "Asia/Kolkata").text(time) == "2025-11-18 12:30 UTC+5:30")
    }
}
