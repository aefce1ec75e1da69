package import BreachModel

/// The last notice that a group of people got, as far as a later one has to say what changed.
package struct PreviousNotice: Hashable, Sendable, Codable {
    package var sentAt: Instant
    package var kind: NoticeKind
    /// Items as that notice named them.
    package var items: [GroupItem]
    package var leakFrom: Instant?
    package var leakTo: Instant?
    package var causes: [BreachCause]

    package init(
        sentAt: Instant, kind: NoticeKind, items: [GroupItem], leakFrom: Instant? = nil, leakTo: Instant? = nil,
        causes: [BreachCause] = []
    ) {
        self.sentAt = sentAt
        self.kind = kind
        self.items = items
        self.leakFrom = leakFrom
        self.leakTo = leakTo
        self.causes = causes
    }
}
