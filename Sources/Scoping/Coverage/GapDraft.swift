internal import BreachModel

/// A gap before it is known whom it concerns.
struct GapDraft {
    var gap: CoverageGap
    /// Whether so much of the time is gone that items may be presumed.
    var presumes: Bool

    init(
        _ reason: CoverageGap.Reason, _ window: Window, source: String, producer: String? = nil, lines: Int? = nil,
        estimatedLines: Int? = nil, evidence: [Bilingual], presumes: Bool = false
    ) {
        // What was reckoned by adding and subtracting may lie beyond the times that can be written and read again.
        gap = CoverageGap(
            window: window.writable, reason: reason, source: source, producer: producer, lines: lines, estimatedLines: estimatedLines,
            evidence: evidence)
        self.presumes = presumes
    }

    /// Whether a stretch of time or of a file is gone, so that numbers missing in it belong to it.
    var isStretch: Bool {
        switch gap.reason {
        case .missingDay, .missingHours, .missingFile, .truncatedFile: true
        default: false
        }
    }

    mutating func add(_ sentence: Bilingual) {
        gap.evidence = (gap.evidence ?? []) + [sentence]
    }
}

extension Window {
    /// Length in milliseconds.
    var length: Int64 { end.milliseconds - start.milliseconds }
}
