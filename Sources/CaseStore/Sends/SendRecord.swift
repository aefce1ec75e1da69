package import BreachModel

/// One send: approved notices to a frozen audience over one channel.
package struct SendRecord: Hashable, Sendable {
    /// Whether deliveries go out.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case running, paused
        /// Every person is in a final state.
        case finished
    }

    package var id: Int
    package var scopeVersion: Int
    /// The channel by its stable name (`eml-folder`, `smtp`).
    package var channel: String
    package var startedAt: Instant
    package var startedBy: String
    /// Everyone in it, reachable or not. Never changes.
    package var audience: PeopleCount
    package var state: State
    package var finishedAt: Instant?
}

/// How many people of a send's audience are in each state, read in one snapshot.
package struct SendProgress: Hashable, Sendable {
    package var audience: PeopleCount
    package var counts: [DeliveryState: PeopleCount]

    package init(audience: PeopleCount, counts: [DeliveryState: PeopleCount]) {
        self.audience = audience
        self.counts = counts
    }

    /// People in one state; 0 where nobody is.
    package func count(_ state: DeliveryState) -> PeopleCount { counts[state] ?? 0 }

    /// Whether the states add up to the audience (design rule 5).
    package var addsUp: Bool { counts.values.reduce(PeopleCount(0), +) == audience }

    /// People for whom something will still be tried.
    package var open: PeopleCount {
        counts.filter { !$0.key.isFinal }.values.reduce(PeopleCount(0), +)
    }

    /// Follows what a batch did, without reading the store again.
    package mutating func apply(_ outcomes: [DeliveryOutcome], claimedFrom claims: [ClaimedDelivery]) {
        for claim in claims { counts[claim.previous, default: 0].value -= 1 }
        for outcome in outcomes { counts[outcome.state, default: 0] += 1 }
    }

    /// People who have not been reached so far, for whatever reason.
    package var unreached: PeopleCount { PeopleCount(audience.value - count(.confirmed).value) }
}
