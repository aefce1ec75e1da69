internal import BreachModel

/// The facts of a case that are kept as one value, each version of it.
struct StoredCase: Codable, Hashable {
    var illegalExternalAccess: Bool
    var causes: [BreachCause]
    var leakFrom: Instant?
    var leakTo: Instant?
    var ended: Bool
    var discoveredAt: Instant?

    init(_ facts: CaseFacts) {
        illegalExternalAccess = facts.illegalExternalAccess
        causes = facts.causes
        leakFrom = facts.leakFrom
        leakTo = facts.leakTo
        ended = facts.ended
        discoveredAt = facts.discoveredAt
    }
}
