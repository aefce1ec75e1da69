package import BreachModel
internal import CaseStore

/// Use case: a named person releases checked texts. Nothing leaves the building on a rule's word alone.
package struct ApproveNotices {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Approves texts of the newest scope.
    ///
    /// - Parameters:
    ///   - ids: these texts; empty for all newest ones.
    ///   - approver: the name of the person.
    /// - Returns: how many texts carry a new approval.
    /// - Throws: `unknownNotice`, `notChecked`, or what the store throws.
    package func callAsFunction(_ ids: [NoticeID], approver: String) throws -> Int {
        let store = try environment.requireStore()
        guard let scope = try store.scopes.newest() else {
            throw ResponseError(.noScope, "there is no scope yet", hint: "run haechi scope make first")
        }
        let all = try store.notices.notices(scopeVersion: scope.version)
        if let unknown = ids.first(where: { id in !all.contains { $0.id == id } }) {
            throw ResponseError(
                .unknownNotice, "there is no text with this id", context: [("notice", unknown.rawValue)],
                hint: "haechi notice list shows them")
        }
        let newest = all.map(\.version).max() ?? 0
        let wanted = all.filter { ids.isEmpty ? $0.version == newest : ids.contains($0.id) }
        guard !wanted.isEmpty else {
            throw ResponseError(.unknownNotice, "there is no text to approve", hint: "run haechi notice draft first")
        }
        if let unchecked = wanted.first(where: { $0.checkOutcome == nil }) {
            throw ResponseError(.notChecked, "a text was not checked", context: [("notice", unchecked.id.rawValue)])
        }
        for notice in wanted {
            try store.notices.approve(
                notice.id, NoticeApproval(approver: approver, at: environment.clock.now(), digest: notice.textDigest))
        }
        try EvidenceSeal(environment).seal(
            step: "approve", inputs: wanted.map { SealedItem(value: $0.id.rawValue, digest: $0.textDigest) },
            results: [SealedItem("approver", bytes: Array(approver.utf8))])
        return wanted.count
    }

    /// Texts of the newest scope, newest version first.
    package func list() throws -> [StoredNoticeSummary] {
        let store = try environment.requireStore()
        return try store.notices.notices(scopeVersion: try store.scopes.newest()?.version).map { notice in
            StoredNoticeSummary(
                id: notice.id, kind: notice.kind, language: notice.language, reader: notice.reader, subject: notice.subject,
                body: notice.body, approvals: notice.approvals.map(\.approver))
        }
    }
}

/// A stored text as lists show it.
package struct StoredNoticeSummary: Hashable, Sendable, Codable {
    package var id: NoticeID
    package var kind: String
    package var language: Language
    package var reader: String
    package var subject: String
    package var body: String
    package var approvals: [String]
}
