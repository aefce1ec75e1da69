package import BreachModel

/// One notice of the case: its text and how far it is from leaving the building.
package struct NoticeSummary: Hashable, Sendable {
    package enum Approval: String, Hashable, Sendable, CaseIterable {
        case draft, approved
    }

    package var id: NoticeID
    package var version: Int
    package var kind: String
    package var language: Language
    /// Nil for a public text.
    package var personKind: PersonKind?
    /// Who reads it (adult, child, guardian, everyone), by its stable name.
    package var reader: String
    package var people: PeopleCount
    package var approval: Approval
    package var approvedBy: [String]
    package var approvedAt: Instant?
    package var subject: String
    package var body: String
    /// What the checker found; nil before it ran.
    package var check: NoticeCheckSummary?

    package init(
        id: NoticeID, version: Int, kind: String, language: Language, personKind: PersonKind?, reader: String = "adult",
        people: PeopleCount,
        approval: Approval, approvedBy: [String] = [], approvedAt: Instant? = nil, subject: String, body: String,
        check: NoticeCheckSummary? = nil
    ) {
        self.id = id
        self.version = version
        self.kind = kind
        self.language = language
        self.personKind = personKind
        self.reader = reader
        self.people = people
        self.approval = approval
        self.approvedBy = approvedBy
        self.approvedAt = approvedAt
        self.subject = subject
        self.body = body
        self.check = check
    }
}
