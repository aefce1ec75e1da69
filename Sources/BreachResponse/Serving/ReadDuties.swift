package import BreachLaw
package import BreachModel
package import CaseStore

/// Reads the duties of the case and their clocks, by the law in force when the company became aware.
package struct ReadDuties: Sendable {
    private let store: CaseStore
    private let law: LawLibrary
    private let jurisdictions: [String]
    private let items: [DataItem]
    private let clock: WallClock

    package init(store: CaseStore, law: LawLibrary, jurisdictions: [String], items: [DataItem], clock: WallClock) {
        self.store = store
        self.law = law
        self.jurisdictions = jurisdictions
        self.items = items
        self.clock = clock
    }

    /// Every clock of every jurisdiction, what is due first in front; none before a credible moment of awareness is entered.
    ///
    /// A jurisdiction without a profile for the date is left out here; the command line names it.
    package func callAsFunction(_ facts: CaseFacts) throws(StoreError) -> [DutyStatus] {
        guard let awareAt = facts.awareAt else { return [] }
        let dates = SelectionDates(awareAt: awareAt, occurredAt: facts.leakFrom ?? facts.scope?.firstAccess)
        let dutyFacts = DutyFacts(case: facts, items: items)
        let marks = try store.duties.marks()
        var duties: [DutyStatus] = []
        for family in jurisdictions {
            guard let profile = try? law.profile(jurisdiction: family, dates: dates) else { continue }
            let timeline = CaseTimeline(
                awareness: facts.awareness, performances: Self.performances(marks, profile))
            for answer in DutyEvaluation.answers(for: profile, facts: dutyFacts) {
                duties += statuses(answer, profile, dutyFacts, timeline)
            }
        }
        return duties.sorted(by: Self.precedes)
    }

    /// Marks by the duty's id alone, or by `profile/id`.
    private static func performances(_ marks: [DutyMark], _ profile: LawProfile) -> [DutyPerformance] {
        marks.compactMap { mark in
            guard let metAt = mark.metAt else { return nil }
            let prefix = profile.id + "/"
            let id = mark.duty.hasPrefix(prefix) ? String(mark.duty.dropFirst(prefix.count)) : mark.duty
            return profile.duty(id) == nil ? nil : DutyPerformance(duty: id, at: .instant(metAt))
        }
    }

    private func statuses(
        _ answer: DutyAnswer, _ profile: LawProfile, _ facts: DutyFacts, _ timeline: CaseTimeline
    ) -> [DutyStatus] {
        let now = clock.now()
        let candidates = DutyClock.byCandidate(answer, profile: profile, facts: facts, timeline: timeline, now: now)
        let readings = DutyClock.evaluate(answer, profile: profile, facts: facts, timeline: timeline, now: now)
        return readings.enumerated().map { index, reading in
            DutyStatus(
                id: answer.duty.id, profile: profile.id, name: answer.duty.name, recipient: answer.duty.recipient,
                citation: answer.citation, reason: answer.reason, start: reading.start, due: reading.due,
                state: DutyStatus.State(rawValue: reading.state.code) ?? .notStarted, stateText: Self.words(reading.state),
                isAlarm: reading.state.isAlarm,
                candidates: candidates.compactMap { candidate in
                    guard index < candidate.readings.count else { return nil }
                    return Self.candidate(candidate, candidate.readings[index])
                })
        }
    }

    private static func candidate(_ candidate: CandidateReading, _ reading: ClockReading) -> DutyCandidate {
        DutyCandidate(
            awareAt: candidate.candidate.at, credible: candidate.candidate.credible, isDefault: candidate.isDefault,
            due: reading.due, stateText: words(reading.state), isAlarm: reading.state.isAlarm)
    }

    private static func words(_ state: ClockState) -> Bilingual {
        Bilingual(korean: state.text(.korean), english: state.text(.english))
    }

    private static func precedes(_ left: DutyStatus, _ right: DutyStatus) -> Bool {
        let last = Instant(milliseconds: .max)
        return (left.due ?? last, left.profile, left.id) < (right.due ?? last, right.profile, right.id)
    }
}
