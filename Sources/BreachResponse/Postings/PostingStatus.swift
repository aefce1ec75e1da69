package import BreachLaw
package import BreachModel
package import CaseStore
internal import Foundation

/// Where a watched posting stands: what was last seen, the whole days without a gap, and what is wrong.
package struct PostingStatus: Hashable, Sendable {
    package struct Trouble: Hashable, Sendable {
        /// A state of `PostingSight`, or `unwatched`, `ended-early`.
        package var code: String
        package var since: Instant
        package var words: Bilingual
    }

    package var id: Int
    package var place: String
    package var url: String
    package var termDays: Int
    package var postedAt: Instant
    package var removedAt: Instant?
    /// When it was last looked at, and what was seen; nil before the first look.
    package var last: (at: Instant, sight: PostingSight?)? { lastSeen.map { ($0.at, $0.sight) } }
    /// Looks at it so far.
    package var observations: Int
    /// The longest run of whole days on which it was visible at every look.
    package var visibleDays: Int
    /// The first day of that run; nil before the first whole day.
    package var since: CivilDate?
    /// Nil where nothing is wrong.
    package var trouble: Trouble?
    private var lastSeen: Seen?

    private struct Seen: Hashable, Sendable {
        var at: Instant
        var sight: PostingSight?
    }

    /// Whether its term is served.
    package var isServed: Bool { visibleDays >= termDays }

    /// All watched postings.
    ///
    /// - Parameters:
    ///   - zone: in which days count.
    ///   - maximumGapMinutes: how far two looks may lie apart for the time between them to count.
    package static func list(_ store: CaseStore, now: Instant, zone: LegalZone, maximumGapMinutes: Int) throws -> [PostingStatus] {
        try store.duties.watchedPostings().map { posting in
            PostingStatus(
                posting, try store.duties.observations(posting: posting.id), now: now, zone: zone, maximumGapMinutes: maximumGapMinutes)
        }
    }

    package init(_ posting: WatchedPosting, _ seen: [PostingObservation], now: Instant, zone: LegalZone, maximumGapMinutes: Int) {
        id = posting.id
        place = posting.posting.place
        url = posting.url
        termDays = posting.termDays
        postedAt = posting.posting.postedAt
        removedAt = posting.posting.removedAt
        observations = seen.count
        let days = VisibleDays(
            looks: seen.map { ($0.at, $0.state == PostingSight.State.visible.rawValue) }, from: posting.posting.postedAt,
            to: posting.posting.removedAt ?? now, zone: zone, maximumGapMinutes: maximumGapMinutes)
        visibleDays = days.longestRun.count
        since = days.longestRun.first
        lastSeen = seen.last.map { look in
            Seen(at: look.at, sight: try? JSONDecoder().decode(PostingSight.self, from: Data(look.body.utf8)))
        }
        trouble = Self.trouble(posting, seen, served: visibleDays >= posting.termDays, now, maximumGapMinutes)
    }

    private static func trouble(
        _ posting: WatchedPosting, _ seen: [PostingObservation], served: Bool, _ now: Instant, _ maximumGapMinutes: Int
    ) -> Trouble? {
        if served { return nil }
        if let removed = posting.posting.removedAt {
            return Trouble(
                code: "ended-early", since: removed,
                words: Bilingual(
                    korean: "게시 기간 \(posting.termDays)일을 채우지 못하고 내려짐",
                    english: "taken down before its term of \(posting.termDays) days was served"))
        }
        let silentSince = seen.last?.at ?? posting.posting.postedAt
        if now.milliseconds - silentSince.milliseconds > Int64(maximumGapMinutes) * 60_000 {
            return Trouble(
                code: "unwatched", since: silentSince,
                words: Bilingual(
                    korean: "\(maximumGapMinutes)분 넘게 확인하지 않음", english: "nobody has looked for more than \(maximumGapMinutes) minutes"))
        }
        let good = PostingSight.State.visible.rawValue
        guard let last = seen.last, last.state != good else { return nil }
        let run = seen.suffix(from: (seen.lastIndex { $0.state == good } ?? -1) + 1)
        let words = PostingSight.State(rawValue: last.state)?.words ?? Bilingual(korean: last.state, english: last.state)
        return Trouble(code: last.state, since: run.first?.at ?? last.at, words: words)
    }
}
