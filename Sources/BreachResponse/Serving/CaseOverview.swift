package import BreachModel

/// What the console shows of one case at one moment. It names no data subject.
package struct CaseOverview: Hashable, Sendable {
    package var caseID: CaseID
    package var company: Bilingual
    package var asOf: Instant
    package var zoneOffsetMinutes: Int
    package var facts: CaseFacts
    /// Oldest first.
    package var timeline: [TimelineEntry]
    /// In the order of their ids.
    package var findings: [Finding]
    /// The configuration's items, for their names.
    package var items: [DataItem]
    /// In the order of their due times.
    package var duties: [DutyStatus]
    package var sends: [SendStatus]
    package var notices: [NoticeSummary]
    package var unreached: [UnreachedCount]
    package var evidence: EvidenceLogState
    /// The laws that the breach touches: the company's own first.
    package var jurisdictions: [JurisdictionStatus]
    package var alarms: [CaseAlarm]
    /// Nil where no manifest of the logs was made.
    package var preservation: PreservationStatus?
    package var orders: [OrderStatus]
    package var promises: [PromiseStatus]
    package var postings: [PostingStatus]

    package init(
        caseID: CaseID, company: Bilingual, asOf: Instant, zoneOffsetMinutes: Int, facts: CaseFacts,
        timeline: [TimelineEntry] = [], findings: [Finding] = [], items: [DataItem] = [], duties: [DutyStatus] = [],
        sends: [SendStatus] = [], notices: [NoticeSummary] = [], unreached: [UnreachedCount] = [],
        evidence: EvidenceLogState = EvidenceLogState(), jurisdictions: [JurisdictionStatus] = [], alarms: [CaseAlarm] = [],
        orders: [OrderStatus] = [], promises: [PromiseStatus] = [], postings: [PostingStatus] = [],
        preservation: PreservationStatus? = nil
    ) {
        self.caseID = caseID
        self.company = company
        self.asOf = asOf
        self.zoneOffsetMinutes = zoneOffsetMinutes
        self.facts = facts
        self.timeline = timeline
        self.findings = findings
        self.items = items
        self.duties = duties
        self.sends = sends
        self.notices = notices
        self.unreached = unreached
        self.evidence = evidence
        self.jurisdictions = jurisdictions
        self.alarms = alarms
        self.preservation = preservation
        self.orders = orders
        self.promises = promises
        self.postings = postings
    }

    package var scope: BreachScope? { facts.scope }

    /// The item's name in `language`; its id where the configuration does not declare it.
    package func itemName(_ id: DataItemID, in language: Language) -> String {
        guard let item = items.first(where: { $0.id == id }) else { return id.rawValue }
        return language == .korean ? item.korean : item.english
    }
}
