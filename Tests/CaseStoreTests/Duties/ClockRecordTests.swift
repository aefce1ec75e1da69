import BreachModel
import GRDB
import Testing

@testable import CaseStore

@Suite struct ClockRecordTests {
    let fixture: StoreFixture
    var duties: DutyRepository { fixture.store.duties }

    init() throws {
        fixture = try StoreFixture()
    }

    private func fact(_ name: String?, hours: Int = 0) -> RecordedEvent {
        RecordedEvent(
            kind: "each-new-fact", at: Sample.noon.adding(hours: hours), fact: name, statement: Bilingual(korean: "사실", english: "fact"),
            by: "hong", recordedAt: Sample.noon)
    }

    @Test func `Events come back in order of time, and a new fact's name is taken once`() throws {
        try duties.record(fact("b", hours: 2))
        try duties.record(fact("a"))
        try duties.record(fact(nil, hours: 1))
        try duties.record(fact(nil, hours: 1))
        #expect(try duties.events().map(\.fact) == ["a", nil, nil, "b"])
        #expect(throws: StoreError(.alreadyExists, "")) { try duties.record(fact("a", hours: 5)) }
    }

    @Test func `The newest claim of a duty and ground counts, and one without evidence takes a waiver back`() throws {
        let lasting = RecordedExtension(
            duty: "KR/notice-person", ground: "urgent-containment", from: Sample.noon, until: nil, reason: "blocking", by: "hong",
            recordedAt: Sample.noon)
        var ended = lasting
        ended.until = Sample.noon.adding(hours: 3)
        try duties.record(lasting)
        try duties.record(ended)
        #expect(try duties.extensions() == [ended])
        let waiver = RecordedWaiver(
            duty: "KR/report-leak", ground: "route-confirmed", evidence: "report 7", by: "hong", recordedAt: Sample.noon)
        var other = waiver
        other.ground = "risk-markedly-low"
        try duties.record(waiver)
        try duties.record(other)
        #expect(try duties.waivers() == [waiver, other])
        other.evidence = ""
        try duties.record(other)
        #expect(try duties.waivers() == [waiver])
    }

    @Test func `The newest answer to a question counts, and each gives its reason`() throws {
        let yes = RecordedAnswer(question: "high-risk", answer: true, basis: "codes leaked", by: "hong", recordedAt: Sample.noon)
        var open = yes
        open.answer = nil
        try duties.record(yes)
        try duties.record(open)
        #expect(try duties.answers() == [open])
        open.basis = " "
        #expect(throws: StoreError(.missingValue, "")) { try duties.record(open) }
    }

    @Test func `A mark keeps the fact that it told and the day where only the day is known`() throws {
        let mark = DutyMark(
            duty: "KR/supplement-report-incident", metAt: Sample.noon, by: "hong", note: "", recordedAt: Sample.noon, fact: "codes",
            metDay: CivilDate(year: 2025, month: 11, day: 20))
        var other = mark
        other.fact = "orders"
        try duties.mark(mark)
        try duties.mark(other)
        #expect(try duties.marks() == [mark, other])
    }

    @Test func `An alarm goes on the timeline once`() throws {
        let event = TimelineEvent(at: Sample.noon, kind: .alarm, statement: Bilingual(korean: "기한", english: "due"), by: "hong")
        #expect(try fixture.store.alarms.raise("duty:1", event))
        #expect(try !fixture.store.alarms.raise("duty:1", event))
        #expect(try fixture.store.alarms.raise("duty:2", event))
        #expect(try fixture.store.alarms.keys() == ["duty:1", "duty:2"])
        #expect(try fixture.store.cases.timeline().count == 2)
    }

    @Test func `What was entered is never changed`() throws {
        try duties.record(fact("a"))
        for table in ["clock_event", "alarm"] {
            _ = try? fixture.store.alarms.raise(
                "k", TimelineEvent(at: Sample.noon, kind: .alarm, statement: Bilingual(korean: "", english: ""), by: "hong"))
            #expect(throws: StoreError(.immutable, "")) {
                try fixture.store.connection.write { try $0.execute(sql: "DELETE FROM \(table)") }
            }
        }
    }
}
