package import BreachModel

/// A posting that a watcher looks after: the page, the text that must stand there, and for how long.
package struct WatchedPosting: Hashable, Sendable {
    package var id: Int
    package var posting: Posting
    /// `http://…`, `https://…` or `file:///…`.
    package var url: String
    /// Days for which it must be visible without a gap.
    package var termDays: Int
    /// The text, one paragraph a line.
    package var text: String
    /// SHA-256 of the text.
    package var digest: String

    package init(id: Int, posting: Posting, url: String, termDays: Int, text: String, digest: String) {
        self.id = id
        self.posting = posting
        self.url = url
        self.termDays = termDays
        self.text = text
        self.digest = digest
    }
}

/// What a watcher saw of a posting at one moment. Never changed.
package struct PostingObservation: Hashable, Sendable {
    package var at: Instant
    /// A stable word: `visible`, `gone`, …
    package var state: String
    /// Everything that was seen, as JSON.
    package var body: String

    package init(at: Instant, state: String, body: String) {
        self.at = at
        self.state = state
        self.body = body
    }
}
