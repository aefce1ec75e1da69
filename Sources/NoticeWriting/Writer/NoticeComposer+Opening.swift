internal import BreachModel

extension NoticeComposer {
    /// What the person must know first: that their data leaked (or may have), and that the company failed.
    func opening() throws(NoticeWritingError) -> NoticeSection {
        var statements: [Statement] = []
        if isChild {
            statements += try say(isPresumed ? Self.presumedChild : [Self.childFirst(possible: isPossible)])
            statements += try say(Self.childRest)
        } else {
            statements += try say(isPossible ? Self.possible : isPresumed ? Self.presumed + Self.apology : Self.leaked + Self.apology)
            if reader == .everyone, includesNonMembers {
                statements.append(try say(Self.nonMembersToo))
            } else if group.kind == .nonMember, reader != .everyone {
                statements.append(try say(Self.nonMember, resting: ["group.kind"]))
            }
            if reader == .guardian { statements.append(try say(Self.guardian)) }
        }
        if reader == .everyone {
            statements.append(try say(Self.counted))
            if facts.facts.scope?.counts.cannotBeExcluded.value != 0 { statements.append(try say(Self.notExcluded)) }
        }
        return NoticeSection(slot: "opening", heading: nil, statements: statements)
    }

    private static let leaked = [
        Bilingual(
            korean: "{company.name:이} 가지고 있던 {you}의 개인정보가 유출되었습니다.",
            english: "{Your} personal information held by {company.name} was leaked.")
    ]
    /// No item was seen, but one at least is presumed leaked.
    private var isPresumed: Bool {
        kind != .preliminary && !isPossible && !group.items.isEmpty && !group.items.contains { $0.certainty == .seen }
    }
    static let presumed = [
        Bilingual(
            korean: "{company.name:이} 가지고 있던 {you}의 개인정보가 유출된 것으로 추정합니다.",
            english: "We presume that {your} personal information held by {company.name} was leaked.")
    ]
    static let presumedChild = [
        Bilingual(
            korean: "{company.name:이} 가지고 있던 회원님의 개인정보가 유출된 것으로 추정해요.",
            english: "We presume that your personal information at {company.name} was leaked.")
    ]
    private static let apology = [
        Bilingual(
            korean: "회사가 지켜야 할 정보를 지키지 못했습니다. 진심으로 사과드립니다.",
            english: "It was our duty to protect it, and we failed. We are sorry.")
    ]
    private static let possible = [
        Bilingual(
            korean: "{company.name:이} 가지고 있던 {you}의 개인정보가 유출되었을 가능성이 있습니다.",
            english: "{Your} personal information held by {company.name} may have been leaked."),
        Bilingual(
            korean: "아직 확인하고 있지만, 피해를 줄이실 수 있도록 먼저 알려 드립니다.",
            english: "We are still checking. We tell you now so that you can protect yourself."),
    ]
    private static let nonMember = Bilingual(
        korean: "{you:은} 회원이 아니지만, 회원의 주소록에 받는 분으로 저장되어 있어 회사가 {you}의 정보를 가지고 있었습니다.",
        english: "You are not a member. We held your details because a member had saved you as a recipient in an address book.")
    private static let nonMembersToo = Bilingual(
        korean: "회원이 아니지만 회원의 주소록에 받는 분으로 저장되어 있던 분도 포함됩니다.",
        english: "This includes people who are not members but whom a member had saved as a recipient in an address book.")
    private static let guardian = Bilingual(
        korean: "이 통지는 자녀분께 보낸 통지를 보호자께도 알려 드리는 것입니다.",
        english: "We sent a notice to your child too. This is the copy for you as parent or guardian.")
    private static let counted = Bilingual(
        korean: "현재까지 확인된 사람은 {scope.people}입니다.", english: "So far, we have identified {scope.people}.")
    private static let notExcluded = Bilingual(
        korean: "그 밖에 유출 여부를 확인하고 있는 사람이 {scope.not-excluded} 있습니다.",
        english: "We are still checking whether information of a further {scope.not-excluded} was leaked.")

    private static func childFirst(possible: Bool) -> Bilingual {
        possible
            ? Bilingual(
                korean: "{company.name:이} 가지고 있던 회원님의 개인정보가 유출되었을 가능성이 있어요.",
                english: "Your personal information at {company.name} may have been leaked.")
            : Bilingual(
                korean: "{company.name:이} 가지고 있던 회원님의 개인정보가 유출되었어요.",
                english: "Your personal information at {company.name} was leaked.")
    }

    private static let childRest = [
        Bilingual(
            korean: "유출은 다른 사람이 허락 없이 정보를 알게 되는 일이에요.",
            english: "A leak means that someone got to know it without permission."),
        Bilingual(
            korean: "회원님의 잘못이 아니에요. 회사가 지키지 못했어요. 미안해요.",
            english: "You did nothing wrong. We did not keep it safe. We are sorry."),
        Bilingual(
            korean: "이 글은 보호자와 같이 읽어 주세요.", english: "Please read this together with your parent or guardian."),
    ]
}
