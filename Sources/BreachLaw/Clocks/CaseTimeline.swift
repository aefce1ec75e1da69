package import BreachModel

/// What happened in a case as far as clocks care.
package struct CaseTimeline: Hashable, Sendable {
    /// Everything that may have been the moment of awareness; never shortened.
    package var awareness: [AwarenessCandidate]
    package var events: [ClockEvent]
    package var performances: [DutyPerformance]
    package var extensions: [ClaimedExtension]

    package init(
        awareness: [AwarenessCandidate], events: [ClockEvent] = [], performances: [DutyPerformance] = [],
        extensions: [ClaimedExtension] = []
    ) {
        self.awareness = awareness
        self.events = events
        self.performances = performances
        self.extensions = extensions
    }

    /// The candidate that fixes the clocks: the earliest credible one.
    package var defaultCandidate: AwarenessCandidate? {
        awareness.filter(\.credible).min { $0.at < $1.at }
    }

    /// The same timeline as if `candidate` were the only one.
    package func withCandidate(_ candidate: AwarenessCandidate) -> CaseTimeline {
        var copy = self
        var only = candidate
        only.credible = true
        copy.awareness = [only]
        return copy
    }

    /// A timeline with one more candidate for the moment of awareness; the earlier ones stay.
    ///
    /// - Throws: `reason-missing` where the candidate does not say what happened or who entered it.
    package func adding(_ candidate: AwarenessCandidate) throws(LawError) -> CaseTimeline {
        guard !candidate.basis.isBlank, !candidate.enteredBy.isBlank else {
            throw LawError(.reasonMissing, "a moment of awareness needs a reason and the name of who entered it")
        }
        var copy = self
        copy.awareness.append(candidate)
        return copy
    }
}

/// An event that starts a clock of its own.
package struct ClockEvent: Hashable, Sendable, Codable {
    package var kind: ClockStart
    package var at: Instant
    /// Which fact, for `eachNewFact`: a fact id or a short name.
    package var fact: String?

    package init(kind: ClockStart, at: Instant, fact: String? = nil) {
        self.kind = kind
        self.at = at
        self.fact = fact
    }
}

/// A duty done.
package struct DutyPerformance: Hashable, Sendable, Codable {
    /// The duty, as `DutyReference` reads it.
    package var duty: String
    package var at: Moment
    /// The new fact that it told, for a supplement.
    package var fact: String?

    package init(duty: String, at: Moment, fact: String? = nil) {
        self.duty = duty
        self.at = at
        self.fact = fact
    }
}

/// An extension that someone claims for a duty.
package struct ClaimedExtension: Hashable, Sendable, Codable {
    package var duty: String
    package var ground: ExtensionGround
    package var from: Instant
    /// When the cause ended; nil while it lasts.
    package var until: Instant?
    package var by: String

    package init(duty: String, ground: ExtensionGround, from: Instant, until: Instant?, by: String) {
        self.duty = duty
        self.ground = ground
        self.from = from
        self.until = until
        self.by = by
    }
}

extension String {
    /// Whether there is nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
