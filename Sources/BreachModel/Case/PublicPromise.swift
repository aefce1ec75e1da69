/// Something that the company said in public that it would do.
package struct PublicPromise: Hashable, Sendable, Codable {
    /// What became of a promise.
    package enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        case kept
        case broken
    }

    /// The promise, in the words in which it was made.
    package var text: String
    /// Where it was made: a page, a press release, an interview.
    package var place: String
    /// The person or team that answers for it.
    package var owner: String
    package var madeAt: Instant
    package var dueAt: Instant

    package init(text: String, place: String, owner: String, madeAt: Instant, dueAt: Instant) {
        self.text = text
        self.place = place
        self.owner = owner
        self.madeAt = madeAt
        self.dueAt = dueAt
    }
}
