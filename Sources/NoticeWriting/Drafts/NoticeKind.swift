/// What a text is for.
package enum NoticeKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The notice of the leak, with all items.
    case leak
    /// The first notice, while items or circumstances are not known (Decree 39(2)).
    case preliminary
    /// The notice of possible leak (PIPA 34(2)).
    case possibleLeak = "possible-leak"
    /// A later notice with new facts.
    case supplement
    /// A later notice that takes something back.
    case correction
    /// That nothing leaked, to people who were told that it may have (Decree 39-3(3)).
    case allClear = "all-clear"
    /// A short message that says where the full notice is.
    case smsPointer = "sms-pointer"
    /// The posting on the company's own site (Decree 39(3)).
    case homepagePosting = "homepage-posting"
    case faq

    /// Whether the text is written for one group of people.
    package var isForGroup: Bool { self != .homepagePosting && self != .faq }
    /// Whether it follows an earlier notice and says what changed.
    package var isLater: Bool { self == .supplement || self == .correction || self == .allClear }
}
