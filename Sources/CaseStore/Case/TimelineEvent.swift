package import BreachModel

/// Something that happened in the case, as the console's timeline shows it. Never changed, never removed.
package struct TimelineEvent: Hashable, Sendable {
    /// What part of the response it belongs to.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case opened, awareness, finding, scope, measure, notice, approval, send, report, duty, posting, order, promise, alarm, note
    }

    package var at: Instant
    package var kind: Kind
    /// One sentence in each first language; no personal data.
    package var statement: Bilingual
    /// The person or command that did it.
    package var by: String

    package init(at: Instant, kind: Kind, statement: Bilingual, by: String) {
        self.at = at
        self.kind = kind
        self.statement = statement
        self.by = by
    }
}
