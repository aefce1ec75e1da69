internal import BreachModel

extension BreachCause {
    /// What happened, told together with what the company failed to do. Never a word about who did it or why.
    var sentences: [Bilingual] { CauseTable.adult[self] ?? [] }
    /// The same in words for a child.
    var childSentences: [Bilingual] { CauseTable.child[self] ?? [] }
}

/// The causes in the order in which a text tells them: the way in before what kept it open.
enum CauseWording {
    static let stillUnknown = Bilingual(
        korean: "누가 어떤 방법으로 정보를 열었는지는 아직 조사하고 있습니다.",
        english: "We are still investigating how the information was opened.")

    static let stillUnknownChild = Bilingual(
        korean: "누가 어떻게 정보를 열었는지는 아직 알아보고 있어요.", english: "We are still finding out how it happened.")

    /// `leaver-key` speaks of "the key", so where no forged token introduces it, this does.
    static let leaverKeyAlone = Bilingual(
        korean: "회사 시스템을 여는 키가 정보를 여는 데 쓰였습니다.",
        english: "A key to our systems was used to open the information.")

    static func ordered(_ causes: [BreachCause]) -> [BreachCause] {
        BreachCause.allCases.filter { causes.contains($0) && $0 != .unknown }
    }
}
