internal import BreachLaw
internal import BreachModel
internal import NoticeWriting

/// Which texts a scope and a law ask for: one for each group, reader and language.
struct DraftPlan {
    let scope: BreachScope
    let profile: LawProfile
    /// Marks the texts of another law than the first.
    let family: String?
    let later: LaterAudiences
    /// The day on which the texts are to go out, where a law wants it in them.
    let noticeDate: CivilDate

    /// One text to write.
    struct Entry {
        var kind: NoticeKind
        /// Nil for a public text.
        var group: ExposureGroup?
        var reader: NoticeReader
        var language: Language
        var previous: PreviousNotice?
        /// The stored name of the people whom it is for.
        var audience: String
    }

    /// People with an item that must be named.
    var named: [ExposureGroup] { scope.groups.filter { $0.items.contains(where: \.certainty.mustBeNamed) } }
    /// People of whom nothing is established and something cannot be excluded.
    private var open: [ExposureGroup] {
        scope.groups.filter { group in
            !group.items.contains(where: \.certainty.mustBeNamed) && group.items.contains { $0.certainty == .unknown }
        }
    }

    /// The entries of one kind, in the order of the scope's groups.
    func entries(_ kind: NoticeKind) -> [Entry] {
        switch kind {
        case .leak, .preliminary, .smsPointer: forGroups(kind, named)
        case .possibleLeak: forGroups(kind, open)
        case .homepagePosting, .faq:
            named.isEmpty
                ? []
                : entries(kind, group: nil, readers: [.everyone], previous: nil, key: AudienceKey(family: family, group: kind.rawValue))
        case .supplement, .correction:
            forAudiences(kind, later.audiences.filter { $0.group.items.contains(where: \.certainty.mustBeNamed) })
        case .allClear:
            forAudiences(kind, later.audiences.filter { $0.previous.kind == .possibleLeak && $0.group.items.isEmpty })
        }
    }

    private func forGroups(_ kind: NoticeKind, _ groups: [ExposureGroup]) -> [Entry] {
        groups.flatMap { group in
            entries(
                kind, group: group, readers: readers(group, kind), previous: nil, key: AudienceKey(family: family, group: group.key))
        }
    }

    private func forAudiences(_ kind: NoticeKind, _ audiences: [LaterAudiences.Audience]) -> [Entry] {
        audiences.filter { $0.family == family }.flatMap { audience in
            entries(
                kind, group: audience.group, readers: readers(audience.group, kind), previous: audience.previous,
                key: AudienceKey(family: family, group: audience.group.key, after: audience.after))
        }
    }

    /// Korea's law asks for copies that children understand (PIPA 22-2(3)); Japan's readers get them too.
    private static let familiesWithChildrensCopies: Set<String> = ["KR", "JP"]

    /// Children and guardians have accounts; a text message goes to the number that is held, whoever reads it.
    private func readers(_ group: ExposureGroup, _ kind: NoticeKind) -> [NoticeReader] {
        guard group.kind == .member, Self.familiesWithChildrensCopies.contains(profile.family) else { return [.adult] }
        return kind == .smsPointer ? [.adult, .child] : [.adult, .child, .guardian]
    }

    private func entries(
        _ kind: NoticeKind, group: ExposureGroup?, readers: [NoticeReader], previous: PreviousNotice?, key: AudienceKey
    ) -> [Entry] {
        NoticeProfiles.languages(profile).flatMap { language in
            readers.map { reader in
                Entry(kind: kind, group: group, reader: reader, language: language, previous: previous, audience: key.text)
            }
        }
    }

    /// Writes one entry.
    func draft(_ entry: Entry, with writer: NoticeWriter) throws(NoticeWritingError) -> NoticeDraft {
        switch (entry.kind, entry.group) {
        case (.homepagePosting, _): return try writer.posting(groups: named, language: entry.language, audience: entry.audience)
        case (.faq, _): return try writer.faq(groups: named, language: entry.language, audience: entry.audience)
        case (_, let group?):
            return try writer.draft(
                group: group, language: entry.language, kind: entry.kind, reader: entry.reader, previous: entry.previous,
                noticeDate: noticeDate, audience: entry.audience)
        case (_, nil):
            throw NoticeWritingError(.wrongKind, "a text for people needs a group", context: [("kind", entry.kind.rawValue)])
        }
    }
}
