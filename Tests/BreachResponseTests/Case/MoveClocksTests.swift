import BreachModel
import CaseStore
import EvidenceLog
import Testing

@testable import BreachResponse

struct MoveClocksTests {
    private static let statement = Bilingual(korean: "출입번호도 유출됨", english: "Entrance codes leaked too")

    private func row(_ fixture: ServingFixture, _ duty: String, hours: Int = 0) throws -> DutyRow {
        var environment = fixture.environment
        environment.clock = .fixed(ServingFixture.now.adding(hours: hours))
        return try #require(try DutyRows(environment)().first { $0.duty == duty })
    }

    @Test("A new fact starts a clock of 24 hours for the incident report, and is owed to people at once")
    func newFact() throws {
        let fixture = try ServingFixture()
        #expect(try row(fixture, "supplement-report-incident").clocks.isEmpty)
        try MoveClocks(fixture.environment).addFact("codes", at: ServingFixture.now, statement: Self.statement)
        #expect(try row(fixture, "supplement-report-incident", hours: 23).clocks.map(\.code) == ["running"])
        #expect(try row(fixture, "supplement-report-incident", hours: 25).clocks.map(\.code) == ["overdue"])
        #expect(try row(fixture, "supplement-notice-person", hours: 2).clocks.map(\.state.english) == ["owed now, for 2 h"])
        try UpdateCase(fixture.environment).markDuty(
            "KR/supplement-report-incident", metAt: ServingFixture.now, fact: "codes", note: "receipt 9")
        #expect(try row(fixture, "supplement-report-incident", hours: 25).clocks.map(\.code) == ["met"])
        #expect(throws: StoreError(.alreadyExists, "")) {
            try MoveClocks(fixture.environment).addFact("codes", at: ServingFixture.now, statement: Self.statement)
        }
    }

    @Test("An event in the future, or one that starts no clock, is refused")
    func badEvents() throws {
        let fixture = try ServingFixture()
        let clocks = MoveClocks(fixture.environment)
        #expect(throws: ResponseError(.badAwareness, "")) {
            try clocks.addEvent("high-risk-found", at: ServingFixture.now.adding(hours: 1), note: "x")
        }
        #expect(throws: ResponseError(.unknownEvent, "")) { try clocks.addEvent("each-new-fact", at: ServingFixture.now, note: "x") }
        #expect(throws: ResponseError(.unknownEvent, "")) { try clocks.addEvent("sunrise", at: ServingFixture.now, note: "x") }
        #expect(try fixture.store.duties.events().isEmpty)
    }

    @Test("An extension on a ground that the law allows moves the due time; any other ground is refused by name")
    func extensions() throws {
        let fixture = try ServingFixture()
        let clocks = MoveClocks(fixture.environment)
        try clocks.extend("notice-person", ground: "urgent-containment", from: ServingFixture.now, until: nil, reason: "blocking")
        #expect(try row(fixture, "notice-person", hours: 100).clocks.map(\.code) == ["extended"])
        try clocks.extend(
            "KR/notice-person", ground: "urgent-containment", from: ServingFixture.now, until: ServingFixture.now.adding(hours: 60),
            reason: "blocked")
        #expect(try row(fixture, "notice-person", hours: 100).clocks.map(\.code) == ["overdue"])
        let error = #expect(throws: ResponseError.self) {
            try clocks.extend("report-leak", ground: "urgent-containment", from: ServingFixture.now, until: nil, reason: "x")
        }
        #expect(error?.code == .badGround && error?.hint?.contains("force-majeure") == true)
        #expect(throws: ResponseError(.badGround, "")) {
            try clocks.extend("report-incident", ground: "force-majeure", from: ServingFixture.now, until: nil, reason: "x")
        }
    }

    @Test("A waiver needs every ground of the law with its evidence, and the notice to people stays")
    func waivers() throws {
        let fixture = try ServingFixture()
        let clocks = MoveClocks(fixture.environment)
        for ground in ["route-confirmed", "data-recovered-or-deleted"] {
            try clocks.waive("report-leak", ground: ground, evidence: "report 7")
        }
        #expect(try row(fixture, "report-leak").verdict == "required")
        try clocks.waive("report-leak", ground: "risk-markedly-low", evidence: "report 8")
        let waived = try row(fixture, "report-leak")
        #expect(waived.verdict == "not-required" && waived.clocks.map(\.code) == ["waived"])
        #expect(waived.clocks.first?.state.english.contains("(kim)") == true)
        #expect(try row(fixture, "notice-person").verdict == "required")
        try clocks.waive("report-leak", ground: "risk-markedly-low", evidence: "")
        #expect(try row(fixture, "report-leak").verdict == "required")
        #expect(throws: ResponseError(.badGround, "")) { try clocks.waive("notice-person", ground: "route-confirmed", evidence: "x") }
    }

    @Test("A duty that no law of the case has is refused, and so is one that several have")
    func references() throws {
        let fixture = try ServingFixture(jurisdictions: ["KR", "EU"])
        let update = UpdateCase(fixture.environment)
        #expect(throws: ResponseError(.unknownDuty, "")) { try update.markDuty("sunrise", metAt: ServingFixture.now, note: "") }
        let error = #expect(throws: ResponseError.self) { try update.markDuty("notice-person", metAt: ServingFixture.now, note: "") }
        #expect(error?.code == .ambiguousDuty && error?.context.first?.value == "KR/notice-person, EU/notice-person")
        try update.markDuty("EU/notice-person", metAt: ServingFixture.now, note: "")
        let rows = try DutyRows(fixture.environment)().filter { $0.duty == "notice-person" }
        #expect(rows.map(\.clocks.first?.code) == ["running", "not-started"])
    }

    @Test("Singapore's clocks run from the assessment, which meets the duty to assess")
    func assessment() throws {
        let fixture = try ServingFixture(jurisdictions: ["SG"])
        try MoveClocks(fixture.environment).answer(.significantHarm, true, basis: "identity numbers")
        #expect(try row(fixture, "report-pdpc").clocks.map(\.code) == ["not-started"])
        try MoveClocks(fixture.environment).assess(at: ServingFixture.now, isNotifiable: true, basis: "significant harm")
        #expect(try row(fixture, "report-pdpc").clocks.map(\.code) == ["running"])
        #expect(try row(fixture, "report-pdpc", hours: 96).clocks.map(\.code) == ["overdue"])
        #expect(try row(fixture, "assessment").clocks.map(\.code) == ["met"])
    }

    @Test("An answer decides a duty that could not be told, and opening the question again undoes it")
    func answers() throws {
        let fixture = try ServingFixture(jurisdictions: ["SG"])
        #expect(try row(fixture, "notice-person").verdict == "cannot-be-told-yet")
        try MoveClocks(fixture.environment).answer(.significantHarm, false, basis: "names only")
        #expect(try row(fixture, "notice-person").verdict == "not-required")
        try MoveClocks(fixture.environment).answer(.significantHarm, nil, basis: "looking again")
        #expect(try row(fixture, "notice-person").verdict == "cannot-be-told-yet")
    }

    @Test("A duty met on a day without a time of day is neither in time nor late where the day decides")
    func dayOnly() throws {
        let fixture = try ServingFixture()
        try UpdateCase(fixture.environment).markDuty(
            "report-leak", metAt: ServingFixture.now, day: CivilDate(year: 2025, month: 11, day: 21), note: "receipt")
        #expect(try row(fixture, "report-leak", hours: 48).clocks.map(\.code) == ["met-time-unknown"])
    }

    @Test("Every step is sealed and stands on the timeline")
    func sealed() throws {
        let fixture = try ServingFixture()
        let clocks = MoveClocks(fixture.environment)
        try clocks.addFact("codes", at: ServingFixture.now, statement: Self.statement)
        try clocks.extend("notice-person", ground: "force-majeure", from: ServingFixture.now, until: nil, reason: "storm")
        try clocks.waive("report-leak", ground: "route-confirmed", evidence: "report 7")
        try clocks.answer(.highRisk, true, basis: "codes")
        let report = try EvidenceLog(path: fixture.environment.folder.evidenceLog).verify(
            baseDirectory: fixture.folder, recompute: true)
        #expect(report.entries == 4 && report.isSound)
        #expect(try fixture.store.cases.timeline().count { $0.kind == .duty } == 4)
    }

    @Test("The laws of the places where people live are asked too, and their people are counted")
    func places() throws {
        let fixture = try ServingFixture()
        for (person, country) in [("m:1", "JP"), ("m:2", "us")] {
            var contact = try #require(try fixture.store.people.contact(PersonKey(person)))
            contact.country = country
            try fixture.store.people.save([contact])
        }
        try fixture.store.scopes.countResidences(version: 1)
        let laws = try ShowJurisdictions(fixture.environment)()
        #expect(laws.map(\.family) == ["KR", "JP", "US-CA"])
        #expect(laws.map(\.residents) == [0, 1, 0])
        // Awareness of November 2025 is before the version that the library has of California's law.
        #expect(laws.map(\.profile) == ["KR-2023", "JP", nil])
        let rows = try DutyRows(fixture.environment)()
        #expect(rows.first { $0.profile == "JP" && $0.duty == "notice-person" }?.verdict == "required")
        let places = try #require(try ShowJurisdictions(fixture.environment).places())
        #expect(places.map(\.code) == ["JP", "US", nil] && places.map(\.people) == [1, 1, 1])
        #expect(places.map(\.laws) == [["JP", "KR-2023"], ["KR-2023"], ["KR-2023"]])
    }
}
