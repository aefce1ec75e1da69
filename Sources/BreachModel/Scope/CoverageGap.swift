/// Logs that should exist and do not, or of which nothing shows that they are whole.
package struct CoverageGap: Hashable, Sendable, Codable {
    package enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// (Nearly) no lines on a day on which lines were due, judged by the days around it.
        case missingDay = "missing-day"
        /// (Nearly) no lines in hours in which lines were due, judged by the same hours of the days around it.
        case missingHours = "missing-hours"
        /// A file that the names of the others make expected is not there.
        case missingFile = "missing-file"
        /// A file ends in the middle.
        case truncatedFile = "truncated-file"
        /// Lines that could not be read.
        case unreadableLines = "unreadable-lines"
        /// Numbers of a producer's sequence that no line has.
        case missingNumbers = "missing-numbers"
        /// A producer's sequence began again: what stood between its last number and the new first one is not known.
        case counterRestarted = "counter-restarted"
        /// Requests that another log has and this one lacks.
        case unpairedRequests = "unpaired-requests"
        /// Fewer lines over days than the producer's own past and the other producers make expected.
        case thinLines = "thin-lines"
        /// The producer kept only one line in so many.
        case sampledLog = "sampled-log"
        /// Times of lines are off, so that a line may lie on the other side of a window's edge.
        case clockSkew = "clock-skew"
        /// The time that is asked about reaches beyond the logs.
        case outsideLogs = "outside-logs"
        /// Pages that the route map does not know were opened by lines that name nobody: what they showed, and of whom, is not known.
        case unmappedPages = "unmapped-pages"
        /// Nothing shows that no single line is missing: the loss of some at random cannot be excluded.
        case notShown = "not-shown"
    }

    package var window: Window
    package var reason: Reason
    /// The log source, and the file where one is known.
    package var source: String
    /// The machine or process, where lines or file names tell.
    package var producer: String?
    /// Lines lost or unreadable, where they can be counted.
    package var lines: Int?
    /// Lines lost, where they can only be estimated.
    package var estimatedLines: Int?
    /// What shows it, in sentences; no personal data.
    package var evidence: [Bilingual]?
    /// Whom and what it leaves open; nil stands for everyone and every item.
    package var effect: GapEffect?

    package init(
        window: Window, reason: Reason, source: String, producer: String? = nil, lines: Int? = nil, estimatedLines: Int? = nil,
        evidence: [Bilingual]? = nil, effect: GapEffect? = nil
    ) {
        self.window = window
        self.reason = reason
        self.source = source
        self.producer = producer
        self.lines = lines
        self.estimatedLines = estimatedLines
        self.evidence = evidence
        self.effect = effect
    }

    package var concernsAnyone: Bool { effect?.concernsAnyone ?? true }
}

/// What a gap leaves open: by which credentials, which items, of whom.
package struct GapEffect: Hashable, Sendable, Codable {
    /// The credentials in question that were alive then; nil for any.
    package var credentials: [CredentialID]?
    /// Items that the missing lines could have shown.
    package var items: [DataItemID]
    /// People whom it can concern; nil for anyone.
    package var people: Int?
    /// Another log source that has these requests.
    package var shownBy: String?
    /// Whether so much of that time is gone that items are presumed of those who were touched (decision 0005).
    package var presumes: Bool

    package init(
        credentials: [CredentialID]? = nil, items: [DataItemID], people: Int? = nil, shownBy: String? = nil, presumes: Bool = false
    ) {
        self.credentials = credentials
        self.items = items
        self.people = people
        self.shownBy = shownBy
        self.presumes = presumes
    }

    package var concernsAnyone: Bool { !items.isEmpty && credentials?.isEmpty != true && people != 0 }
}
