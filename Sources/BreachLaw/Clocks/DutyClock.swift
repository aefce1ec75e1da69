package import BreachModel

/// Reads the clocks of duties: a pure function of law, timeline and the present moment.
package enum DutyClock {
    /// The clocks of one duty: one, or one for each new fact; none where the law sets no time.
    ///
    /// - Parameters:
    ///   - answer: whether the duty is owed, from `DutyEvaluation`.
    ///   - facts: for conditions that change a length (`daysIf`).
    ///   - zone: the authority's zone where it differs from the profile's (a lead authority in the EU).
    package static func evaluate(
        _ answer: DutyAnswer, profile: LawProfile, facts: DutyFacts, timeline: CaseTimeline, now: Instant,
        zone: LegalZone? = nil
    ) -> [ClockReading] {
        guard let rule = answer.duty.clock else { return [] }
        let reader = ClockReader(
            answer: answer, rule: rule, profile: profile, facts: facts, timeline: timeline, now: now,
            zone: zone ?? profile.zone)
        return reader.starts().map { reader.reading(start: $0.at, fact: $0.fact) }
    }

    /// All clocks of a profile, in its order.
    package static func evaluateAll(
        _ answers: [DutyAnswer], profile: LawProfile, facts: DutyFacts, timeline: CaseTimeline, now: Instant,
        zone: LegalZone? = nil
    ) -> [ClockReading] {
        answers.flatMap { evaluate($0, profile: profile, facts: facts, timeline: timeline, now: now, zone: zone) }
    }

    /// The clocks of one duty as each candidate for the moment of awareness would have them, in order of time.
    package static func byCandidate(
        _ answer: DutyAnswer, profile: LawProfile, facts: DutyFacts, timeline: CaseTimeline, now: Instant,
        zone: LegalZone? = nil
    ) -> [CandidateReading] {
        let chosen = timeline.defaultCandidate
        return timeline.awareness.sorted { $0.at < $1.at }.map { candidate in
            CandidateReading(
                candidate: candidate, isDefault: candidate == chosen,
                readings: evaluate(
                    answer, profile: profile, facts: facts, timeline: timeline.withCandidate(candidate), now: now,
                    zone: zone))
        }
    }
}

/// What a duty's clocks would show if one candidate were the moment of awareness.
package struct CandidateReading: Hashable, Sendable {
    package var candidate: AwarenessCandidate
    /// Whether this candidate fixes the clocks.
    package var isDefault: Bool
    package var readings: [ClockReading]
}
