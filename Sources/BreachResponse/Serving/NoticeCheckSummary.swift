/// What the checker found in a notice.
package struct NoticeCheckSummary: Hashable, Sendable {
    /// A rule that the text fails.
    package struct Failure: Hashable, Sendable {
        /// The rule's id in the rule list.
        package var rule: String
        /// `INFO`, `WARN`, `ERROR` or `BLOCK`.
        package var severity: String
        /// Who let it pass and why; nil where nobody did.
        package var overriddenBy: String?

        package init(rule: String, severity: String, overriddenBy: String? = nil) {
            self.rule = rule
            self.severity = severity
            self.overriddenBy = overriddenBy
        }
    }

    /// The gravest first.
    package var failures: [Failure]
    /// Rules that lacked a fact.
    package var cannotTell: [String]

    package init(failures: [Failure] = [], cannotTell: [String] = []) {
        self.failures = failures
        self.cannotTell = cannotTell
    }
}
