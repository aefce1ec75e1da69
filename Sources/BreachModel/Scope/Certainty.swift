/// How sure the scope is that an item of a person was shown to someone without authority.
package enum Certainty: String, Hashable, Sendable, Codable, CaseIterable {
    /// An access event shows it.
    case seen
    /// Precaution: logs are missing from while the access was going on, and the item was shown of most people whom the access
    /// touched (decision 0005); or a page that the route map does not know was shown.
    case presumed
    /// It cannot be excluded: logs that would show it are missing.
    case unknown
    /// Full coverage of the logs for that item and window, and no access event shows it.
    case notSeen = "not-seen"

    /// Whether a notice must name the item (KR-N-01: presumed counts as leaked and is worded as presumed).
    package var mustBeNamed: Bool { self == .seen || self == .presumed }
}
