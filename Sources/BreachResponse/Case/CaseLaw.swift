internal import BreachLaw
internal import BreachModel
internal import CaseStore
internal import ConfigurationReading

/// What the law is asked with: the facts of the case, the clocks' timeline, and the jurisdictions that are touched.
struct CaseLaw {
    let library: LawLibrary
    let facts: DutyFacts
    let timeline: CaseTimeline
    let residences: Residences?
    let jurisdictions: [ConcernedJurisdiction]

    /// - Throws: `badAwareness` before a credible moment of awareness is entered, or what store and law throw.
    init(_ environment: ResponseEnvironment) throws {
        let store = try environment.requireStore()
        let known = try store.cases.facts(scopeVersion: try store.scopes.newest()?.version)
        guard let awareAt = known.awareAt else {
            throw ResponseError(.badAwareness, "the case has no credible moment of awareness")
        }
        let events = try store.duties.events()
        var facts = DutyFacts(case: known, items: environment.configuration.items)
        let assessed = events.first { $0.kind == ClockStart.assessedNotifiable.rawValue }?.at
        facts.dates = SelectionDates(awareAt: awareAt, occurredAt: known.leakFrom ?? known.scope?.firstAccess, assessedAt: assessed)
        facts.take(answers: try store.duties.answers(), waivers: try store.duties.waivers())
        self.facts = facts
        library = try LawLibrary.embedded()
        residences = try Self.residences(store, known.scope)
        timeline = CaseTimeline(
            awareness: known.awareness,
            events: events.compactMap { event in
                ClockStart(rawValue: event.kind).map { ClockEvent(kind: $0, at: event.at, fact: event.fact) }
            }, performances: try Self.performances(store), extensions: try Self.extensions(store))
        jurisdictions = try library.concerned(
            families: try environment.configuration.requireJurisdictions(), residences: residences,
            dates: facts.dates ?? SelectionDates(awareAt: awareAt))
    }

    /// The timeline as one law reads it: where people were told there, the clocks that start with that start.
    func timeline(for profile: LawProfile) -> CaseTimeline {
        guard !timeline.events.contains(where: { $0.kind == .consumersNotified }) else { return timeline }
        var copy = timeline
        let told = timeline.performances.filter { DutyReference($0.duty).names("notice-person", in: profile) }
            .compactMap { if case .instant(let at) = $0.at { at } else { nil } }.min()
        if let told { copy.events.append(ClockEvent(kind: .consumersNotified, at: told)) }
        return copy
    }

    private static func residences(_ store: CaseStore, _ scope: BreachScope?) throws -> Residences? {
        guard let scope, let counts = try store.scopes.residences(version: scope.version) else { return nil }
        let items = Dictionary(scope.groups.map { ($0.key, $0.items) }, uniquingKeysWith: { first, _ in first })
        return Residences(
            rows: counts.map { Residences.Row(code: Residence.code($0.place), items: items[$0.groupKey] ?? [], people: $0.people) })
    }

    private static func performances(_ store: CaseStore) throws -> [DutyPerformance] {
        try store.duties.marks().compactMap { mark in
            mark.metAt.map { DutyPerformance(duty: mark.duty, at: mark.metDay.map(Moment.day) ?? .instant($0), fact: mark.fact) }
        }
    }

    private static func extensions(_ store: CaseStore) throws -> [ClaimedExtension] {
        try store.duties.extensions().compactMap { claim in
            ExtensionGround(rawValue: claim.ground).map {
                ClaimedExtension(duty: claim.duty, ground: $0, from: claim.from, until: claim.until, by: claim.by)
            }
        }
    }
}

extension DutyFacts {
    /// Takes what people answered and claimed.
    fileprivate mutating func take(answers: [RecordedAnswer], waivers claims: [RecordedWaiver]) {
        for answer in answers {
            guard let question = CaseQuestion(rawValue: answer.question) else { continue }
            question.put(answer.answer, into: &self)
        }
        waivers = claims.compactMap { claim in
            WaiverGround(rawValue: claim.ground).map {
                ClaimedGround(ground: $0, duty: claim.duty, by: claim.by, evidence: claim.evidence)
            }
        }
    }
}
