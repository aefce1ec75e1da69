package import BreachModel

/// Our own reasons why no channel reaches a person. Carriers add theirs (`smtp-550`).
package enum UnreachedReason: String, Hashable, Sendable, CaseIterable {
    case noEmailAddress = "no-email-address"
    /// What is held is no mailbox that a relay can take.
    case unusableEmailAddress = "unusable-email-address"
    /// The export names no address of the guardian of a child under 14.
    case noGuardianAddress = "no-guardian-address"
    case unusableGuardianAddress = "unusable-guardian-address"

    /// In words, for status pages and the command line.
    package var wording: Bilingual {
        switch self {
        case .noEmailAddress:
            Bilingual(korean: "전자우편 주소가 없습니다.", english: "No e-mail address is held.")
        case .unusableEmailAddress:
            Bilingual(korean: "보관된 전자우편 주소로는 보낼 수 없습니다.", english: "The e-mail address held cannot be used.")
        case .noGuardianAddress:
            Bilingual(korean: "보호자의 전자우편 주소가 없습니다.", english: "No e-mail address of the guardian is held.")
        case .unusableGuardianAddress:
            Bilingual(
                korean: "보관된 보호자의 전자우편 주소로는 보낼 수 없습니다.", english: "The guardian's e-mail address held cannot be used.")
        }
    }
}
