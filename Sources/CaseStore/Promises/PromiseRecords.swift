package import BreachModel

/// A proof that one duty of an order was done. The newest of a duty counts; all are kept.
package struct OrderProof: Hashable, Sendable {
    package var order: String
    /// The duty's number in its order.
    package var number: Int
    package var metAt: Instant
    /// The proof's file name, without its folder.
    package var file: String
    /// SHA-256 of the proof's bytes, in hexadecimal.
    package var digest: String
    package var note: String
    package var by: String
    package var recordedAt: Instant

    package init(
        order: String, number: Int, metAt: Instant, file: String, digest: String, note: String, by: String, recordedAt: Instant
    ) {
        self.order = order
        self.number = number
        self.metAt = metAt
        self.file = file
        self.digest = digest
        self.note = note
        self.by = by
        self.recordedAt = recordedAt
    }
}

/// A stored promise with what became of it.
package struct RecordedPromise: Hashable, Sendable {
    package var id: Int
    package var promise: PublicPromise
    package var by: String
    package var recordedAt: Instant
    /// Nil while it is open.
    package var outcome: PromiseOutcome?
}

/// Someone's word on what became of a promise. The newest counts; all are kept.
package struct PromiseOutcome: Hashable, Sendable {
    package var outcome: PublicPromise.Outcome
    package var at: Instant
    package var note: String
    package var by: String
    package var recordedAt: Instant

    package init(outcome: PublicPromise.Outcome, at: Instant, note: String, by: String, recordedAt: Instant) {
        self.outcome = outcome
        self.at = at
        self.note = note
        self.by = by
        self.recordedAt = recordedAt
    }
}
