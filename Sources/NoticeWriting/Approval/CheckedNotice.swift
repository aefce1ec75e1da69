internal import BreachModel

/// A draft against which no rule at ERROR or above stands, or for each that does a named person has answered in writing.
package struct CheckedNotice: Hashable, Sendable {
    package let draft: NoticeDraft
    package let outcome: CheckOutcome

    /// - Throws: `outcome-of-other-text` where the text was changed after its check, `name-missing` where an override has
    ///   no name or reason, `blocked` where a rule at ERROR or above stands without an override.
    package init(_ draft: NoticeDraft, outcome: CheckOutcome) throws(NoticeWritingError) {
        guard outcome.checkedText == draft.canonicalText else {
            throw NoticeWritingError(
                .outcomeOfOtherText, "the check was made of another text", context: [("notice", draft.id.rawValue)],
                hint: "check the text again")
        }
        for override in outcome.overrides where override.by.isBlank || override.reason.isBlank {
            throw NoticeWritingError(
                .nameMissing, "an override needs a name and a written reason", context: [("rule", override.rule)])
        }
        let standing = outcome.standing
        guard standing.isEmpty else {
            throw NoticeWritingError(
                .blocked, "rules stand against the text",
                context: [
                    ("notice", draft.id.rawValue),
                    ("rules", Array(Set(standing.map(\.rule))).sorted().joined(separator: ", ")),
                ], hint: "mend the text, or let a named person override each rule with a written reason")
        }
        self.draft = draft
        self.outcome = outcome
    }

    /// The draft's canonical form with what the check found: what a digest of the checked notice is computed over.
    package var canonicalText: String {
        let findings = outcome.findings.map { "\($0.rule) \($0.severity.rawValue)" }.sorted()
        let overrides = outcome.overrides.map { "\($0.rule) \($0.at.rfc3339()) \($0.by): \($0.reason)" }.sorted()
        return draft.canonicalText + "\nfindings: " + findings.joined(separator: "; ") + "\ncannot-tell: "
            + outcome.cannotTell.sorted().joined(separator: " ") + "\noverrides: " + overrides.joined(separator: "; ") + "\n"
    }
}

extension String {
    /// Whether there is nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
