package import BreachModel

/// Something that happened in the case.
package struct TimelineEntry: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case opened, leak, discovery, awareness, finding, scope, measure, notice, approval, send, report, duty, posting, order, promise,
            alarm, note
    }

    package var at: Instant
    package var kind: Kind
    package var statement: Bilingual

    package init(at: Instant, kind: Kind, statement: Bilingual) {
        self.at = at
        self.kind = kind
        self.statement = statement
    }
}
