package import BreachModel
internal import CaseStore

/// Use case: open a case, which fixes the moment of awareness and so the clocks.
package struct OpenCase {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// What is known when a case is opened.
    package struct Request: Hashable, Sendable {
        package var caseID: CaseID
        /// Every moment that may count as awareness; the earliest credible one fixes the clocks.
        package var awareness: [AwarenessCandidate]
        package var causes: [BreachCause]
        package var illegalExternalAccess: Bool
        package var discoveredAt: Instant?
        /// Whether the access has ended for sure.
        package var ended: Bool

        package init(
            caseID: CaseID, awareness: [AwarenessCandidate], causes: [BreachCause] = [], illegalExternalAccess: Bool = true,
            discoveredAt: Instant? = nil, ended: Bool = false
        ) {
            self.caseID = caseID
            self.awareness = awareness
            self.causes = causes
            self.illegalExternalAccess = illegalExternalAccess
            self.discoveredAt = discoveredAt
            self.ended = ended
        }
    }

    /// Opens the case.
    ///
    /// - Throws: `badAwareness` where no candidate is credible or one lies in the future; what the store throws.
    package func callAsFunction(_ request: Request) throws -> CaseFacts {
        let store = try environment.requireStore()
        let now = environment.clock.now()
        guard request.awareness.contains(where: \.credible) else {
            throw ResponseError(
                .badAwareness, "a case needs a credible moment of awareness", hint: "give --aware TIME=WHAT-HAPPENED; several are kept")
        }
        if let late = request.awareness.first(where: { $0.at > now }) {
            throw ResponseError(.badAwareness, "a moment of awareness lies in the future", context: [("at", late.at.rfc3339())])
        }
        let scope = try store.scopes.newest()
        let facts = CaseFacts(
            caseID: request.caseID, openedAt: now, awareness: request.awareness, illegalExternalAccess: request.illegalExternalAccess,
            causes: request.causes, leakFrom: scope?.firstAccess, leakTo: scope?.lastAccess, ended: request.ended,
            discoveredAt: request.discoveredAt, measures: [], scope: nil)
        try store.cases.open(facts, by: environment.actor)
        try EvidenceSeal(environment).seal(
            step: "case-open", inputs: [], results: [SealedItem("case-facts", bytes: try StableJSON.encode(facts))])
        return facts
    }
}
