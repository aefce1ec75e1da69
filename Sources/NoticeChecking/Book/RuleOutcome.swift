internal import BreachModel

/// What a rule's function answers.
enum RuleOutcome: Sendable {
    case passed
    case failed([Violation])
    /// The fact that is missing, as a dotted key of the facts.
    case cannotTell(String)
    /// The rule has nothing to say about this text.
    case notApplicable

    /// Failed if there is any violation.
    static func from(_ violations: [Violation]) -> RuleOutcome { violations.isEmpty ? .passed : .failed(violations) }

    /// Failed at no place in particular.
    static func missing(_ korean: String = "", _ english: String = "", severity: Severity? = nil) -> RuleOutcome {
        .failed([Violation(range: nil, detail: Bilingual(korean: korean, english: english), severity: severity)])
    }
}

/// One breach of a rule.
struct Violation: Sendable {
    /// Place in the normalised text; nil where something is missing.
    var range: Range<Int>?
    /// What goes into the message's `{detail}`.
    var detail = Bilingual(korean: "", english: "")
    /// Where the rule's own severity does not hold.
    var severity: Severity?
}
