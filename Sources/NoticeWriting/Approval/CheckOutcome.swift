package import BreachModel

/// What a check of a text found, in the terms that approval needs.
package struct CheckOutcome: Hashable, Sendable, Codable {
    /// How serious a finding is, in the words of the rule list.
    package enum Severity: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
        case info = "INFO"
        case warn = "WARN"
        case error = "ERROR"
        case block = "BLOCK"

        package static func < (left: Severity, right: Severity) -> Bool { left.order < right.order }
        private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// A rule that the text fails.
    package struct Finding: Hashable, Sendable, Codable {
        package var rule: String
        package var severity: Severity

        package init(rule: String, severity: Severity) {
            self.rule = rule
            self.severity = severity
        }
    }

    /// A named person's written decision to let a text pass in spite of a rule. It is sealed with the notice.
    package struct Override: Hashable, Sendable, Codable {
        package var rule: String
        package var by: String
        package var reason: String
        package var at: Instant

        package init(rule: String, by: String, reason: String, at: Instant) {
            self.rule = rule
            self.by = by
            self.reason = reason
            self.at = at
        }
    }

    /// `canonicalText` of the draft that was checked.
    package var checkedText: String
    package var findings: [Finding]
    /// Rules that lack a fact.
    package var cannotTell: [String]
    package var overrides: [Override]

    /// Findings at ERROR or above for which nobody has answered: they keep the text from being released.
    package var standing: [Finding] {
        let answered = Set(overrides.map(\.rule))
        return findings.filter { $0.severity >= .error && !answered.contains($0.rule) }
    }

    package init(of draft: NoticeDraft, findings: [Finding], cannotTell: [String] = [], overrides: [Override] = []) {
        checkedText = draft.canonicalText
        self.findings = findings
        self.cannotTell = cannotTell
        self.overrides = overrides
    }
}
