package import BreachModel
package import CaseStore

/// Tells what everyone may know of the case.
package struct ShowIncident: Sendable {
    private let store: CaseStore
    private let company: Company
    private let items: [DataItem]
    private let zoneOffsetMinutes: Int
    private let clock: WallClock

    package init(store: CaseStore, company: Company, items: [DataItem], zoneOffsetMinutes: Int, clock: WallClock) {
        self.store = store
        self.company = company
        self.items = items
        self.zoneOffsetMinutes = zoneOffsetMinutes
        self.clock = clock
    }

    /// The newest facts, in words for everyone.
    ///
    /// - Throws: `notFound` before the case is opened, and whatever the store throws.
    package func callAsFunction() throws(StoreError) -> PublicIncident {
        let facts = try store.cases.facts()
        let leaked = Set(
            (facts.scope?.items ?? []).filter { $0.seenClear + $0.seenMasked + $0.presumed > 0 }.map(\.item))
        return PublicIncident(
            company: company, cause: CauseStatement.text(of: facts.causes),
            items: items.filter { leaked.contains($0.id) }.map { Bilingual(korean: $0.korean, english: $0.english) },
            leakFrom: facts.leakFrom ?? facts.scope?.firstAccess, leakTo: facts.leakTo ?? facts.scope?.lastAccess,
            discoveredAt: facts.discoveredAt ?? facts.awareAt, ended: facts.ended,
            measures: facts.measures.filter { $0.kind != .other }, next: Self.next(facts), zoneOffsetMinutes: zoneOffsetMinutes,
            asOf: clock.now(), postings: try postings())
    }

    /// Postings that stand, the newest of each language.
    private func postings() throws(StoreError) -> [PublicPosting] {
        let standing = try store.duties.watchedPostings().filter { $0.posting.removedAt == nil }
        guard !standing.isEmpty else { return [] }
        let notices = try store.notices.notices()
        var found: [Language: PublicPosting] = [:]
        for posting in standing {
            guard let notice = notices.first(where: { $0.id == posting.posting.noticeID }), !notice.approvals.isEmpty else { continue }
            let lines = KeepPostings.lines(of: notice)
            found[notice.language] = PublicPosting(
                language: notice.language, subject: lines.first ?? notice.subject, paragraphs: Array(lines.dropFirst()),
                postedAt: posting.posting.postedAt)
        }
        return Language.allCases.compactMap { found[$0] }
    }

    private static func next(_ facts: CaseFacts) -> [Bilingual] {
        var steps = [
            Bilingual(
                korean: "항목이나 경위가 더 확인되면 해당하는 분께 바로 다시 알려 드립니다.",
                english: "If further items or circumstances come to light, we tell the people concerned at once.")
        ]
        if let coverage = facts.scope?.coverage, !coverage.isComplete {
            steps.append(
                Bilingual(
                    korean: "접속 기록이 빠진 시간에 대해서는 유출되지 않았다고 보지 않고 계속 확인합니다.",
                    english: "For the time of which access records are missing, we do not assume that nothing leaked, and keep checking."))
        }
        return steps
    }
}
