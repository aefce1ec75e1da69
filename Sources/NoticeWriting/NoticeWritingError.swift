package import BreachModel

/// What can go wrong between facts and an approved notice.
package enum NoticeWritingErrorCode: String, Hashable, Sendable, CaseIterable {
    /// A template asks for a fact that the case does not have.
    case unboundSlot = "unbound-slot"
    /// A template is written wrongly.
    case brokenTemplate = "broken-template"
    /// The group has an item that the configuration does not declare.
    case unknownItem = "unknown-item"
    /// A leak notice was asked for people of whom no leak is established.
    case nothingLeaked = "nothing-leaked"
    /// A supplement or correction was asked for, and nothing changed since the last notice.
    case nothingChanged = "nothing-changed"
    /// A later notice was asked for without the notice that it follows.
    case previousNoticeMissing = "previous-notice-missing"
    /// "Was not leaked" was asked for while logs are missing.
    case coverageIncomplete = "coverage-incomplete"
    /// The kind of text is not written for one group, or only for one.
    case wrongKind = "wrong-kind"
    /// The law asks for content that no fact provides.
    case contentMissing = "content-missing"
    /// The law's notice is not written in that language.
    case languageNotOffered = "language-not-offered"
    /// The case has no scope yet.
    case noScope = "no-scope"
    /// A rule that blocks stands against the text, and nobody answered for it.
    case blocked
    /// The outcome of a check belongs to another text.
    case outcomeOfOtherText = "outcome-of-other-text"
    /// An approval or an override has no name, or an override no reason.
    case nameMissing = "name-missing"
    /// The same person approved before.
    case sameApprover = "same-approver"
    /// The profile has no report of that id.
    case unknownReport = "unknown-report"
}

/// An error of drafting or approval; context names ids of facts, items and rules, never a person's data.
package typealias NoticeWritingError = HaechiError<NoticeWritingErrorCode>
