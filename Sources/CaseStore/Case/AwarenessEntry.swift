package import BreachModel

/// A stored awareness candidate with its place in the history.
package struct AwarenessEntry: Hashable, Sendable {
    package var id: Int
    package var candidate: AwarenessCandidate
    /// The entry that this one stands in for; nil for a new candidate.
    package var replaces: Int?
    /// Why the older entry was replaced.
    package var reason: String?
    /// Whether a later entry stands in for this one; it then no longer fixes a clock.
    package var isReplaced: Bool
}
