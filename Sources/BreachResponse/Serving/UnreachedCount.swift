package import BreachModel

/// People whom no notice has reached yet, by the reason.
package struct UnreachedCount: Hashable, Sendable {
    package var send: String
    package var state: DeliveryState
    /// The carrier's or our stable reason code; empty where none was given.
    package var reason: String
    package var people: PeopleCount

    package init(send: String, state: DeliveryState, reason: String, people: PeopleCount) {
        self.send = send
        self.state = state
        self.reason = reason
        self.people = people
    }
}
