package import BreachLaw
internal import BreachModel
internal import CaseStore
internal import ConfigurationReading

/// Use case: which duties the law lays on the case, and where their clocks stand.
package struct CaseDuties {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// One duty with its answer, its clocks, and the clocks by each candidate for the moment of awareness.
    package struct Entry: Sendable {
        package var profile: LawProfile
        package var answer: DutyAnswer
        package var clocks: [ClockReading]
        package var byCandidate: [CandidateReading]
    }

    /// All duties of the configured jurisdictions, in the order of the profiles.
    ///
    /// - Throws: `noCase`, or the configuration's error where no jurisdiction is named.
    package func callAsFunction() throws -> [Entry] {
        let store = try environment.requireStore()
        let facts = try store.cases.facts(scopeVersion: try store.scopes.newest()?.version)
        guard let awareAt = facts.awareAt else {
            throw ResponseError(.badAwareness, "the case has no credible moment of awareness")
        }
        let library = try LawLibrary.embedded()
        let dutyFacts = DutyFacts(case: facts, items: environment.configuration.items)
        let timeline = CaseTimeline(awareness: facts.awareness, performances: try performances(store))
        let now = environment.clock.now()
        return try environment.configuration.requireJurisdictions().flatMap { family -> [Entry] in
            let profile = try library.profile(jurisdiction: family, awareAt: awareAt)
            return library.duties(for: profile, facts: dutyFacts).map { answer in
                Entry(
                    profile: profile, answer: answer,
                    clocks: DutyClock.evaluate(answer, profile: profile, facts: dutyFacts, timeline: timeline, now: now),
                    byCandidate: DutyClock.byCandidate(answer, profile: profile, facts: dutyFacts, timeline: timeline, now: now))
            }
        }
    }

    /// The profile of the first configured jurisdiction for the case's awareness: the law that its notices are written by.
    package func profile() throws -> LawProfile {
        let facts = try environment.requireStore().cases.facts()
        guard let awareAt = facts.awareAt, let family = try environment.configuration.requireJurisdictions().first else {
            throw ResponseError(.badAwareness, "the case has no credible moment of awareness")
        }
        return try LawLibrary.embedded().profile(jurisdiction: family, awareAt: awareAt)
    }

    private func performances(_ store: CaseStore) throws -> [DutyPerformance] {
        try store.duties.marks().compactMap { mark in
            mark.metAt.map { DutyPerformance(duty: mark.duty, at: .instant($0)) }
        }
    }
}
