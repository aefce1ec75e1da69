package import BreachModel

/// One text for one group of people in one language, as stored.
package struct StoredNotice: Hashable, Sendable {
    package var id: NoticeID
    /// 1 for the first text to the group; a later one supersedes it.
    package var version: Int
    package var scopeVersion: Int
    /// `ExposureGroup.key` of the group.
    package var groupKey: String
    package var language: Language
    /// Who reads it (adult, child, guardian, everyone) by its stable name.
    package var reader: String
    /// Nil for a public text.
    package var personKind: PersonKind?
    /// The kind of notice (preliminary, leak, …) by its stable name.
    package var kind: String
    package var subject: String
    package var body: String
    /// The text's sentences bound to facts, as JSON; `[]` where there are none.
    package var statements: String
    /// What the checker said, as JSON; nil before it ran.
    package var checkOutcome: String?
    package var createdAt: Instant
    package var createdBy: String
    /// In order of time. Set by `NoticeRepository.approve` only; saving a draft ignores them.
    package internal(set) var approvals: [NoticeApproval] = []

    package init(
        id: NoticeID, version: Int, scopeVersion: Int, groupKey: String, language: Language, reader: String,
        personKind: PersonKind?, kind: String, subject: String, body: String, statements: String = "[]", checkOutcome: String? = nil,
        createdAt: Instant, createdBy: String
    ) {
        self.id = id
        self.version = version
        self.scopeVersion = scopeVersion
        self.groupKey = groupKey
        self.language = language
        self.reader = reader
        self.personKind = personKind
        self.kind = kind
        self.subject = subject
        self.body = body
        self.statements = statements
        self.checkOutcome = checkOutcome
        self.createdAt = createdAt
        self.createdBy = createdBy
    }
}

/// Who approved a text, and which bytes of it.
package struct NoticeApproval: Hashable, Sendable {
    package var approver: String
    package var at: Instant
    /// SHA-256 over subject, line feed and body, in hexadecimal.
    package var digest: String

    package init(approver: String, at: Instant, digest: String) {
        self.approver = approver
        self.at = at
        self.digest = digest
    }
}

/// A stored text that someone approved. Only the store makes one, from approvals that it holds.
package struct StoredApprovedNotice: Hashable, Sendable {
    package let notice: StoredNotice

    init?(_ notice: StoredNotice) {
        guard !notice.approvals.isEmpty else { return nil }
        self.notice = notice
    }

    /// At least one, in order of time.
    package var approvals: [NoticeApproval] { notice.approvals }
}
