internal import BreachModel
internal import CaseStore
internal import NoticeWriting

/// People whom a notice has reached, by what it said and by what the newest scope says of them now: those for whom one text
/// can say what changed since the last one that they got.
struct LaterAudiences {
    struct Audience {
        /// The law of the last notice, as `AudienceKey` marks it.
        var family: String?
        /// What the newest scope says; without items where it does not hold these people.
        var group: ExposureGroup
        var previous: PreviousNotice
        var after: AudienceKey.After
    }

    let audiences: [Audience]

    /// Nobody.
    init() { audiences = [] }

    /// - Parameter offsetMinutes: minutes ahead of UTC of the company's civil day.
    init(store: CaseStore, scope: BreachScope, offsetMinutes: Int) throws {
        var found: [Audience] = []
        for last in try store.sends.lastNotices(scopeVersion: scope.version, offsetMinutes: offsetMinutes) {
            guard let notice = try store.notices.notice(last.notice), let kind = NoticeKind(rawValue: notice.kind) else { continue }
            let key = AudienceKey(stored: notice.groupKey)
            let then = try store.cases.facts(asOf: notice.createdAt)
            found.append(
                Audience(
                    family: key.family,
                    group: Self.group(last, in: scope),
                    previous: PreviousNotice(
                        sentAt: last.sentAt, kind: kind, items: ExposureGroup(key: key.group)?.items ?? [], leakFrom: then?.leakFrom,
                        leakTo: then?.leakTo, causes: then?.causes ?? []),
                    after: AudienceKey.After(notice: last.notice, day: last.day)))
        }
        audiences = found
    }

    private static func group(_ last: LastNotice, in scope: BreachScope) -> ExposureGroup {
        var group = last.groupKey.flatMap(ExposureGroup.init(key:)) ?? ExposureGroup(kind: last.kind, items: [], people: 0)
        group.people = last.people
        return group
    }
}
