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
    ///   - duty: its id in the law profile.
    ///   - metAt: the moment.
    ///   - note: where the proof lies.
    package func markDuty(_ duty: String, metAt: Instant, note: String) throws {
        let store = try environment.requireStore()
        let now = environment.clock.now()
        try store.duties.mark(DutyMark(duty: duty, metAt: metAt, by: environment.actor, note: note, recordedAt: now))
        try EvidenceSeal(environment).seal(
            step: "duty", inputs: [], results: [SealedItem("duty:\(duty)", bytes: Array("\(duty) \(metAt.rfc3339()) \(note)".utf8))])
    }

    private func seal(_ step: String, _ facts: CaseFacts) throws {
        try EvidenceSeal(environment).seal(
            step: step, inputs: [], results: [SealedItem("case-facts", bytes: try StableJSON.encode(facts))])
    }
}
