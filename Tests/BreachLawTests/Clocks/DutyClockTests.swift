import BreachModel
import Testing

@testable import BreachLaw

@Suite("Candidates and states of a clock")
struct DutyClockTests {
    private static let candidates = [
        Law.candidate("2025-11-18T22:52:00+09:00", basis: "the company"),
        Law.candidate("2025-11-16T22:12:00+09:00", credible: false, basis: "a customer's mail"),
        Law.candidate("2025-11-17T16:00:00+09:00", basis: "the ministry"),
    ]

    private func facts() -> DutyFacts {
        var facts = DutyFacts(leak: .confirmed)
        facts.illegalExternalAccess = true
        facts.networkIncident = true
        return facts
    }

    @Test("Each candidate shows what its clock would be, in order of time, and one is the default")
    func byCandidate() throws {
        let profile = try Law.profile("KR-2023")
        let answer = try #require(Law.answer("report-incident", profile, facts()))
        let timeline = CaseTimeline(
            awareness: Self.candidates,
            performances: [
                DutyPerformance(duty: "report-incident", at: .instant(Law.time("2025-11-19T21:35:00+09:00")))
            ])
        let readings = DutyClock.byCandidate(
            answer, profile: profile, facts: facts(), timeline: timeline, now: Law.time("2025-12-01T00:00:00Z"))
        #expect(readings.map(\.candidate.basis) == ["a customer's mail", "the ministry", "the company"])
        #expect(readings.map(\.isDefault) == [false, true, false])
        #expect(
            readings.compactMap { $0.readings.first?.state.text(.english) }
                == ["met 47 h 23 min late", "met 29 h 35 min late", "met 1 h 17 min early"])
        #expect(readings[1].readings.first?.state.text(.korean) == "기한보다 29시간 35분 늦게 이행")
    }

    @Test("A new candidate needs a reason and a name, and takes nothing away")
    func addingCandidates() throws {
        let timeline = CaseTimeline(awareness: [Self.candidates[0]])
        let longer = try timeline.adding(Self.candidates[2])
        #expect(longer.awareness == [Self.candidates[0], Self.candidates[2]])
        #expect(longer.defaultCandidate == Self.candidates[2])
        var blank = Self.candidates[2]
        blank.basis = "  "
        #expect(throws: LawError(.reasonMissing, "")) { try timeline.adding(blank) }
        var nobody = Self.candidates[2]
        nobody.enteredBy = ""
        #expect(throws: LawError(.reasonMissing, "")) { try timeline.adding(nobody) }
    }

    @Test("An overdue clock is an alarm, a late performance is not")
    func alarms() {
        let span = ClockSpan(from: Instant(milliseconds: 0), to: Instant(milliseconds: 60_000))
        #expect(ClockState.overdue(by: span).isAlarm)
        #expect(ClockState.mayBeOwed(.overdue(by: span)).isAlarm)
        #expect(!ClockState.metLate(by: span).isAlarm)
        #expect(!ClockState.running(remaining: span).isAlarm)
    }

    @Test("A state reads as a phrase in both languages")
    func texts() {
        let span = ClockSpan(from: Instant(milliseconds: 0), to: Instant(milliseconds: 5_400_000))
        let states: [(ClockState, String, String)] = [
            (.notStarted, "not started", "아직 시작되지 않음"), (.running(remaining: span), "1 h 30 min left", "남은 시간 1시간 30분"),
            (.overdue(by: span), "overdue by 1 h 30 min", "기한이 1시간 30분 지남"),
            (.owedWithoutLimit(elapsed: span), "owed now, for 1 h 30 min", "즉시 이행해야 함, 1시간 30분째"),
            (.metWithoutLimit(after: span), "met after 1 h 30 min", "1시간 30분 만에 이행"),
            (.notRequired, "not required", "의무 없음"),
            (.extended(.forceMajeure), "extended: natural disaster or other unavoidable cause", "연장됨: 천재지변 등 불가피한 사유"),
            (
                .mayBeOwed(.notStarted), "whether it is owed cannot be told yet; if it is, not started",
                "의무 여부를 아직 알 수 없음; 의무라면 아직 시작되지 않음"
            ),
        ]
        for (state, english, korean) in states {
            #expect(state.text(.english) == english)
            #expect(state.text(.korean) == korean)
        }
    }

    @Test("All clocks of a profile come in its order, a duty without a clock gives none")
    func allClocks() throws {
        let profile = try Law.profile("EU")
        var facts = facts()
        facts.risk = .high
        let answers = DutyEvaluation.answers(for: profile, facts: facts)
        let readings = DutyClock.evaluateAll(
            answers, profile: profile, facts: facts, timeline: CaseTimeline(awareness: Self.candidates),
            now: Law.time("2025-11-18T00:00:00Z"))
        #expect(readings.map(\.duty.id) == ["report-authority", "notice-person"])
    }

    @Test("A lead authority's own zone decides its calendar days")
    func zoneOverride() throws {
        let profile = try Law.profile("SG")
        var facts = facts()
        facts.people = 600
        let answer = try #require(Law.answer("report-pdpc", profile, facts))
        let timeline = CaseTimeline(
            awareness: Self.candidates, events: [ClockEvent(kind: .assessedNotifiable, at: Law.time("2026-02-26T20:00:00Z"))])
        func due(_ zone: LegalZone?) -> Instant? {
            DutyClock.evaluate(
                answer, profile: profile, facts: facts, timeline: timeline, now: Law.time("2026-02-27T00:00:00Z"), zone: zone
            ).first?.due
        }
        #expect(due(nil) == Law.time("2026-03-02T23:59:59.999+08:00"))
        #expect(due(LegalZone(id: "Etc/UTC")) == Law.time("2026-03-01T23:59:59.999Z"))
    }

    @Test("Seeded cases: a clock of hours is due exactly that many hours later and knows late from early")
    func seededHours() throws {
        let seed: UInt64 = 20_251_117
        var generator = SeededGenerator(seed: seed)
        let profile = try Law.profile("KR-2026")
        let answer = try #require(Law.answer("report-leak", profile, facts()))
        for _ in 0..<200 {
            let aware = Instant(milliseconds: Int64.random(in: 1_800_000_000_000...1_900_000_000_000, using: &generator))
            let delay = Int64.random(in: 0...400_000_000, using: &generator)
            let candidate = AwarenessCandidate(at: aware, basis: "learned", enteredAt: aware, enteredBy: "Kim Example")
            let done = Instant(milliseconds: aware.milliseconds + delay)
            let timeline = CaseTimeline(
                awareness: [candidate], performances: [DutyPerformance(duty: "report-leak", at: .instant(done))])
            let reading = try #require(
                DutyClock.evaluate(answer, profile: profile, facts: facts(), timeline: timeline, now: done).first)
            #expect(reading.due == aware.adding(hours: 72), "seed \(seed)")
            let expected = delay <= 72 * 3_600_000 ? "met" : "met-late"
            #expect(reading.state.code == expected, "seed \(seed)")
        }
    }
}
