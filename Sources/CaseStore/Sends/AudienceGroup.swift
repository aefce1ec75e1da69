package import BreachModel

/// People to be notified who need the same text: one group, one language.
package struct AudienceGroup: Hashable, Sendable {
    /// `ExposureGroup.key` of the group.
    package var groupKey: String
    package var language: Language
    package var people: PeopleCount
}

/// Unreached people of a send by state and reason.
package struct UnreachedTally: Hashable, Sendable {
    package var state: DeliveryState
    /// A stable code; nil where nothing was tried yet.
    package var reason: String?
    package var people: PeopleCount

    package init(state: DeliveryState, reason: String?, people: PeopleCount) {
        self.state = state
        self.reason = reason
        self.people = people
    }
}
