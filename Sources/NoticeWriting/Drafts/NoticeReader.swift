internal import BreachModel

/// Who reads a notice.
package enum NoticeReader: String, Hashable, Sendable, Codable, CaseIterable {
    case adult
    /// A person under 14: plain words (PIPA 22-2(3)).
    case child
    /// The guardian of a person under 14: the guardian's copy.
    case guardian
    /// Everyone, on a public page.
    case everyone

    /// The words for the reader in a slot of that name; nil where the slot is no form of address.
    func address(_ slot: String, _ language: Language, _ kind: PersonKind?) -> String? {
        guard ["you", "your", "Your"].contains(slot) else { return nil }
        switch (language, self) {
        case (.korean, .guardian): return "자녀분"
        case (.korean, .child): return "회원님"
        case (.korean, .everyone): return "고객님"
        case (.korean, .adult): return kind == .nonMember ? "귀하" : "고객님"
        case (.japanese, .guardian): return "お子様"
        case (.japanese, _): return "お客様"
        case (.english, .guardian): return slot == "you" ? "your child" : slot == "Your" ? "Your child's" : "your child's"
        case (.english, _): return slot
        }
    }
}
