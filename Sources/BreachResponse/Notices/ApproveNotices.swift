package import BreachModel
internal import CaseStore
internal import NoticeChecking
internal import NoticeWriting

/// A named person's written word that a text may pass in spite of a rule.
package struct NoticeOverride: Hashable, Sendable {
    package var rule: String
    package var by: String
    package var reason: String

    package init(rule: String, by: String, reason: String) {
        self.rule = rule
        self.by = by
        self.reason = reason
    }
}

/// Use case: a named person releases checked texts. Nothing leaves the building on a rule's word alone, and nothing against
/// a rule without a person who answers for it.
package struct ApproveNotices {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Approves texts of the newest scope: all or none.
    ///
    /// - Parameters:
    ///   - ids: these texts; empty for all of the newest draft.
    ///   - approver: the name of the person.
    ///   - overrides: rules that a named person lets pass; each is kept with its texts, sealed, and put on the timeline.
    /// - Returns: how many texts carry a new approval.
    /// - Throws: `unknownNotice`, `notChecked`, `refused` where a rule at ERROR or above stands without an override, or a text
    ///   contradicts another one of these or an approved one, `badOverride`, or what the store throws.
    package func callAsFunction(_ ids: [NoticeID], approver: String, overrides: [NoticeOverride] = []) throws -> Int {
        let store = try environment.requireStore()
        let wanted = try wanted(ids, store: store)
        let now = environment.clock.now()
        let outcomes = try NoticeOverrides(overrides, at: now).applied(to: wanted, try crossCheck(wanted, store: store))
        try keep(outcomes, overrides: overrides, wanted: wanted, at: now, store: store)
        try store.notices.approve(
            wanted.map { ($0.id, NoticeApproval(approver: approver, at: now, digest: $0.textDigest)) })
        try EvidenceSeal(environment).seal(
            step: "approve", inputs: wanted.map { SealedItem(value: $0.id.rawValue, digest: $0.textDigest) },
            results: [SealedItem("approver", bytes: Array(approver.utf8))])
        return wanted.count
    }

    private func crossCheck(_ wanted: [StoredNotice], store: CaseStore) throws -> CrossTextCheck {
        CrossTextCheck(
            wanted, among: try store.notices.notices(), facts: try CheckFacts(ofCase: environment, store: store),
            items: environment.configuration.items)
    }

    private func wanted(_ ids: [NoticeID], store: CaseStore) throws -> [StoredNotice] {
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
        return wanted
    }

    /// Overrides are stored and sealed before the approval that rests on them.
    private func keep(
        _ outcomes: [NoticeID: CheckOutcome], overrides: [NoticeOverride], wanted: [StoredNotice], at now: Instant, store: CaseStore
    ) throws {
        guard !overrides.isEmpty else { return }
        for notice in wanted {
            guard let outcome = outcomes[notice.id], !outcome.overrides.isEmpty else { continue }
            try store.notices.setCheckOutcome(StoredNotice.json(outcome), for: notice.id)
        }
        for override in overrides {
            let texts = wanted.filter { outcomes[$0.id]?.overrides.contains { $0.rule == override.rule } ?? false }
            try EvidenceSeal(environment).seal(
                step: "override", inputs: texts.map { SealedItem(value: $0.id.rawValue, digest: $0.textDigest) },
                results: [
                    SealedItem(
                        "override:\(override.rule)",
                        bytes: Array("\(override.rule)\n\(now.rfc3339())\n\(override.by)\n\(override.reason)\n".utf8))
                ])
            try store.cases.record(
                TimelineEvent(
                    at: now, kind: .approval,
                    statement: Bilingual(
                        korean: "\(override.by)이(가) 글 \(texts.count)건에서 규칙 \(override.rule)의 지적을 통과시켰습니다. 이유: \(override.reason)",
                        english: "\(override.by) let \(texts.count) texts pass against rule \(override.rule). Reason: \(override.reason)"),
                    by: environment.actor))
        }
    }

    /// Texts of the newest scope, newest version first.
    package func list() throws -> [StoredNoticeSummary] {
        let store = try environment.requireStore()
        return try store.notices.notices(scopeVersion: try store.scopes.newest()?.version).map { notice in
            let outcome = notice.checkOutcome.flatMap(CheckOutcome.init(stored:))
            return StoredNoticeSummary(
                id: notice.id, kind: notice.kind, language: notice.language, reader: notice.reader, subject: notice.subject,
                body: notice.body, approvals: notice.approvals.map(\.approver),
                standing: Set(outcome?.standing.map(\.rule) ?? []).sorted(),
                overridden: outcome?.overrides.map { "\($0.rule) by \($0.by): \($0.reason)" } ?? [],
                explanation: notice.explanation)
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
    /// Rules at ERROR or above that nobody answered for: the text cannot be approved.
    package var standing: [String]
    /// Rules that a named person let pass, with the reason.
    package var overridden: [String]
    /// Each sentence with the facts behind it, by id, version and source.
    package var explanation: String
}
