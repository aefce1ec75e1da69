internal import BreachLaw
package import BreachModel
internal import CaseStore

/// Use case: enter what becomes known or is done while a case runs. Nothing entered earlier is lost.
package struct UpdateCase {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Takes first and last access from the newest scope.
    package func takeLeakWindow(endedForSure: Bool) throws {
        let store = try environment.requireStore()
        guard let scope = try store.scopes.newest() else {
            throw ResponseError(.noScope, "there is no scope yet", hint: "run haechi scope make first")
        }
        var facts = try store.cases.facts()
        facts.leakFrom = scope.firstAccess
        facts.leakTo = scope.lastAccess
        facts.ended = endedForSure
        try store.cases.update(facts, reason: "scope version \(scope.version)", at: environment.clock.now(), by: environment.actor)
        try seal("case-update", facts)
    }

    /// Adds a candidate for the moment of awareness.
    package func add(_ candidate: AwarenessCandidate) throws {
        let store = try environment.requireStore()
        _ = try store.cases.addAwareness(candidate)
        try seal("awareness", try store.cases.facts())
    }

    /// Enters a step that was taken.
    package func add(_ measure: Measure) throws {
        let store = try environment.requireStore()
        _ = try store.cases.addMeasure(measure)
        try seal("measure", try store.cases.facts())
    }

    /// Enters that a duty was met.
    ///
    /// - Parameters:
    ///   - duty: its id, with its law where several have one (`US-CA/notice-person`).
    ///   - metAt: the moment.
    ///   - day: the day in place of the moment, where the time of day is not known.
    ///   - fact: the new fact that it told, for a supplement.
    ///   - note: where the proof lies.
    /// - Throws: `unknownDuty`, `ambiguousDuty`.
    package func markDuty(_ duty: String, metAt: Instant, day: CivilDate? = nil, fact: String? = nil, note: String) throws {
        let store = try environment.requireStore()
        let found = try CaseDuties(environment).resolve(duty)
        let moment = day.map { found.profile.zone.start(of: $0) } ?? metAt
        try store.duties.mark(
            DutyMark(
                duty: found.reference, metAt: moment, by: environment.actor, note: note, recordedAt: environment.clock.now(), fact: fact,
                metDay: day))
        let text = day?.description ?? metAt.rfc3339()
        try EvidenceSeal(environment).seal(
            step: "duty", inputs: [],
            results: [SealedItem("duty:\(found.reference)", bytes: Array("\(found.reference) \(text) \(fact ?? "") \(note)".utf8))])
    }

    private func seal(_ step: String, _ facts: CaseFacts) throws {
        try EvidenceSeal(environment).seal(
            step: step, inputs: [], results: [SealedItem("case-facts", bytes: try StableJSON.encode(facts))])
    }
}
