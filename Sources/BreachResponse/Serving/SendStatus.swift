package import BreachModel

/// How far one send is. The states add up to the audience.
package struct SendStatus: Hashable, Sendable {
    package var id: String
    package var channel: String
    package var startedAt: Instant?
    package var finishedAt: Instant?
    package var paused: Bool
    package var audience: PeopleCount
    package var states: [DeliveryState: PeopleCount]

    package init(
        id: String, channel: String, startedAt: Instant?, finishedAt: Instant?, paused: Bool = false,
        audience: PeopleCount, states: [DeliveryState: PeopleCount]
    ) {
        self.id = id
        self.channel = channel
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.paused = paused
        self.audience = audience
        self.states = states
    }

    package func count(_ state: DeliveryState) -> PeopleCount { states[state] ?? 0 }

    /// Whether every person of the audience is in exactly one state.
    package var addsUp: Bool { states.values.reduce(0, +) == audience }
}
