internal import BreachLaw
internal import BreachModel
internal import CaseStore
internal import ConfigurationReading
internal import NoticeChecking
internal import NoticeWriting

extension CheckFacts {
    /// What a draft for one group must agree with: the case, the scope, the company.
    init(case facts: CaseFacts, company: Company, profileID: String, zoneOffsetMinutes: Int) {
        self.init()
        profile = profileID
        jurisdiction = profileID.hasPrefix("KR") ? "KR" : profileID
        awareAt = facts.awareAt.map { FactTime($0, offsetMinutes: zoneOffsetMinutes) }
        controller = Controller(
            name: company.name.korean, domains: company.domains, senders: company.senders,
            contacts: [Contact(department: company.department.korean, phone: company.phone, email: company.email)])
        leak = Leak(
            from: facts.leakFrom.map { FactTime($0, offsetMinutes: zoneOffsetMinutes) },
            to: facts.leakTo.map { FactTime($0, offsetMinutes: zoneOffsetMinutes) },
            discoveredAt: facts.discoveredAt.map { FactTime($0, offsetMinutes: zoneOffsetMinutes) }, causes: facts.causes,
            ended: facts.ended)
        if let counts = facts.scope?.counts {
            self.counts = UnitCounts(
                people: counts.people.value, accounts: counts.accounts.value, records: counts.records.value, views: counts.views.value)
        }
        subsets = facts.scope.map(Self.subsets)
        events = facts.measures.map { measure in
            Event(
                kind: measure.kind.rawValue, to: measure.recipient, at: FactTime(measure.at, offsetMinutes: zoneOffsetMinutes), count: nil)
        }
    }

    /// What a text for everyone in the newest scope must agree with.
    init(ofCase environment: ResponseEnvironment, store: CaseStore) throws {
        self.init(
            case: try store.cases.facts(scopeVersion: try store.scopes.newest()?.version),
            company: try environment.configuration.requireCompany(), profileID: try CaseDuties(environment).profile().id,
            zoneOffsetMinutes: environment.configuration.zoneOffsetMinutes)
    }

    /// Every count that a text may state of a part of the people.
    private static func subsets(_ scope: BreachScope) -> [Subset] {
        let parts = [
            ("members", scope.counts.members.value), ("non-members", scope.counts.nonMembers.value),
            ("cannot-be-excluded", scope.counts.cannotBeExcluded.value),
        ]
        let items = scope.items.flatMap { item in
            [
                ("\(item.item.rawValue) seen", item.seenClear.value + item.seenMasked.value),
                ("\(item.item.rawValue) clear", item.seenClear.value),
                ("\(item.item.rawValue) masked", item.seenMasked.value), ("\(item.item.rawValue) presumed", item.presumed.value),
                ("\(item.item.rawValue) unknown", item.unknown.value),
            ]
        }
        return (parts + items).filter { $0.1 > 0 }.map { Subset(of: $0.0, count: $0.1, stated: true) }
    }

    /// The same for the text of one draft: its addressee, kind and language.
    func about(_ notice: StoredNotice, group: ExposureGroup?, company: Company) -> CheckFacts {
        about(
            kind: NoticeKind(rawValue: notice.kind) ?? .leak, language: notice.language,
            isChild: notice.reader == NoticeReader.child.rawValue,
            group: group, company: company)
    }

    /// The same for a draft.
    func about(_ draft: NoticeDraft, group: ExposureGroup?, company: Company, previous: (notice: PreviousNotice, offsetMinutes: Int)? = nil)
        -> CheckFacts
    {
        var copy = about(kind: draft.kind, language: draft.language, isChild: draft.reader == .child, group: group, company: company)
        if let previous {
            copy.previous = Previous(
                items: previous.notice.items.filter(\.certainty.mustBeNamed).map(\.item),
                sentAt: FactTime(previous.notice.sentAt, offsetMinutes: previous.offsetMinutes),
                published: false)
        }
        return copy
    }

    private func about(kind: NoticeKind, language: Language, isChild: Bool, group: ExposureGroup?, company: Company) -> CheckFacts {
        var copy = self
        if language != .korean {
            copy.controller?.name = company.name[language]
            copy.controller?.contacts = [
                Contact(department: company.department[language], phone: company.phone, email: company.email)
            ]
        }
        copy.document = DocumentKind(kind)
        copy.phase = Phase(kind)
        copy.status = kind == .possibleLeak ? .possible : kind == .allClear ? .disproved : .leak
        copy.channel = kind == .smsPointer ? .sms : kind == .homepagePosting || kind == .faq ? .web : .email
        copy.language = language.rawValue
        if let group {
            let states = group.items.map { ($0.item, ItemState($0.certainty)) }
            copy.addressee = Addressee(
                kind: group.kind, age: isChild ? 12 : nil,
                items: Dictionary(states, uniquingKeysWith: { first, _ in first }),
                contactKnown: true)
        }
        return copy
    }
}

extension DocumentKind {
    fileprivate init(_ kind: NoticeKind) {
        switch kind {
        case .leak, .preliminary, .supplement, .correction: self = .notice
        case .possibleLeak: self = .possibilityNotice
        case .allClear: self = .allClear
        case .smsPointer: self = .sms
        case .homepagePosting: self = .homepage
        case .faq: self = .faq
        }
    }
}

extension Phase {
    fileprivate init(_ kind: NoticeKind) {
        switch kind {
        case .preliminary: self = .preliminary
        case .supplement: self = .supplement
        case .correction: self = .correction
        default: self = .full
        }
    }
}

extension ItemState {
    fileprivate init(_ certainty: Certainty) {
        switch certainty {
        case .seen: self = .leaked
        case .presumed: self = .presumed
        case .unknown: self = .unknown
        case .notSeen: self = .notSeen
        }
    }
}
