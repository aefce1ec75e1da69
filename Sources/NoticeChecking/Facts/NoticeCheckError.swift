package import BreachModel

/// What can go wrong before a text is checked.
package enum NoticeCheckErrorCode: String, Hashable, Sendable, CaseIterable {
    /// The facts are no JSON object.
    case factsNotJSON = "facts-not-json"
    /// A key of the facts holds a value of another kind than notice-facts asks for.
    case factsWrongType = "facts-wrong-type"
    /// A key of the facts holds a word that is none of those allowed.
    case factsUnknownValue = "facts-unknown-value"
}

/// An error of the notice checker; its context names the key, never its value.
package typealias NoticeCheckError = HaechiError<NoticeCheckErrorCode>
