import BreachModel
import Testing

@testable import BreachLaw

@Suite("Choosing the profile")
struct ProfileVectorTests {
    private struct Body: Decodable {
        var jurisdiction: String
        var awareAt: Instant
        var expect: String
    }

    @Test("The date that the law names chooses the profile", arguments: LawVector.all(.profile))
    func vectors(_ vector: LawVector) throws {
        let body = try vector.decoded(Body.self)
        let library = try LawLibrary.embedded()
        let found: String
        do {
            found = try library.profile(jurisdiction: body.jurisdiction, awareAt: body.awareAt).id
        } catch {
            found = error.code.rawValue
        }
        #expect(found == body.expect)
    }

    @Test("There are vectors to run")
    func vectorsExist() {
        #expect(LawVector.all(.profile).count >= 10)
    }

    @Test("A person's home adds the law that follows them there")
    func residence() throws {
        let library = try LawLibrary.embedded()
        let dates = SelectionDates(awareAt: Law.time("2026-02-01T00:00:00Z"))
        func ids(_ region: String?) -> [String] {
            library.profiles(forPersonIn: region, families: ["KR"], dates: dates).map(\.id)
        }
        #expect(ids("KR") == ["KR-2023"])
        #expect(ids("DE") == ["EU", "KR-2023"])
        #expect(ids("GB") == ["KR-2023", "UK"])
        #expect(ids("US-CA") == ["KR-2023", "US-CA"])
        #expect(ids("US-NV") == ["KR-2023"])
        #expect(ids(nil) == ["KR-2023"])
    }

    @Test("A law that was not yet in force on that date is left out for a person")
    func residenceBeforeTheLaw() throws {
        let library = try LawLibrary.embedded()
        let dates = SelectionDates(awareAt: Law.time("2025-11-17T07:00:00Z"))
        #expect(library.profiles(forPersonIn: "US-CA", families: ["KR"], dates: dates).map(\.id) == ["KR-2023"])
    }

    @Test("Where assessment decides, awareness stands in until there is one")
    func assessmentStandsIn() {
        let aware = Law.time("2026-01-01T00:00:00Z")
        let assessed = Law.time("2026-01-20T00:00:00Z")
        #expect(SelectionDates(awareAt: aware).moment(.assessment) == aware)
        #expect(SelectionDates(awareAt: aware, assessedAt: assessed).moment(.assessment) == assessed)
        #expect(SelectionDates(awareAt: aware, occurredAt: assessed).moment(.occurrence) == assessed)
        #expect(SelectionDates(awareAt: aware, occurredAt: assessed).moment(.awareness) == aware)
    }
}
