import BreachModel
import CaseStore
import EvidenceLog
import Testing

@testable import BreachResponse

struct ShowCaseTests {
    @Test("Everyone is told the items that leaked of someone, the cause, and what was done, without numbers")
    func incident() async throws {
        let incident = try await ServingFixture().reader().incident()
        #expect(incident.items.map(\.english) == ["Name", "E-mail", "Phone", "Entrance code"])
        #expect(incident.cause?.english.hasPrefix("Access tokens that the company never issued") == true)
        #expect(incident.cause?.korean.hasSuffix("폐기하지 않았습니다.") == true)
        #expect(incident.leakFrom == ServingFixture.first && incident.leakTo == ServingFixture.last)
        #expect(incident.discoveredAt == ServingFixture.aware)
        #expect(incident.measures.map(\.kind) == [.revokedKey])
        #expect(incident.asOf == ServingFixture.now)
    }

    @Test("Where logs have gaps, everyone is told that nothing is assumed of that time")
    func gaps() async throws {
        let next = try await ServingFixture().reader().incident().next
        #expect(next.count == 2)
        #expect(next[1].english.contains("do not assume"))
    }

    @Test("Before the case is opened there is nothing to tell")
    func noCase() async throws {
        let reader = try ServingFixture(opensCase: false).reader()
        await #expect(throws: StoreError(.notFound, "")) { try await reader.incident() }
        await #expect(throws: StoreError(.notFound, "")) { try await reader.overview() }
        try await reader.checkStore()
    }

    @Test("The overview has the case's facts, its scope and its notices with their approval")
    func overview() async throws {
        let overview = try await ServingFixture().reader().overview()
        #expect(overview.caseID == "2025-001")
        #expect(overview.scope?.counts.people == 3)
        #expect(overview.notices.count == 3)
        #expect(overview.notices.allSatisfy { $0.approval == .approved && $0.approvedBy == ["lee"] && $0.people == 1 })
        #expect(overview.itemName(.email, in: .english) == "E-mail")
        #expect(overview.itemName("unheard-of", in: .korean) == "unheard-of")
    }

    @Test("The timeline has what was recorded, and from the facts what was not, oldest first")
    func timeline() async throws {
        let fixture = try ServingFixture()
        try fixture.store.cases.record(
            TimelineEvent(
                at: ServingFixture.aware, kind: .awareness, statement: Bilingual(korean: "인지", english: "aware"), by: "kim"))
        let timeline = try await fixture.reader().overview().timeline
        #expect(timeline.map(\.at) == timeline.map(\.at).sorted())
        #expect(timeline.filter { $0.kind == .awareness }.map(\.statement.english) == ["aware"])
        #expect(timeline.filter { $0.kind == .leak }.map(\.at) == [ServingFixture.first, ServingFixture.last])
        #expect(timeline.filter { $0.kind == .measure }.count == 2)
    }

    @Test("What the checker found is told by rule, the gravest first, and who let it pass")
    func checks() async throws {
        let fixture = try ServingFixture()
        var notice = try #require(try fixture.store.notices.notices().first)
        notice.id = "n-checked"
        notice.version = 2
        notice.checkOutcome = """
            {"checkedText":"t","cannotTell":["KR-N-11"],"findings":[{"rule":"KR-N-25","severity":"WARN"},{"rule":"KR-N-06","severity":"BLOCK"}],
            "overrides":[{"rule":"KR-N-25","by":"lee","reason":"order","at":"2025-11-20T00:00:00Z"}]}
            """
        try fixture.store.notices.save([notice])
        let check = try await fixture.reader().overview().notices.first { $0.id == "n-checked" }?.check
        #expect(check?.failures.map(\.rule) == ["KR-N-06", "KR-N-25"])
        #expect(check?.failures.map(\.overriddenBy) == [nil, "lee: order"])
        #expect(check?.cannotTell == ["KR-N-11"])
    }

    @Test("Duties come with a clock for each candidate of awareness, and the earliest due first")
    func duties() async throws {
        let duties = try await ServingFixture().reader().overview().duties
        let people = try #require(duties.first { $0.due == ServingFixture.aware.adding(hours: 72) && $0.state == .running })
        #expect(people.candidates.count == 2)
        #expect(people.candidates.filter(\.isDefault).map(\.awareAt) == [ServingFixture.aware])
        let early = try #require(people.candidates.first { !$0.credible })
        #expect(early.due == ServingFixture.aware.adding(hours: 12))
        let open = duties.filter { [.running, .overdue, .owed, .extended, .mayBeOwed].contains($0.state) }.compactMap(\.due)
        #expect(open == open.sorted())
        #expect(duties.contains { $0.isAlarm && $0.due == ServingFixture.aware.adding(hours: 24) })
    }

    @Test("A duty that was marked as met is met")
    func met() async throws {
        let fixture = try ServingFixture()
        let running = try await fixture.reader().overview().duties.filter { $0.state == .running }
        let duty = try #require(running.first)
        try fixture.store.duties.mark(
            DutyMark(duty: duty.id, metAt: ServingFixture.now, by: "kim", note: "", recordedAt: ServingFixture.now))
        let after = try await fixture.reader().overview().duties.first { $0.id == duty.id }
        #expect(after?.state == .met)
    }

    @Test("Without a credible moment of awareness no clock runs, and the rest is shown")
    func noAwareness() async throws {
        let fixture = try ServingFixture()
        let entry = try #require(try fixture.store.cases.awarenessHistory().first { $0.candidate.credible })
        var candidate = entry.candidate
        candidate.credible = false
        try fixture.store.cases.replaceAwareness(entry.id, with: candidate, reason: "not confirmed")
        let overview = try await fixture.reader().overview()
        #expect(overview.duties.isEmpty && overview.facts.awareAt == nil && overview.scope != nil)
    }

    @Test("Sends add up to the audience, and the unreached are counted by reason")
    func sends() async throws {
        let fixture = try ServingFixture()
        try fixture.freeze()
        let overview = try await fixture.reader().overview()
        let send = try #require(overview.sends.first)
        #expect(send.addsUp && send.audience == 3)
        #expect(send.count(.queued) == 1 && send.count(.noChannel) == 2)
        let reasons = overview.unreached.filter { $0.state == .noChannel }
        #expect(reasons.map(\.people) == [2])
        #expect(reasons.first?.reason?.english == "No e-mail address is held.")
    }

    @Test("The evidence log's chain is recomputed for each view")
    func evidence() async throws {
        let fixture = try ServingFixture()
        #expect(try await fixture.reader().overview().evidence == EvidenceLogState())
        try EvidenceLog(path: fixture.environment.folder.evidenceLog).append(
            step: "test", inputs: [], results: [], by: "kim", at: ServingFixture.now)
        let state = try await fixture.reader().overview().evidence
        #expect(state.entries == 1 && state.verified == true && state.head.count == 64)
    }

    @Test("The overview names no person")
    func noPersons() async throws {
        let fixture = try ServingFixture()
        let codes = try fixture.freeze()
        let text = String(reflecting: try await fixture.reader().overview())
        for datum in ["김하나", "one@example.com", "\"m:1\"", "n:1/7"] + codes.values.map(\.grouped) { #expect(!text.contains(datum)) }
    }
}
