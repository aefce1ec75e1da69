import BreachModel
import GRDB
import Testing

@testable import CaseStore

@Suite struct CaseRepositoryTests {
    let fixture: StoreFixture
    var cases: CaseRepository { fixture.store.cases }

    init() throws {
        fixture = try StoreFixture()
    }

    @Test func `A case comes back as it was opened, also from the disk`() throws {
        try cases.open(Sample.facts, by: "hong")
        #expect(try cases.facts() == Sample.facts)
        try fixture.reopen()
        #expect(try cases.facts() == Sample.facts)
        #expect(try cases.facts().awareAt == Sample.noon.adding(hours: -3))
    }

    @Test func `A store holds one case`() throws {
        try cases.open(Sample.facts, by: "hong")
        #expect(throws: StoreError(.alreadyExists, "")) { try cases.open(Sample.facts, by: "hong") }
    }

    @Test func `Facts of a case that is not open are not found`() {
        #expect(throws: StoreError(.notFound, "")) { try cases.facts() }
        #expect(throws: StoreError(.notFound, "")) {
            try cases.update(Sample.facts, reason: "r", at: Sample.noon, by: "hong")
        }
    }

    @Test func `New facts stand in for the old ones, which stay`() throws {
        try cases.open(Sample.facts, by: "hong")
        var facts = Sample.facts
        facts.causes = [.insider]
        facts.leakTo = nil
        facts.ended = false
        try cases.update(facts, reason: "second look", at: Sample.noon, by: "kim")
        #expect(try cases.facts() == facts)
        #expect(try fixture.store.rowCount("case_version") == 2)
    }

    @Test func `A change of facts needs a reason`() throws {
        try cases.open(Sample.facts, by: "hong")
        #expect(throws: StoreError(.missingValue, "")) {
            try cases.update(Sample.facts, reason: "  ", at: Sample.noon, by: "kim")
        }
    }

    @Test func `Replacing a candidate needs a reason, moves the clock and keeps the old one`() throws {
        try cases.open(Sample.facts, by: "hong")
        let earlier = AwarenessCandidate(
            at: Sample.noon.adding(hours: -30), basis: "mail of that day", enteredAt: Sample.noon, enteredBy: "kim")
        let first = try #require(try cases.awarenessHistory().first)
        #expect(throws: StoreError(.missingValue, "")) { try cases.replaceAwareness(first.id, with: earlier, reason: "") }
        try cases.replaceAwareness(first.id, with: earlier, reason: "the mail was found")
        #expect(try cases.facts().awareAt == earlier.at)
        let history = try cases.awarenessHistory()
        #expect(history.count == 3)
        #expect(history[0].isReplaced && history[0].candidate == first.candidate)
        #expect(history[2].replaces == first.id && history[2].reason == "the mail was found")
    }

    @Test func `A candidate is replaced once, and only if it exists`() throws {
        try cases.open(Sample.facts, by: "hong")
        let candidate = Sample.facts.awareness[0]
        try cases.replaceAwareness(1, with: candidate, reason: "a")
        #expect(throws: StoreError(.alreadyExists, "")) { try cases.replaceAwareness(1, with: candidate, reason: "b") }
        #expect(throws: StoreError(.notFound, "")) { try cases.replaceAwareness(77, with: candidate, reason: "c") }
    }

    @Test func `A measure is verified once`() throws {
        try cases.open(Sample.facts, by: "hong")
        let id = try cases.addMeasure(
            Measure(kind: .blockedRoute, at: Sample.noon, statement: Bilingual(korean: "경로를 막았습니다.", english: "Blocked the route.")))
        try cases.verifyMeasure(id, at: Sample.noon.adding(hours: 1), by: "kim")
        #expect(try cases.facts().measures.last?.verifiedAt == Sample.noon.adding(hours: 1))
        #expect(throws: StoreError(.immutable, "")) { try cases.verifyMeasure(id, at: Sample.noon, by: "kim") }
        #expect(throws: StoreError(.notFound, "")) { try cases.verifyMeasure(99, at: Sample.noon, by: "kim") }
    }

    @Test func `The timeline is in the order of time, and of entry within a moment`() throws {
        for (hours, text) in [(2, "c"), (0, "a"), (0, "b")] {
            try cases.record(
                TimelineEvent(
                    at: Sample.noon.adding(hours: hours), kind: .note, statement: Bilingual(korean: text, english: text), by: "hong"))
        }
        #expect(try cases.timeline().map(\.statement.english) == ["a", "b", "c"])
    }

    @Test(arguments: ["case_version", "awareness", "timeline", "duty_mark", "scope", "scope_person", "notice_approval"])
    func `Rows of append-only tables can neither be changed nor removed`(table: String) throws {
        try cases.open(Sample.facts, by: "hong")
        try cases.record(
            TimelineEvent(at: Sample.noon, kind: .note, statement: Bilingual(korean: "가", english: "a"), by: "hong"))
        try fixture.store.duties.mark(
            DutyMark(duty: "KR-1", metAt: Sample.noon, by: "hong", note: "", recordedAt: Sample.noon))
        let people = [Sample.person(1)]
        try fixture.store.scopes.save(Sample.scope(people), people: people, at: Sample.noon, by: "hong")
        try fixture.store.notices.save([Sample.notice(group: people[0].groupKey)])
        try fixture.store.notices.approve("n-1", Sample.approval)
        #expect(try fixture.store.rowCount(table) > 0)
        for sql in ["DELETE FROM \(table)", "UPDATE \(table) SET rowid = rowid", "UPDATE \(table) SET scope_version = 9"] {
            #expect(throws: StoreError.self) { try fixture.store.connection.write { try $0.execute(sql: sql) } }
        }
    }

    @Test func `The newest scope is part of the facts, and an older one on request`() throws {
        try cases.open(Sample.facts, by: "hong")
        let people = [Sample.person(1)]
        for version in 1...2 {
            try fixture.store.scopes.save(
                Sample.scope(people, version: version), people: people, at: Sample.noon, by: "hong")
        }
        #expect(try cases.facts().scope == Sample.scope(people, version: 2))
        #expect(try cases.facts(scopeVersion: 1).scope == Sample.scope(people, version: 1))
        #expect(throws: StoreError(.notFound, "")) { try cases.facts(scopeVersion: 3) }
    }
}
