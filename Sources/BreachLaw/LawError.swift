package import BreachModel

/// What can go wrong while law is read or asked.
package enum LawErrorCode: String, Hashable, Sendable, CaseIterable {
    /// A profile is no JSON, lacks a key, or has a value of the wrong type.
    case unreadableProfile = "unreadable-profile"
    /// A profile has a key that the format does not know.
    case unknownKey = "unknown-key"
    /// A profile reads well but contradicts itself or names something that does not exist.
    case invalidProfile = "invalid-profile"
    /// Two profiles of one family are in force on the same date.
    case overlappingProfiles = "overlapping-profiles"
    /// The library has no profile of that family.
    case unknownJurisdiction = "unknown-jurisdiction"
    /// The family has profiles, none of which was in force on that date.
    case noProfileOnDate = "no-profile-on-date"
    /// A factor of the severity formula is outside its range.
    case severityOutOfRange = "severity-out-of-range"
    /// A candidate for the moment of awareness was changed without a reason or a name.
    case reasonMissing = "reason-missing"
}

/// An error of the law library; context names profile and key, never a person.
package typealias LawError = HaechiError<LawErrorCode>
