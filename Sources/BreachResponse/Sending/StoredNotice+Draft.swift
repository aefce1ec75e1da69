package import BreachModel
package import CaseStore
internal import FoundationEssentials
package import NoticeWriting

extension StoredNotice {
    /// A checked draft as the store keeps it: its sections and the outcome of its check as JSON beside the text.
    ///
    /// - Parameter scopeVersion: the version of the scope that the draft was written from.
    package init(_ checked: CheckedNotice, scopeVersion: Int, at: Instant, by: String) throws {
        try self.init(checked.draft, scopeVersion: scopeVersion, at: at, by: by)
        checkOutcome = try Self.json(checked.outcome)
    }

    /// A draft as it stands with what its check found, rules that stand against it included: it can be approved only once a
    /// named person has answered for each of those.
    package init(_ draft: NoticeDraft, outcome: CheckOutcome, scopeVersion: Int, at: Instant, by: String) throws {
        try self.init(draft, scopeVersion: scopeVersion, at: at, by: by)
        checkOutcome = try Self.json(outcome)
    }

    /// A draft that nobody has checked yet: it can be stored, and not approved.
    package init(_ draft: NoticeDraft, scopeVersion: Int, at: Instant, by: String) throws {
        self.init(
            id: draft.id, version: draft.factsVersion, scopeVersion: scopeVersion, groupKey: draft.groupKey,
            language: draft.language, reader: draft.reader.rawValue, personKind: draft.personKind,
            kind: draft.kind.rawValue, subject: draft.subject, body: draft.body, statements: try Self.json(draft.sections),
            createdAt: at, createdBy: by)
    }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension NoticeRepository {
    /// Stores an approved notice with its approvals, each over the digest of its text.
    ///
    /// - Throws: `StoreError`; `immutable` where the notice is approved already.
    package func save(_ approved: ApprovedNotice, scopeVersion: Int, by: String) throws {
        let at = approved.approvals.map(\.at).min() ?? Instant(milliseconds: 0)
        let notice = try StoredNotice(approved.checked, scopeVersion: scopeVersion, at: at, by: by)
        try save([notice])
        for approval in approved.approvals {
            try approve(notice.id, NoticeApproval(approver: approval.by, at: approval.at, digest: notice.textDigest))
        }
    }
}
