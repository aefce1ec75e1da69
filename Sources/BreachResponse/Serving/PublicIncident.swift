package import BreachModel

/// What the company says of the incident to everyone alike. The front page shows exactly this.
package struct PublicIncident: Hashable, Sendable {
    package var company: Company
    /// How it happened, as far as it is known; nil while the cause is open.
    package var cause: Bilingual?
    /// Items that leaked of at least one person, without numbers.
    package var items: [Bilingual]
    package var leakFrom: Instant?
    package var leakTo: Instant?
    package var discoveredAt: Instant?
    /// Whether the access has ended for sure.
    package var ended: Bool
    /// Steps taken that are not internal, oldest first.
    package var measures: [Measure]
    /// What the company will do next, soonest first.
    package var next: [Bilingual]
    /// Texts that are posted on the front page, in each language that there is.
    package var postings: [PublicPosting]
    /// Minutes ahead of UTC in which the pages show times.
    package var zoneOffsetMinutes: Int
    /// The moment whose facts these are.
    package var asOf: Instant

    package init(
        company: Company, cause: Bilingual?, items: [Bilingual], leakFrom: Instant?, leakTo: Instant?,
        discoveredAt: Instant?, ended: Bool, measures: [Measure], next: [Bilingual], zoneOffsetMinutes: Int, asOf: Instant,
        postings: [PublicPosting] = []
    ) {
        self.postings = postings
        self.company = company
        self.cause = cause
        self.items = items
        self.leakFrom = leakFrom
        self.leakTo = leakTo
        self.discoveredAt = discoveredAt
        self.ended = ended
        self.measures = measures
        self.next = next
        self.zoneOffsetMinutes = zoneOffsetMinutes
        self.asOf = asOf
    }
}

/// An approved text that stands on the front page.
package struct PublicPosting: Hashable, Sendable {
    package var language: Language
    package var subject: String
    /// Paragraphs, in order.
    package var paragraphs: [String]
    package var postedAt: Instant

    package init(language: Language, subject: String, paragraphs: [String], postedAt: Instant) {
        self.language = language
        self.subject = subject
        self.paragraphs = paragraphs
        self.postedAt = postedAt
    }
}
