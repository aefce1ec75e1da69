package import BreachLaw
package import BreachModel

/// Writes the texts of a case from its facts: one for each group of people with exactly the same items.
///
/// Input: the facts of the case, the scope among them, the company, the items' words and the law's profile. Output:
/// `NoticeDraft`, whose every sentence names the facts behind it. The same input gives the same bytes.
package struct NoticeWriter: Sendable {
    /// All facts that a text may state.
    package let facts: NoticeFacts
    package let profile: LawProfile
    let items: [DataItemID: DataItem]
    /// The place of each item in the configuration: the order in which texts list them.
    let order: [DataItemID: Int]

    /// - Parameters:
    ///   - items: the configuration's items.
    ///   - profile: the version of the law that the case goes by (`LawLibrary.profile`).
    ///   - zoneOffsetMinutes: minutes ahead of UTC of the company's civil day.
    ///   - factsVersion: counted up whenever the case's facts change.
    package init(
        facts: CaseFacts, company: Company, items: [DataItem], profile: LawProfile, zoneOffsetMinutes: Int = 540,
        factsVersion: Int = 1
    ) {
        var known = NoticeFacts(
            case: facts, company: company, items: items, zoneOffsetMinutes: zoneOffsetMinutes, version: factsVersion)
        if let days = profile.substitutes.compactMap(\.minimumDays).first {
            known.add("law.posting-days", .same(String(days)), source: "law \(profile.id)")
        }
        self.facts = known
        self.profile = profile
        self.items = Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        order = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The kind of notice that a group of people is owed: of the leak where one item at least is seen or presumed, of
    /// the possible leak where something cannot be excluded; nil where nothing is to be told.
    package func kindOwed(to group: ExposureGroup) -> NoticeKind? {
        if group.items.contains(where: { $0.certainty.mustBeNamed }) { return .leak }
        return group.items.contains { $0.certainty == .unknown } ? .possibleLeak : nil
    }

    /// The text for one group.
    ///
    /// - Parameters:
    ///   - kind: any kind that is for a group.
    ///   - reader: whether the group's members of that age read it, or a guardian.
    ///   - previous: the last notice that these people got; needed for supplement, correction and all-clear.
    ///   - noticeDate: the day on which it will be sent; needed where the law wants it in the text (California).
    ///   - audience: the name of the people whom the text is for, where the group's key does not say it all.
    /// - Throws: `wrong-kind`, `unknown-item`, `nothing-leaked`, `nothing-changed`, `previous-notice-missing`,
    ///   `coverage-incomplete`, `unbound-slot`, `content-missing`, `language-not-offered`.
    package func draft(
        group: ExposureGroup, language: Language, kind: NoticeKind, reader: NoticeReader = .adult,
        previous: PreviousNotice? = nil, noticeDate: CivilDate? = nil, audience: String? = nil
    ) throws(NoticeWritingError) -> NoticeDraft {
        try check(group, kind, previous)
        try checkForm(group, language)
        let composer = NoticeComposer(
            facts: facts.adding(group).adding(previous).adding(noticeDate: noticeDate), items: items, order: order, profile: profile,
            group: group, kind: kind,
            language: language, reader: reader, previous: previous)
        return finished(
            kind: kind, reader: reader, personKind: group.kind, groupKey: audience ?? group.key, language: language,
            subject: try composer.subject(), sections: try composer.sections())
    }

    /// The posting on the company's own site, for everyone in `groups` (Decree 39(3)).
    package func posting(groups: [ExposureGroup], language: Language, audience: String? = nil)
        throws(NoticeWritingError) -> NoticeDraft
    {
        try publicText(.homepagePosting, groups: groups, language: language, audience: audience)
    }

    /// Questions and answers for everyone in `groups`; they say what the notice says.
    package func faq(groups: [ExposureGroup], language: Language, audience: String? = nil)
        throws(NoticeWritingError) -> NoticeDraft
    {
        try publicText(.faq, groups: groups, language: language, audience: audience)
    }

    private func publicText(_ kind: NoticeKind, groups: [ExposureGroup], language: Language, audience: String?)
        throws(NoticeWritingError) -> NoticeDraft
    {
        guard facts.facts.scope != nil else {
            throw NoticeWritingError(.noScope, "a public text needs a scope", hint: "run haechi scope first")
        }
        let union = ExposureGroup.union(of: groups)
        try check(union, .leak, nil)
        let composer = NoticeComposer(
            facts: facts.adding(union), items: items, order: order, profile: profile, group: union, kind: kind, language: language,
            reader: .everyone, previous: nil, includesNonMembers: groups.contains { $0.kind == .nonMember })
        return finished(
            kind: kind, reader: .everyone, personKind: nil, groupKey: audience ?? kind.rawValue, language: language,
            subject: try composer.subject(), sections: try composer.sections())
    }

    private func check(_ group: ExposureGroup, _ kind: NoticeKind, _ previous: PreviousNotice?)
        throws(NoticeWritingError)
    {
        guard kind.isForGroup else {
            throw NoticeWritingError(.wrongKind, "a public text is not written for one group", context: [("kind", kind.rawValue)])
        }
        for item in group.items where items[item.item] == nil {
            throw NoticeWritingError(
                .unknownItem, "the configuration has no words for an item of the scope",
                context: [("item", item.item.rawValue)], hint: "add it under items: in haechi.yaml")
        }
        let named = group.items.contains { $0.certainty.mustBeNamed }
        if [.leak, .supplement, .correction, .smsPointer].contains(kind), !named {
            throw NoticeWritingError(
                .nothingLeaked, "no leak is established for this group", context: [("kind", kind.rawValue)],
                hint: "draft the notice of possible leak")
        }
        if kind.isLater, previous == nil {
            throw NoticeWritingError(
                .previousNoticeMissing, "a later notice says what changed since the last one",
                context: [("kind", kind.rawValue)])
        }
        if kind == .allClear { try checkAllClear(group) }
    }

    /// What the law's own form asks of language and content.
    private func checkForm(_ group: ExposureGroup, _ language: Language) throws(NoticeWritingError) {
        if profile.family == "US-CA", language != .english {
            throw NoticeWritingError(
                .languageNotOffered, "title and headings of this law's notice are English",
                context: [("profile", profile.id), ("language", language.rawValue)])
        }
        let identifiers: Set<DataItemID> = [.ssn, .driverLicense, .nationalID]
        if profile.family == "US-CA", group.items.contains(where: { identifiers.contains($0.item) }) {
            throw NoticeWritingError(
                .contentMissing, "credit bureaus and identity services have to be named, and no fact gives them",
                context: [("slots", "credit-bureaus, identity-services")], hint: "have counsel write this notice")
        }
    }

    /// "Was not leaked" needs full coverage of the logs (design rule 2).
    private func checkAllClear(_ group: ExposureGroup) throws(NoticeWritingError) {
        guard let scope = facts.facts.scope, scope.coverage.isComplete, group.items.isEmpty else {
            throw NoticeWritingError(
                .coverageIncomplete, "that nothing leaked can be said only where no log is missing and no item is open")
        }
    }

    private func finished(
        kind: NoticeKind, reader: NoticeReader, personKind: PersonKind?, groupKey: String, language: Language,
        subject: String, sections: [NoticeSection]
    ) -> NoticeDraft {
        let caseID = facts.facts.caseID
        return NoticeDraft(
            id: NoticeDraft.name(
                case: caseID, profileID: profile.id, kind: kind, language: language, reader: reader, groupKey: groupKey,
                version: facts.version),
            caseID: caseID, kind: kind, reader: reader, personKind: personKind, groupKey: groupKey, language: language,
            profileID: profile.id, factsVersion: facts.version, subject: subject, sections: sections)
    }
}

extension ExposureGroup {
    /// Everyone in `groups` at once: each item in its surest state, at its best visibility.
    static func union(of groups: [ExposureGroup]) -> ExposureGroup {
        var best: [DataItemID: GroupItem] = [:]
        for item in groups.flatMap(\.items) {
            guard let known = best[item.item] else {
                best[item.item] = item
                continue
            }
            if rank(item) > rank(known) { best[item.item] = item }
        }
        return ExposureGroup(
            kind: .member, items: best.values.sorted { $0.item < $1.item },
            people: groups.reduce(0) { $0 + $1.people })
    }

    private static func rank(_ item: GroupItem) -> Int {
        switch (item.certainty, item.visibility) {
        case (.seen, .clear), (.seen, nil): 4
        case (.seen, .masked): 3
        case (.presumed, _): 2
        case (.unknown, _): 1
        case (.notSeen, _): 0
        }
    }
}
