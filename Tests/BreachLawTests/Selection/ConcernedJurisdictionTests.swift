import BreachModel
import Testing

@testable import BreachLaw

@Suite("The laws that a breach touches")
struct ConcernedJurisdictionTests {
    private static let items = [
        DataItem(id: "name", korean: "이름", english: "Name", legalClass: .contact),
        DataItem(id: "email", korean: "전자우편", english: "E-mail", legalClass: .contact),
        DataItem(id: "ssn", korean: "사회보장번호", english: "SSN", legalClass: .uniqueIdentification),
    ]
    private static let aware = SelectionDates(awareAt: Law.time("2026-10-01T00:00:00Z"))

    private static func row(_ code: String?, _ people: Int, _ items: [(DataItemID, Certainty)] = [("name", .seen), ("email", .seen)])
        -> Residences.Row
    {
        Residences.Row(code: code, items: items.map { GroupItem(item: $0.0, certainty: $0.1, visibility: nil) }, people: people)
    }

    private static func concerned(_ rows: [Residences.Row], dates: SelectionDates = aware) throws -> [ConcernedJurisdiction] {
        try LawLibrary.embedded().concerned(families: ["KR"], residences: Residences(rows: rows), dates: dates)
    }

    /// The answer for one duty of one law, for people who live as `rows` say.
    private static func answer(_ family: String, _ duty: String, _ rows: [Residences.Row]) throws -> DutyAnswer? {
        var facts = DutyFacts(leak: .confirmed)
        facts.people = 50_000
        facts.items = items.map { DutyFacts.LostItem(item: $0, certainty: .seen) }
        facts.scopeIsComplete = true
        facts.illegalExternalAccess = false
        facts.improperPurpose = false
        facts.propertyHarm = false
        let library = try LawLibrary.embedded()
        guard let found = try concerned(rows).first(where: { $0.family == family }) else { return nil }
        return library.duties(of: found, facts: facts, residences: Residences(rows: rows), items: items)
            .answers.first { $0.duty.id == duty }
    }

    @Test(
        "A code of a place reads in its canonical form, and anything else is no place",
        arguments: [
            ("kr", "KR"), (" us-ca ", "US-CA"), ("DE-BY", "DE-BY"), ("JP-13", "JP-13"), ("Korea", nil), ("", nil), ("K1", nil),
            ("US-", nil),
            ("US-CA-1", nil), ("US-CALI", nil),
        ] as [(String, String?)])
    func codes(_ text: String, _ code: String?) {
        #expect(Residence.code(text) == code)
    }

    @Test("The company's own law comes first, then the laws of the places where people live")
    func families() throws {
        let found = try Self.concerned([Self.row("KR", 900), Self.row("DE-BY", 3), Self.row("JP", 2), Self.row("GB", 1), Self.row("BR", 5)])
        #expect(found.map(\.family) == ["KR", "EU", "JP", "UK"])
        #expect(found.map(\.bindsCompany) == [true, false, false, false])
        #expect(found.map(\.residents) == [900, 3, 2, 1])
        #expect(found.map { $0.profile?.id } == ["KR-2026", "EU", "JP", "UK"])
    }

    @Test("A home known by country only may lie in California, and an unknown home anywhere; neither is counted as there")
    func notSettled() throws {
        let found = try Self.concerned([Self.row("KR", 900), Self.row("US", 40), Self.row("US-NY", 9), Self.row(nil, 7)])
        #expect(found.map(\.family) == ["KR", "US-CA"])
        #expect(found[1].residents == 0 && found[1].notSettled == 47)
        #expect(found[0].notSettled == 7)
    }

    @Test("People of whom nothing was seen count for no place")
    func onlyNamed() throws {
        let found = try Self.concerned([Self.row("KR", 1), Self.row("JP", 5, [("name", .unknown)])])
        #expect(found.map(\.residents) == [1, 0])
    }

    @Test("A law without a version for the deciding date is named without one")
    func noVersion() throws {
        let dates = SelectionDates(awareAt: Law.time("2025-11-17T07:00:00Z"))
        let found = try Self.concerned([Self.row("KR", 1), Self.row("US-CA", 4)], dates: dates)
        #expect(found.map { $0.profile?.id } == ["KR-2023", nil])
        #expect(
            try LawLibrary.embedded().duties(of: found[1], facts: DutyFacts(leak: .confirmed), residences: nil, items: []).answers.isEmpty)
    }

    @Test("A law that the library does not have is refused")
    func unknown() throws {
        #expect(throws: LawError(.unknownJurisdiction, "")) {
            try LawLibrary.embedded().concerned(families: ["XX"], residences: nil, dates: Self.aware)
        }
    }

    @Test("Only what residents lost triggers a law that follows them home")
    func itemsOfResidents() throws {
        let elsewhere = [Self.row("KR", 900, [("name", .seen), ("ssn", .seen)]), Self.row("US-CA", 4)]
        #expect(try Self.answer("US-CA", "notice-person", elsewhere)?.verdict == .notRequired)
        let there = [Self.row("KR", 900), Self.row("US-CA", 4, [("name", .seen), ("ssn", .seen)])]
        #expect(try Self.answer("US-CA", "notice-person", there)?.verdict == .required)
        let perhaps = [Self.row("US-CA", 4), Self.row("US", 9, [("name", .seen), ("ssn", .seen)])]
        #expect(try Self.answer("US-CA", "notice-person", perhaps)?.verdict == .cannotBeToldYet)
    }

    @Test(
        "Limits count residents alone: 500 in California, 1,000 in Japan, 500 in Singapore",
        arguments: [
            ("US-CA", "sample-to-ag", 500, DutyAnswer.Verdict.notRequired), ("US-CA", "sample-to-ag", 501, .required),
            ("JP", "report-preliminary", 1000, .notRequired), ("JP", "report-preliminary", 1001, .required),
            ("SG", "report-pdpc", 499, .cannotBeToldYet), ("SG", "report-pdpc", 500, .required),
        ])
    func limits(_ family: String, _ duty: String, _ people: Int, _ verdict: DutyAnswer.Verdict) throws {
        let rows = [Self.row("KR", 40_000), Self.row(family, people, [("name", .seen), ("ssn", .seen)])]
        #expect(try Self.answer(family, duty, rows)?.verdict == verdict)
    }

    @Test("Where nobody is known to live there, nothing is required, and the reason says how many homes are open")
    func doubt() throws {
        let rows = [Self.row("KR", 900), Self.row("US", 40, [("name", .seen), ("ssn", .seen)])]
        let answer = try Self.answer("US-CA", "notice-person", rows)
        #expect(answer?.verdict == .cannotBeToldYet)
        let harmless = try Self.answer("US-CA", "notice-person", [Self.row("KR", 900), Self.row("US", 40)])
        #expect(harmless?.verdict == .notRequired)
        #expect(harmless?.reason.english.contains("do not trigger") == true)
    }

    @Test("A part of a country falls under the country's law, person by person")
    func perPerson() throws {
        let library = try LawLibrary.embedded()
        func laws(_ region: String?) -> [String] {
            library.profiles(forPersonIn: region, families: ["KR"], dates: Self.aware).map(\.id)
        }
        #expect(laws("DE-BY") == ["EU", "KR-2026"])
        #expect(laws("US-CA") == ["KR-2026", "US-CA"])
        #expect(laws("US") == ["KR-2026"])
        #expect(laws(nil) == ["KR-2026"])
    }
}

@Suite("References to duties")
struct DutyReferenceTests {
    @Test("An id alone names the duty in every law, one with a law in that law alone")
    func names() throws {
        let korea = try Law.profile("KR-2026")
        #expect(DutyReference("notice-person").names("notice-person", in: korea))
        #expect(DutyReference("KR/notice-person").names("notice-person", in: korea))
        #expect(DutyReference("KR-2026/notice-person").names("notice-person", in: korea))
        #expect(!DutyReference("EU/notice-person").names("notice-person", in: korea))
        #expect(!DutyReference("KR/report-leak").names("notice-person", in: korea))
        #expect(DutyReference("KR/notice-person").description == "KR/notice-person")
        #expect(DutyReference("notice-person").description == "notice-person")
    }
}
