package import BreachModel

/// A checked notice that a named person has released: the only kind of text that may be sent.
package struct ApprovedNotice: Hashable, Sendable {
    /// Who released it, and when.
    package struct Approval: Hashable, Sendable, Codable {
        package let by: String
        package let at: Instant
    }

    package let checked: CheckedNotice
    /// In order of time of approval; at least one.
    package let approvals: [Approval]

    private init(checked: CheckedNotice, approvals: [Approval]) {
        self.checked = checked
        self.approvals = approvals
    }

    package var draft: NoticeDraft { checked.draft }

    /// Releases a checked notice.
    ///
    /// - Throws: `name-missing` where `by` is blank.
    package static func approve(_ checked: CheckedNotice, by name: String, at: Instant) throws(NoticeWritingError)
        -> ApprovedNotice
    {
        ApprovedNotice(checked: checked, approvals: [try approval(of: checked, by: name, at: at)])
    }

    /// The same notice with the release of one more person, as a mass send needs two.
    ///
    /// - Throws: `name-missing`, `same-approver`.
    package func approving(by name: String, at: Instant) throws(NoticeWritingError) -> ApprovedNotice {
        let approval = try Self.approval(of: checked, by: name, at: at)
        guard !approvals.contains(where: { $0.by == approval.by }) else {
            throw NoticeWritingError(
                .sameApprover, "the second approval must be another person's", context: [("notice", draft.id.rawValue)])
        }
        return ApprovedNotice(checked: checked, approvals: approvals + [approval])
    }

    /// What a digest of the approved notice is computed over.
    package var canonicalText: String {
        let lines = approvals.map { "approved: \($0.at.rfc3339()) \($0.by)" }
        return checked.canonicalText + lines.joined(separator: "\n") + "\n"
    }

    private static func approval(of checked: CheckedNotice, by name: String, at: Instant) throws(NoticeWritingError)
        -> Approval
    {
        guard !name.isBlank else {
            throw NoticeWritingError(
                .nameMissing, "an approval needs the name of the person who gives it",
                context: [("notice", checked.draft.id.rawValue)])
        }
        return Approval(by: name, at: at)
    }
}
