internal import BreachModel
internal import CaseStore
internal import NoticeWriting

/// The approved texts of a send by group and language: complete, of one kind, and byte for byte what was approved.
struct ApprovedTexts: Sendable {
    private struct Key: Hashable {
        var group: String
        var language: Language
        var reader: String
    }

    private let notices: [Key: NoticeID]
    /// The day by which the age of a reader is reckoned.
    private let today: CivilDate

    /// - Throws: `emptyAudience`, `kindNeeded`, `noticeMissing`, `noticeChanged`, `secondPersonNeeded`, `StoreError`.
    init(store: CaseStore, request: StartSend.Request, today: CivilDate) throws {
        self.today = today
        let groups = try store.sends.audienceGroups(scopeVersion: request.scopeVersion)
        guard !groups.isEmpty else {
            throw SendError(
                .emptyAudience, "the scope obliges to notify nobody", context: [("scope", String(request.scopeVersion))],
                hint: "check the version of the scope: haechi scope")
        }
        let approved = try Self.ofOneKind(store.notices.approved(scopeVersion: request.scopeVersion), request.kind)
        try Self.requireUnchanged(approved)
        try Self.requireSecondPerson(approved, request)
        notices = Dictionary(
            uniqueKeysWithValues: approved.map {
                (Key(group: $0.notice.groupKey, language: $0.notice.language, reader: $0.notice.reader), $0.notice.id)
            })
        try requireComplete(groups)
    }

    /// Which notice a person gets, and where.
    func decision(for member: AudienceMember) throws(StoreError) -> AudienceDecision {
        let language = member.contact?.language ?? .korean
        let adult = notices[Key(group: member.groupKey, language: language, reader: NoticeReader.adult.rawValue)]
        let child = notices[Key(group: member.groupKey, language: language, reader: NoticeReader.child.rawValue)]
        guard let notice = isUnder14(member) ? child ?? adult : adult else {
            throw StoreError(.inconsistent, "the audience changed while it was frozen")
        }
        guard let address = member.contact?.email, !address.reveal().isEmpty else {
            return AudienceDecision(notice: notice, address: nil, reason: UnreachedReason.noEmailAddress.rawValue)
        }
        guard EmailAddress.isUsable(address.reveal()) else {
            return AudienceDecision(notice: notice, address: nil, reason: UnreachedReason.unusableEmailAddress.rawValue)
        }
        return AudienceDecision(notice: notice, address: address)
    }

    /// A child gets the text in plain words where one is approved (PIPA 22-2(3)).
    private func isUnder14(_ member: AudienceMember) -> Bool {
        guard let born = member.contact?.birthDate?.reveal() else { return false }
        return (born.year + 14, born.month, born.day) > (today.year, today.month, today.day)
    }

    private static func ofOneKind(_ approved: [StoredApprovedNotice], _ kind: String?) throws -> [StoredApprovedNotice] {
        let kinds = Set(approved.filter { $0.notice.personKind != nil }.map(\.notice.kind)).sorted()
        guard kind != nil || kinds.count <= 1 else {
            throw SendError(
                .kindNeeded, "notices of several kinds are approved", context: [("kinds", kinds.joined(separator: " "))],
                hint: "say which to send: --kind")
        }
        let readers = [NoticeReader.adult.rawValue, NoticeReader.child.rawValue]
        return approved.filter { (kind == nil || $0.notice.kind == kind) && readers.contains($0.notice.reader) }
    }

    private static func requireUnchanged(_ approved: [StoredApprovedNotice]) throws {
        for text in approved where text.approvals.contains(where: { $0.digest != text.notice.textDigest }) {
            throw SendError(
                .noticeChanged, "an approved text is not the one that was approved",
                context: [("notice", text.notice.id.rawValue)],
                hint: "nothing was sent; have the text checked and approved as a new version")
        }
    }

    private static func requireSecondPerson(_ approved: [StoredApprovedNotice], _ request: StartSend.Request) throws {
        guard !request.allowsSamePerson else { return }
        for text in approved where Set(text.approvals.map(\.approver) + [request.startedBy]).count < 2 {
            throw SendError(
                .secondPersonNeeded, "one person alone approved a notice and starts its send",
                context: [("notice", text.notice.id.rawValue)],
                hint: "have another person approve it too, or start the send")
        }
    }

    private func requireComplete(_ groups: [AudienceGroup]) throws {
        let missing = groups.filter { notices[Key(group: $0.groupKey, language: $0.language, reader: NoticeReader.adult.rawValue)] == nil }
        guard let first = missing.first else { return }
        throw SendError(
            .noticeMissing, "a group of the audience has no approved notice in its language",
            context: [
                ("group", first.groupKey), ("language", first.language.rawValue), ("people", first.people.description),
                ("groups", String(missing.count)),
            ], hint: "draft, check and approve it: haechi notice")
    }
}
