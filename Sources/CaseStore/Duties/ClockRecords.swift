package import BreachModel

/// Something that started a clock of its own: a new fact, an assessment. Never changed.
package struct RecordedEvent: Hashable, Sendable {
    /// The event, by the ids of `BreachLaw`'s `ClockStart`.
    package var kind: String
    package var at: Instant
    /// The short name of a new fact.
    package var fact: String?
    package var statement: Bilingual
    package var by: String
    package var recordedAt: Instant

    package init(kind: String, at: Instant, fact: String? = nil, statement: Bilingual, by: String, recordedAt: Instant) {
        self.kind = kind
        self.at = at
        self.fact = fact
        self.statement = statement
        self.by = by
        self.recordedAt = recordedAt
    }
}

/// An extension that someone claimed for a duty. The newest of a duty and ground counts; all are kept.
package struct RecordedExtension: Hashable, Sendable {
    package var duty: String
    package var ground: String
    package var from: Instant
    /// When the cause ended; nil while it lasts.
    package var until: Instant?
    package var reason: String
    package var by: String
    package var recordedAt: Instant

    package init(duty: String, ground: String, from: Instant, until: Instant?, reason: String, by: String, recordedAt: Instant) {
        self.duty = duty
        self.ground = ground
        self.from = from
        self.until = until
        self.reason = reason
        self.by = by
        self.recordedAt = recordedAt
    }
}

/// A ground of a waiver that someone stands for. The newest of a duty and ground counts; all are kept.
package struct RecordedWaiver: Hashable, Sendable {
    package var duty: String
    package var ground: String
    /// What shows it; empty where the claim was taken back.
    package var evidence: String
    package var by: String
    package var recordedAt: Instant

    package init(duty: String, ground: String, evidence: String, by: String, recordedAt: Instant) {
        self.duty = duty
        self.ground = ground
        self.evidence = evidence
        self.by = by
        self.recordedAt = recordedAt
    }
}

/// The answer to a question on which duties depend. The newest of a question counts; all are kept.
package struct RecordedAnswer: Hashable, Sendable {
    package var question: String
    /// Nil where it is open again.
    package var answer: Bool?
    package var basis: String
    package var by: String
    package var recordedAt: Instant

    package init(question: String, answer: Bool?, basis: String, by: String, recordedAt: Instant) {
        self.question = question
        self.answer = answer
        self.basis = basis
        self.by = by
        self.recordedAt = recordedAt
    }
}
