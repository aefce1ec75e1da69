internal import BreachModel

/// Answers for each duty of a profile whether it is owed.
package enum DutyEvaluation {
    /// One answer for each duty, in the profile's order.
    package static func answers(for profile: LawProfile, facts: DutyFacts) -> [DutyAnswer] {
        var answers: [DutyAnswer] = []
        for duty in profile.duties {
            let leader = duty.supplementOf.flatMap { id in answers.first { $0.duty.id == id } }
            answers.append(answer(duty, in: profile, facts: facts, leader: leader))
        }
        return answers
    }

    /// The answer for one duty.
    ///
    /// - Parameter leader: the answer for the duty that this one supplements.
    package static func answer(
        _ duty: NotificationDuty, in profile: LawProfile, facts: DutyFacts, leader: DutyAnswer? = nil
    ) -> DutyAnswer {
        let (verdict, reason, waivers) = decide(duty, profile, facts, leader)
        let citation = Bilingual(korean: duty.citation(.korean), english: duty.citation(.english))
        return DutyAnswer(
            profileID: profile.id, duty: duty, verdict: verdict, reason: reason, citation: citation, waivedBy: waivers)
    }

    private typealias Decision = (DutyAnswer.Verdict, Bilingual, [DutyFacts.ClaimedGround])

    private static func decide(
        _ duty: NotificationDuty, _ profile: LawProfile, _ facts: DutyFacts, _ leader: DutyAnswer?
    ) -> Decision {
        if let early = beforeConditions(duty, profile, facts, leader) { return early }
        if let waived = waiver(of: duty, in: profile, facts) { return waived }
        let any = (duty.requiredIfAny ?? []).map { ($0, $0.holds(for: facts, in: profile)) }
        let all = (duty.requiredIfAll ?? []).map { ($0, $0.holds(for: facts, in: profile)) }
        let none = (duty.notRequiredIfAny ?? []).map { ($0, $0.holds(for: facts, in: profile)) }
        let anyHolds = any.isEmpty ? Truth.yes : .any(any.map(\.1))
        let noneHolds: Truth =
            switch Truth.any(none.map(\.1)) {
            case .yes: .no
            case .no: .yes
            case .cannotTell: .cannotTell
            }
        switch Truth.all([anyHolds, .all(all.map(\.1)), noneHolds]) {
        case .yes:
            return (.required, DutyReason.required(any: any, all: all, none: none, duty: duty, facts: facts, profile), [])
        case .no:
            return (.notRequired, DutyReason.notRequired(any: any, all: all, none: none, duty: duty, facts: facts, profile), [])
        case .cannotTell:
            return (.cannotBeToldYet, DutyReason.open((any + all + none).filter { $0.1 == .cannotTell }.map(\.0), facts), [])
        }
    }

    /// What decides without looking at the duty's own conditions; nil where those have to.
    private static func beforeConditions(
        _ duty: NotificationDuty, _ profile: LawProfile, _ facts: DutyFacts, _ leader: DutyAnswer?
    ) -> Decision? {
        if let from = duty.appliesFrom, let dates = facts.dates {
            let day = profile.zone.civil(dates.moment(duty.appliesBy ?? profile.appliesBy)).date
            if day < from { return (.notRequired, DutyReason.notInForce(from: from, day: day), []) }
        }
        if let leader {
            return leader.verdict == .required ? nil : (leader.verdict, DutyReason.follows(leader), leader.waivedBy)
        }
        if facts.leak == .disproved, restsOnLeak(duty) { return (.notRequired, DutyReason.disproved, []) }
        if facts.leak == .suspected, restsOnLeak(duty), profile.countsSuspected != true, duty.kind != .possibilityNotice {
            return (.cannotBeToldYet, DutyReason.notConfirmed, [])
        }
        if facts.leak == .confirmed, duty.kind == .possibilityNotice, facts.othersPossible != true {
            return (.notRequired, DutyReason.confirmed, [])
        }
        return nil
    }

    /// Whether the duty asks for a leak of personal data; an intrusion is reported even where nothing leaked.
    private static func restsOnLeak(_ duty: NotificationDuty) -> Bool {
        switch duty.kind {
        case .register, .assessment: false
        case .possibilityNotice, .notice, .report: duty.requiredIfAny != [.networkIncident]
        }
    }

    private static func waiver(of duty: NotificationDuty, in profile: LawProfile, _ facts: DutyFacts) -> Decision? {
        for waiver in duty.waivers ?? [] {
            let claims = waiver.ifAll.compactMap { ground in
                facts.waivers.first { claim in
                    claim.ground == ground && !claim.by.isEmpty && !claim.evidence.isEmpty
                        && claim.duty.map { DutyReference($0).names(duty.id, in: profile) } ?? true
                }
            }
            if claims.count == waiver.ifAll.count {
                return (.notRequired, DutyReason.waived(claims, waiver), claims)
            }
        }
        return nil
    }
}

extension LawLibrary {
    /// The duties of `profile` for a breach, each answered.
    package func duties(for profile: LawProfile, facts: DutyFacts) -> [DutyAnswer] {
        DutyEvaluation.answers(for: profile, facts: facts)
    }
}
