/// What changed from one version of a scope to the next, person by person.
package struct ScopeDifference: Hashable, Sendable, Codable {
    /// People who are only in the later version.
    package var added: PeopleCount = 0
    /// People who are only in the earlier version.
    package var removed: PeopleCount = 0
    /// People in both with another state of an item (or of its visibility).
    package var changed: PeopleCount = 0
    package var unchanged: PeopleCount = 0
    /// Per item: people who newly lost it, and people who no longer count as having lost it.
    package var gained: [DataItemID: Int] = [:]
    package var cleared: [DataItemID: Int] = [:]

    package init() {}
}
