internal import BreachLaw
internal import BreachModel

extension DutyStatus {
    /// The clocks of the case's duties as the console shows them: what is due first in front.
    static func list(_ entries: [CaseDuties.Entry]) -> [DutyStatus] {
        entries.flatMap(statuses).sorted(by: precedes)
    }

    private static func statuses(_ entry: CaseDuties.Entry) -> [DutyStatus] {
        if entry.clocks.isEmpty { return [status(entry)] }
        return entry.clocks.enumerated().map { index, reading in
            let duty = entry.answer.duty
            return DutyStatus(
                id: duty.id, profile: entry.profile.id, name: duty.name, recipient: duty.recipient,
                citation: entry.answer.citation, reason: entry.answer.reason, start: reading.start, due: reading.due,
                state: State(rawValue: reading.state.code) ?? .notStarted, stateText: words(reading.state),
                isAlarm: reading.state.isAlarm,
                candidates: entry.byCandidate.compactMap { candidate in
                    // A candidate that starts fewer clocks (no new fact then) has nothing to say of this one.
                    index < candidate.readings.count ? Self.candidate(candidate, candidate.readings[index]) : nil
                }, basis: duty.basis.words, notes: [duty.note, duty.clock?.note].compactMap(\.self), fact: reading.fact,
                refusedExtensions: reading.refused.map(\.ground.words))
        }
    }

    /// A duty without a clock: the law sets no time, or no new fact has started one.
    private static func status(_ entry: CaseDuties.Entry) -> DutyStatus {
        let duty = entry.answer.duty
        let state: ClockState
        switch entry.answer.verdict {
        case .required: state = .notStarted
        case .notRequired: state = entry.answer.waivedBy.isEmpty ? .notRequired : .waived(entry.answer.waivedBy)
        case .cannotBeToldYet: state = .mayBeOwed(.notStarted)
        }
        let openWords =
            duty.clock == nil
            ? Bilingual(korean: "의무 있음, 정해진 기한 없음", english: "required, no time set")
            : Bilingual(korean: "의무 있음, 새로 확인된 사실 없음", english: "required, no new fact yet")
        let unclear = Bilingual(korean: "의무 여부를 아직 알 수 없음", english: "whether it is owed cannot be told yet")
        return DutyStatus(
            id: duty.id, profile: entry.profile.id, name: duty.name, recipient: duty.recipient, citation: entry.answer.citation,
            reason: entry.answer.reason, start: nil, due: nil, state: State(rawValue: state.code) ?? .notStarted,
            stateText: state == .notStarted ? openWords : state == .mayBeOwed(.notStarted) ? unclear : words(state), isAlarm: false,
            basis: duty.basis.words, notes: [duty.note, duty.clock?.note].compactMap(\.self))
    }

    private static func candidate(_ candidate: CandidateReading, _ reading: ClockReading) -> DutyCandidate {
        DutyCandidate(
            awareAt: candidate.candidate.at, credible: candidate.candidate.credible, isDefault: candidate.isDefault,
            due: reading.due, stateText: words(reading.state), isAlarm: reading.state.isAlarm)
    }

    private static func words(_ state: ClockState) -> Bilingual {
        Bilingual(korean: state.text(.korean), english: state.text(.english))
    }

    /// Open duties before those that are done or not owed, then by due time.
    private static func precedes(_ left: DutyStatus, _ right: DutyStatus) -> Bool {
        let last = Instant(milliseconds: .max)
        return (left.state.rank, left.due ?? last, left.profile, left.id)
            < (right.state.rank, right.due ?? last, right.profile, right.id)
    }
}

extension DutyStatus.State {
    fileprivate var rank: Int {
        switch self {
        case .overdue, .running, .owed, .extended, .mayBeOwed: 0
        case .notStarted: 1
        case .met, .metLate, .metTimeUnknown: 2
        case .waived, .notRequired: 3
        }
    }
}
