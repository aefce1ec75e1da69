package import BreachModel

/// One duty of the case with its clock.
package struct DutyClock: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// The clock runs.
        case running
        /// Done before the clock ended.
        case met
        /// Done after it ended.
        case metLate = "met-late"
        /// Not done, and the clock has ended.
        case overdue
        /// No clock: the duty has no fixed time, or nothing has started it.
        case open
    }

    /// The duty's id in the law profile.
    package var id: String
    package var name: Bilingual
    /// The article that it rests on.
    package var article: String
    package var due: Instant?
    package var metAt: Instant?
    package var state: State
    /// When it would be due by each candidate of awareness, credible or not, in the order of the candidates.
    package var candidates: [DutyCandidate]

    package init(
        id: String, name: Bilingual, article: String, due: Instant?, metAt: Instant?, state: State,
        candidates: [DutyCandidate] = []
    ) {
        self.id = id
        self.name = name
        self.article = article
        self.due = due
        self.metAt = metAt
        self.state = state
        self.candidates = candidates
    }

    /// The state that follows from the due time, the time it was done, and now.
    package static func state(due: Instant?, metAt: Instant?, now: Instant) -> State {
        switch (due, metAt) {
        case (nil, nil): .open
        case (nil, .some): .met
        case (.some(let due), nil): now <= due ? .running : .overdue
        case (.some(let due), .some(let met)): met <= due ? .met : .metLate
        }
    }
}

/// A duty's due time by one candidate of awareness.
package struct DutyCandidate: Hashable, Sendable {
    package var awareAt: Instant
    package var credible: Bool
    package var due: Instant?

    package init(awareAt: Instant, credible: Bool, due: Instant?) {
        self.awareAt = awareAt
        self.credible = credible
        self.due = due
    }
}
