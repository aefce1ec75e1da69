internal import BreachModel
internal import CaseStore
internal import NoticeWriting

/// The approved texts of a send by audience, language and reader: complete, of one kind, and byte for byte what was approved.
struct ApprovedTexts: Sendable {
    private struct Key: Hashable {
        /// `AudienceKey.text`.
        var audience: String
        var language: Language
        var reader: NoticeReader
    }

    private let notices: [Key: NoticeID]
    private let request: StartSend.Request
    private let audience: AudienceChoice
    /// The day by which the age of a reader is reckoned.
    private let today: CivilDate

    /// - Throws: `emptyAudience`, `kindNeeded`, `noticeMissing`, `noticeChanged`, `secondPersonNeeded`, `StoreError`.
    init(store: CaseStore, request: StartSend.Request, today: CivilDate) throws {
        self.today = today
        self.request = request
        let approved = try Self.ofOneKind(store.notices.approved(scopeVersion: request.scopeVersion), request)
        audience = Self.audience(of: request.kind ?? approved.first?.notice.kind)
        let groups = try store.sends.audienceGroups(scopeVersion: request.scopeVersion, audience: audience)
        guard !groups.isEmpty || audience == .told else {
            throw SendError(
                .emptyAudience, "the scope obliges to notify nobody", context: [("scope", String(request.scopeVersion))],
                hint: "check the version of the scope: haechi scope")
        }
        try Self.requireUnchanged(approved)
        try Self.requireSecondPerson(approved, request, people: groups.reduce(0) { $0 + $1.people.value })
        notices = Dictionary(
            approved.compactMap { text in
                NoticeReader(rawValue: text.notice.reader).map {
                    (Key(audience: text.notice.groupKey, language: text.notice.language, reader: $0), text.notice.id)
                }
            }, uniquingKeysWith: { first, _ in first })
        // Who was told before gets a later notice only where something changed, and a guardian only where a child is concerned.
        if audience != .told { try requireComplete(groups) }
    }

    /// Which people the scope gives for a kind of notice.
    static func audience(of kind: String?) -> AudienceChoice {
        switch kind.flatMap(NoticeKind.init(rawValue:)) {
        case .possibleLeak: .cannotBeExcluded
        case .supplement, .correction, .allClear: .told
        default: .mustBeNamed
        }
    }

    /// The plan of the send, without who delivers it.
    func plan(channel: String, at: Instant) -> SendPlan {
        SendPlan(
            scopeVersion: request.scopeVersion, channel: channel, messageDomain: request.messageDomain, startedAt: at,
            startedBy: request.startedBy, audience: audience, zoneOffsetMinutes: request.zoneOffsetMinutes)
    }

    /// Which notice a person gets, and where; nil where the send is not for that person.
    func decision(for member: AudienceMember) throws(StoreError) -> AudienceDecision? {
        if request.toGuardians { return guardianDecision(member) }
        let isChild = isUnder14(member)
        guard let notice = (isChild ? text(for: member, .child) : nil) ?? text(for: member, .adult) else {
            if audience == .told { return nil }
            throw StoreError(.inconsistent, "the audience changed while it was frozen")
        }
        return Self.addressed(notice, member.contact?.email, missing: .noEmailAddress, unusable: .unusableEmailAddress)
    }

    /// The copy for the guardian of a child under 14 (PIPA 22-2): at the address that the export names for the guardian, or a
    /// reason. The child's own address is not the guardian's.
    private func guardianDecision(_ member: AudienceMember) -> AudienceDecision? {
        guard isUnder14(member), let notice = text(for: member, .guardian) else { return nil }
        return Self.addressed(
            notice, member.contact?.guardianEmail, missing: .noGuardianAddress, unusable: .unusableGuardianAddress)
    }

    private static func addressed(
        _ notice: NoticeID, _ address: Sensitive<String>?, missing: UnreachedReason, unusable: UnreachedReason
    ) -> AudienceDecision {
        guard let address, !address.reveal().isEmpty else {
            return AudienceDecision(notice: notice, address: nil, reason: missing.rawValue)
        }
        guard EmailAddress.isUsable(address.reveal()) else {
            return AudienceDecision(notice: notice, address: nil, reason: unusable.rawValue)
        }
        return AudienceDecision(notice: notice, address: address)
    }

    /// The text under the law of the country that the person lives in where one is approved, otherwise under the first law; in
    /// the person's language, or one that the law's texts are written in.
    private func text(for member: AudienceMember, _ reader: NoticeReader) -> NoticeID? {
        let after = member.last.map { AudienceKey.After(notice: $0.notice, day: $0.day) }
        let home = member.contact?.country.flatMap { request.familyOfCountry[$0] }
        for family in home.map({ [$0, nil] }) ?? [nil] {
            let key = AudienceKey(family: family, group: member.groupKey, after: after).text
            let own = member.contact?.language ?? .korean
            let others: [Language] = own == .japanese ? [.english, .korean] : family == nil ? [] : [.english, .japanese]
            for language in [own] + others {
                if let found = notices[Key(audience: key, language: language, reader: reader)] { return found }
            }
        }
        return nil
    }

    /// A child gets the text in plain words where one is approved (PIPA 22-2(3)).
    private func isUnder14(_ member: AudienceMember) -> Bool {
        guard let born = member.contact?.birthDate?.reveal() else { return false }
        return (born.year + 14, born.month, born.day) > (today.year, today.month, today.day)
    }

    private static func ofOneKind(_ approved: [StoredApprovedNotice], _ request: StartSend.Request) throws -> [StoredApprovedNotice] {
        let kinds = Set(approved.filter { $0.notice.personKind != nil }.map(\.notice.kind)).sorted()
        guard request.kind != nil || kinds.count <= 1 else {
            throw SendError(
                .kindNeeded, "notices of several kinds are approved", context: [("kinds", kinds.joined(separator: " "))],
                hint: "say which to send: --kind")
        }
        let readers: [NoticeReader] = request.toGuardians ? [.guardian, .adult] : [.adult, .child]
        return approved.filter {
            (request.kind == nil || $0.notice.kind == request.kind) && readers.map(\.rawValue).contains($0.notice.reader)
        }
    }

    private static func requireUnchanged(_ approved: [StoredApprovedNotice]) throws {
        for text in approved where text.approvals.contains(where: { $0.digest != text.notice.textDigest }) {
            throw SendError(
                .noticeChanged, "an approved text is not the one that was approved",
                context: [("notice", text.notice.id.rawValue)],
                hint: "nothing was sent; have the text checked and approved as a new version")
        }
    }

    private static func requireSecondPerson(_ approved: [StoredApprovedNotice], _ request: StartSend.Request, people: Int) throws {
        if request.allowsSamePerson, people <= request.twoPersonsAbove { return }
        for text in approved where Set(text.approvals.map(\.approver) + [request.startedBy]).count < 2 {
            throw SendError(
                .secondPersonNeeded, "one person alone approved a notice and starts its send",
                context: [
                    ("notice", text.notice.id.rawValue), ("people", String(people)), ("limit", String(request.twoPersonsAbove)),
                ],
                hint: "have another person approve it too, or start the send")
        }
    }

    /// Japanese readers may get the English text; the first languages are never swapped for each other.
    private func requireComplete(_ groups: [AudienceGroup]) throws {
        let missing = groups.filter { group in
            let languages: [Language] = group.language == .japanese ? [.japanese, .english, .korean] : [group.language]
            return !languages.contains { notices[Key(audience: group.groupKey, language: $0, reader: .adult)] != nil }
        }
        guard let first = missing.first else { return }
        throw SendError(
            .noticeMissing, "a group of the audience has no approved notice in its language",
            context: [
                ("group", first.groupKey), ("language", first.language.rawValue), ("people", first.people.description),
                ("groups", String(missing.count)),
            ], hint: "draft, check and approve it: haechi notice")
    }
}
