internal import BreachModel

/// What a leak of an item may lead to (GDPR 33(3)(c)), in words that do not frighten and do not soothe.
enum ConsequenceWording {
    /// One sentence for each kind of consequence that the lost items may have.
    static func sentences(for items: [DataItem]) -> [Bilingual] {
        all.filter { items.contains(where: $0.fits) }.map(\.words)
    }

    private static let all: [(fits: @Sendable (DataItem) -> Bool, words: Bilingual)] = [
        (
            { $0.legalClass == .contact },
            Bilingual(
                korean: "회사나 기관을 사칭한 전화, 문자, 메일로 사기를 당할 수 있습니다.",
                english: "Calls, texts or mails in the name of the company or of an authority may try to deceive.")
        ),
        (
            { $0.legalClass == .address },
            Bilingual(korean: "원하지 않는 방문이나 괴롭힘을 당할 수 있습니다.", english: "Unwanted visits or harassment are possible.")
        ),
        (
            { $0.id == .entranceCode },
            Bilingual(korean: "낯선 사람이 공동현관으로 건물에 들어올 수 있습니다.", english: "Strangers may enter the building.")
        ),
        (
            { $0.id == .password || $0.id == .loginRecord },
            Bilingual(
                korean: "같은 비밀번호를 쓰는 계정이 도용될 수 있습니다.", english: "Accounts with the same password may be taken over.")
        ),
        (
            { $0.legalClass == .behavioural },
            Bilingual(
                korean: "실제 이용 내용을 들먹이는 사기에 속을 수 있습니다.",
                english: "Scams that mention real orders or activities are possible.")
        ),
        (
            { $0.legalClass == .financial },
            Bilingual(korean: "카드나 계좌가 부정하게 쓰일 수 있습니다.", english: "Cards or accounts may be misused.")
        ),
        (
            { $0.legalClass == .uniqueIdentification },
            Bilingual(korean: "명의가 도용될 수 있습니다.", english: "Identities may be stolen.")
        ),
        (
            { $0.legalClass == .sensitive },
            Bilingual(korean: "차별을 받거나 정신적 고통을 겪을 수 있습니다.", english: "Discrimination or distress is possible.")
        ),
    ]
}
