package import BreachModel

/// Whether a duty is owed, with the reason and the article behind it.
package struct DutyAnswer: Hashable, Sendable {
    /// Whether a duty is owed.
    package enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
        case required
        case notRequired = "not-required"
        case cannotBeToldYet = "cannot-be-told-yet"

        package var words: Bilingual {
            switch self {
            case .required: Bilingual(korean: "의무 있음", english: "required")
            case .notRequired: Bilingual(korean: "의무 없음", english: "not required")
            case .cannotBeToldYet: Bilingual(korean: "아직 알 수 없음", english: "cannot be told yet")
            }
        }
    }

    package var profileID: String
    package var duty: NotificationDuty
    package var verdict: Verdict
    /// One or more full sentences.
    package var reason: Bilingual
    /// The article with its remark where it is to be verified.
    package var citation: Bilingual
    /// Set where a waiver removed the duty: its grounds and who stands for them.
    package var waivedBy: [DutyFacts.ClaimedGround]

    package init(
        profileID: String, duty: NotificationDuty, verdict: Verdict, reason: Bilingual, citation: Bilingual,
        waivedBy: [DutyFacts.ClaimedGround] = []
    ) {
        self.profileID = profileID
        self.duty = duty
        self.verdict = verdict
        self.reason = reason
        self.citation = citation
        self.waivedBy = waivedBy
    }
}

/// An answer that may not be known yet.
enum Truth: Hashable, Sendable {
    case yes
    case no
    case cannotTell

    init(_ value: Bool?) {
        self = value.map { $0 ? .yes : .no } ?? .cannotTell
    }

    /// Yes if any is yes; no if all are no.
    static func any(_ values: [Truth]) -> Truth {
        if values.contains(.yes) { return .yes }
        return values.contains(.cannotTell) ? .cannotTell : .no
    }

    /// No if any is no; yes if all are yes.
    static func all(_ values: [Truth]) -> Truth {
        if values.contains(.no) { return .no }
        return values.contains(.cannotTell) ? .cannotTell : .yes
    }
}
