package import BreachModel

extension CheckFacts {
    /// The facts of one group of people of a case, so that the product's own drafts are checked against the scope.
    ///
    /// Seen becomes leaked, presumed and unknown stay what they are. An item of `items` that the group does not list was not seen:
    /// its evidence is the scope's digest. Masked items count as leaked: what a viewer saw of them is still the person's.
    ///
    /// - Parameters:
    ///   - caseFacts: the case at the moment of the draft; its scope gives counts.
    ///   - group: the people whom the text is for.
    ///   - items: all items of the configuration; those that the group lacks are taken as not seen.
    ///   - awareAt: the moment of awareness; nil: that of the case.
    ///   - offsetMinutes: minutes ahead of UTC of the company's civil day.
    package init(
        caseFacts: CaseFacts, company: Company, group: ExposureGroup, items: [DataItem], language: Language, document: DocumentKind,
        phase: Phase = .full, channel: NoticeChannel = .email, jurisdiction: String = "KR", awareAt: Instant? = nil, sentAt: Instant? = nil,
        offsetMinutes: Int = 540
    ) {
        self.init()
        let time = { (instant: Instant?) in instant.map { FactTime($0, offsetMinutes: offsetMinutes) } }
        self.jurisdiction = jurisdiction
        self.document = document
        self.phase = phase
        self.channel = channel
        self.language = language.rawValue
        self.awareAt = time(awareAt ?? caseFacts.awareAt)
        self.sentAt = time(sentAt)
        controller = Controller(company, language)
        leak = Leak(
            from: time(caseFacts.leakFrom), to: time(caseFacts.leakTo), discoveredAt: time(caseFacts.discoveredAt),
            causes: caseFacts.causes,
            ended: caseFacts.ended)
        addressee = Addressee(kind: group.kind, items: Self.states(group, items))
        let digest = caseFacts.scope.map { ["scope:\($0.version):\($0.digest)"] } ?? []
        evidence = addressee?.items?.filter { $0.value == .notSeen }.mapValues { _ in digest }
        status = group.items.contains { $0.certainty.mustBeNamed } ? .leak : .possible
        counts = caseFacts.scope.map {
            UnitCounts(
                people: $0.counts.people.value, accounts: $0.counts.accounts.value, records: $0.counts.records.value,
                views: $0.counts.views.value)
        }
        events = caseFacts.measures.compactMap { Event($0, offsetMinutes: offsetMinutes) }
        claims = []
    }

    private static func states(_ group: ExposureGroup, _ items: [DataItem]) -> [DataItemID: ItemState] {
        var states: [DataItemID: ItemState] = [:]
        for item in items { states[item.id] = .notSeen }
        for entry in group.items {
            switch entry.certainty {
            case .seen: states[entry.item] = .leaked
            case .presumed: states[entry.item] = .presumed
            case .unknown: states[entry.item] = .unknown
            case .notSeen: states[entry.item] = .notSeen
            }
        }
        return states
    }
}

extension CheckFacts.Controller {
    /// The company of the configuration; its number and address take reports of harm.
    init(_ company: Company, _ language: Language) {
        self.init(
            name: company.name[language], domains: company.domains, senders: company.senders,
            contacts: [CheckFacts.Contact(department: company.department[language], phone: company.phone, email: company.email)])
    }
}

extension CheckFacts.Event {
    /// What a measure of the case is as an event; nil for kinds that no text asserts.
    init?(_ measure: Measure, offsetMinutes: Int) {
        let kinds: [Measure.Kind: String] = [
            .blockedRoute: "blocked-route", .revokedKey: "revoked-key", .reported: "reported", .notified: "notified", .posted: "posted",
        ]
        guard let kind = kinds[measure.kind] else { return nil }
        self.init(kind: kind, to: measure.recipient, at: FactTime(measure.at, offsetMinutes: offsetMinutes))
    }
}
