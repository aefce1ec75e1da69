package import BreachModel
package import CaseStore
internal import NoticeWriting

/// Gathers what the console shows of the case.
package struct ShowCase: Sendable {
    private let store: CaseStore
    private let company: Bilingual
    private let items: [DataItem]
    private let zoneOffsetMinutes: Int
    private let duties: @Sendable () throws -> [DutyStatus]
    private let evidence: @Sendable () throws -> EvidenceLogState
    private let pending: @Sendable () throws -> CasePending
    private let clock: WallClock

    /// - Parameters:
    ///   - duties: reads duties and clocks; called for each view.
    ///   - evidence: reads the evidence log; called for each view.
    ///   - pending: reads laws, alarms, orders, promises and postings; called for each view.
    package init(
        store: CaseStore, company: Bilingual, items: [DataItem], zoneOffsetMinutes: Int,
        duties: @escaping @Sendable () throws -> [DutyStatus],
        evidence: @escaping @Sendable () throws -> EvidenceLogState, pending: @escaping @Sendable () throws -> CasePending,
        clock: WallClock
    ) {
        self.store = store
        self.company = company
        self.items = items
        self.zoneOffsetMinutes = zoneOffsetMinutes
        self.duties = duties
        self.evidence = evidence
        self.pending = pending
        self.clock = clock
    }

    /// The case as it stands.
    ///
    /// - Throws: `notFound` before the case is opened, and whatever store and evidence log throw.
    package func callAsFunction() throws -> CaseOverview {
        let facts = try store.cases.facts()
        let sends = try store.sends.all()
        let pending = try pending()
        return CaseOverview(
            caseID: facts.caseID, company: company, asOf: clock.now(), zoneOffsetMinutes: zoneOffsetMinutes, facts: facts,
            timeline: CaseChronicle.entries(try store.cases.timeline(), facts: facts, sends: sends), findings: try store.findings.all(),
            items: items,
            duties: try duties(), sends: try sends.map(progress), notices: try notices(facts.scope),
            unreached: try sends.flatMap(unreached), evidence: try evidence(),
            jurisdictions: pending.jurisdictions, alarms: pending.alarms, orders: pending.orders, promises: pending.promises,
            postings: pending.postings, preservation: pending.preservation)
    }

    private func progress(_ send: SendRecord) throws -> SendStatus {
        SendStatus(
            id: String(send.id), channel: send.channel, startedAt: send.startedAt, finishedAt: send.finishedAt,
            paused: send.state == .paused, audience: send.audience, states: try store.sends.progress(send.id).counts)
    }

    private func unreached(_ send: SendRecord) throws -> [UnreachedCount] {
        try store.sends.unreachedTallies(send.id).map {
            UnreachedCount(send: String(send.id), state: $0.state, reason: Self.words($0.reason), people: $0.people)
        }
    }

    private static func words(_ reason: String?) -> Bilingual? {
        guard let reason else { return nil }
        return UnreachedReason(rawValue: reason)?.wording ?? Bilingual(korean: reason, english: reason)
    }

    private func notices(_ scope: BreachScope?) throws -> [NoticeSummary] {
        let sizes = Dictionary(
            (scope?.groups ?? []).map { ($0.key, $0.people) }, uniquingKeysWith: { first, _ in first })
        return try store.notices.notices().map { notice in
            NoticeSummary(
                id: notice.id, version: notice.version, kind: notice.kind, language: notice.language,
                personKind: notice.personKind, reader: notice.reader, people: sizes[notice.groupKey] ?? 0,
                approval: notice.approvals.isEmpty ? .draft : .approved, approvedBy: notice.approvals.map(\.approver),
                approvedAt: notice.approvals.last?.at, subject: notice.subject, body: notice.body,
                check: notice.checkOutcome.map(Self.check))
        }
    }

    /// The stored outcome in short; nothing found and nothing missing where the store holds a form that is not ours.
    private static func check(_ json: String) -> NoticeCheckSummary {
        guard let outcome = CheckOutcome(stored: json) else { return NoticeCheckSummary() }
        let failures = outcome.findings.sorted { ($1.severity, $0.rule) < ($0.severity, $1.rule) }.map { finding in
            let override = outcome.overrides.first { $0.rule == finding.rule }
            return NoticeCheckSummary.Failure(
                rule: finding.rule, severity: finding.severity.rawValue, overriddenBy: override.map { "\($0.by): \($0.reason)" })
        }
        return NoticeCheckSummary(failures: failures, cannotTell: outcome.cannotTell)
    }
}

/// What a case has open besides sends: the laws that it touches, and everything with a due time.
package struct CasePending: Sendable {
    package var jurisdictions: [JurisdictionStatus]
    package var alarms: [CaseAlarm]
    package var orders: [OrderStatus]
    package var promises: [PromiseStatus]
    package var postings: [PostingStatus]
    package var preservation: PreservationStatus?
}
