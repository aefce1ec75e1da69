/// Which logs exist for the window of a scope, and what shows it: computed from the logs, asserted by nobody.
package struct Coverage: Hashable, Sendable, Codable {
    package var window: Window
    package var files: Int
    /// In the order of their beginnings.
    package var gaps: [CoverageGap]
    /// What shows that single lines are complete, producer by producer; nil in a version that was made before this was computed.
    package var producers: [ProducerCoverage]?

    package init(window: Window, files: Int, gaps: [CoverageGap], producers: [ProducerCoverage]? = nil) {
        self.window = window
        self.files = files
        self.gaps = gaps
        self.producers = producers
    }

    /// Whether the logs show that nothing which could concern anyone is missing.
    package var isComplete: Bool { gaps.allSatisfy { !$0.concernsAnyone } }

    /// Gaps where lines are known to be missing or unreadable; the rest only lack proof that none is.
    package var losses: [CoverageGap] { gaps.filter { $0.reason != .notShown } }
}

/// What the lines of one producer in one log source are, and what would have shown the loss of one of them.
package struct ProducerCoverage: Hashable, Sendable, Codable {
    /// What shows that no single line is missing.
    package enum Proof: String, Hashable, Sendable, Codable, CaseIterable {
        /// Each line has a number, and numbers that are missing are known.
        case sequence
        /// Another log has a line for each request, and requests that one of the two lacks are known.
        case pairs
        /// Only the volume of lines, which a small loss does not change.
        case volume
    }

    package var source: String
    /// Nil where lines name none.
    package var producer: String?
    package var lines: Int
    package var first: Instant
    package var last: Instant
    package var proof: Proof
    /// Numbers of the sequence that no line has.
    package var missingNumbers: Int?
    /// Lines that were delivered again, by their numbers.
    package var repeatedLines: Int?
    /// The smallest loss, in thousandths of a week's lines, that the volume of lines would have shown; nil where there are too few days.
    package var noticeableLoss: Int?

    package init(
        source: String, producer: String?, lines: Int, first: Instant, last: Instant, proof: Proof, missingNumbers: Int? = nil,
        repeatedLines: Int? = nil, noticeableLoss: Int? = nil
    ) {
        self.source = source
        self.producer = producer
        self.lines = lines
        self.first = first
        self.last = last
        self.proof = proof
        self.missingNumbers = missingNumbers
        self.repeatedLines = repeatedLines
        self.noticeableLoss = noticeableLoss
    }
}
