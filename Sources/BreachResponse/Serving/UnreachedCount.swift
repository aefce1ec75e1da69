package import BreachModel

/// People whom no notice has reached yet, by the reason.
package struct UnreachedCount: Hashable, Sendable {
    package var send: String
    package var state: DeliveryState
    /// Why, in words or by the carrier's stable code; nil where nothing was tried yet.
    package var reason: Bilingual?
    package var people: PeopleCount

    package init(send: String, state: DeliveryState, reason: Bilingual?, people: PeopleCount) {
        self.send = send
        self.state = state
        self.reason = reason
        self.people = people
    }
}
