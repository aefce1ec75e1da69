package import BreachModel
internal import ByteStreams
package import CaseStore
internal import ConfigurationReading

/// Use case: enter that an approved text stands on a page of ours, for a term; and that it was taken down.
package struct KeepPostings {
    /// Where on the page a posting stands (PIPC 2025-12-03: first screen or pop-up).
    package enum Place: String, Hashable, Sendable, CaseIterable {
        case firstScreen = "first-screen"
        case popUp = "pop-up"

        package var words: Bilingual {
            switch self {
            case .firstScreen: Bilingual(korean: "첫 화면", english: "first screen")
            case .popUp: Bilingual(korean: "팝업", english: "pop-up")
            }
        }

        /// What people read for a stored place.
        package static func words(_ stored: String) -> Bilingual {
            Self(rawValue: stored)?.words ?? Bilingual(korean: stored, english: stored)
        }
    }

    /// PIPA Decree 39(3).
    package static let shortestTerm = 30
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Enters a posting.
    ///
    /// - Parameters:
    ///   - notice: an approved text for everyone.
    ///   - url: `http`, `https` or `file`, on the loopback or a host of the company's.
    ///   - termDays: 30 or more.
    /// - Returns: the posting's number.
    /// - Throws: `unknownNotice`, `notChecked` for a text that nobody approved, `badPosting`.
    package func add(notice: NoticeID, url: String, place: Place, termDays: Int, postedAt: Instant) throws -> Int {
        let store = try environment.requireStore()
        guard let text = try store.notices.notices().first(where: { $0.id == notice }) else {
            throw ResponseError(.unknownNotice, "there is no text with this id", hint: "haechi notice list shows them")
        }
        guard !text.approvals.isEmpty else {
            throw ResponseError(.notChecked, "only an approved text may be posted", hint: "haechi notice approve --name NAME ID")
        }
        guard text.personKind == nil else {
            throw ResponseError(.badPosting, "a text for one group of people is no posting", hint: "post the homepage-posting text")
        }
        guard termDays >= Self.shortestTerm else {
            throw ResponseError(.badPosting, "a posting stands for 30 days or more (PIPA Decree 39(3))")
        }
        guard postedAt <= environment.clock.now() else { throw ResponseError(.badPosting, "the posting lies in the future") }
        guard OwnPages(environment.configuration).allows(url) else {
            throw ResponseError(
                .badPosting, "the page is not on the loopback nor on a host of the company's",
                hint: "company.domains of haechi.yaml lists the hosts")
        }
        let id = try store.duties.post(
            Posting(noticeID: notice, place: place.rawValue, postedAt: postedAt, by: environment.actor))
        let lines = Self.lines(of: text)
        try store.duties.watch(
            posting: id, url: url, termDays: termDays, text: lines.joined(separator: "\n"), digest: text.textDigest)
        try tell(
            Bilingual(
                korean: "게시 \(id)번을 시작함: \(place.words.korean), \(termDays)일 이상",
                english: "Posting \(id) began: \(place.words.english), \(termDays) days or more"),
            at: postedAt)
        try EvidenceSeal(environment).seal(
            step: "posting", inputs: [SealedItem(value: notice.rawValue, digest: text.textDigest)],
            results: [SealedItem("posting:\(id)", bytes: Array("\(url) \(place.rawValue) \(termDays) \(postedAt.rfc3339())".utf8))])
        return id
    }

    /// Enters that a posting was taken down.
    package func end(_ id: Int, at: Instant) throws {
        try environment.requireStore().duties.takeDown(posting: id, at: at)
        try tell(Bilingual(korean: "게시 \(id)번을 내림", english: "Posting \(id) was taken down"), at: at)
        try EvidenceSeal(environment).seal(
            step: "posting-end", inputs: [], results: [SealedItem("posting:\(id)", bytes: Array(at.rfc3339().utf8))])
    }

    /// Subject and paragraphs of a text, without empty lines.
    package static func lines(of notice: StoredNotice) -> [String] { lines(subject: notice.subject, body: notice.body) }

    /// The same of a text in two parts.
    package static func lines(subject: String, body: String) -> [String] {
        ([subject] + body.split(separator: "\n").map(String.init))
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
    }

    private func tell(_ statement: Bilingual, at: Instant) throws {
        try environment.requireStore().cases.record(
            TimelineEvent(at: at, kind: .posting, statement: statement, by: environment.actor))
    }
}
