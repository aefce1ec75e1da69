package import BreachModel

/// Our own reasons why no channel reaches a person. Carriers add theirs (`smtp-550`).
package enum UnreachedReason: String, Hashable, Sendable, CaseIterable {
    case noEmailAddress = "no-email-address"
    /// What is held is no mailbox that a relay can take.
    case unusableEmailAddress = "unusable-email-address"

    /// In words, for status pages and the command line.
    package var wording: Bilingual {
        switch self {
        case .noEmailAddress:
            Bilingual(korean: "전자우편 주소가 없습니다.", english: "No e-mail address is held.")
        case .unusableEmailAddress:
            Bilingual(korean: "보관된 전자우편 주소로는 보낼 수 없습니다.", english: "The e-mail address held cannot be used.")
        }
    }
}
