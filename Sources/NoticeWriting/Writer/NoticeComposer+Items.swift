internal import BreachModel

extension NoticeComposer {
    /// Exactly the items of the group, each in its state: seen, presumed, not yet established.
    func itemsSection() throws(NoticeWritingError) -> NoticeSection {
        var statements: [Statement] = []
        if isPossible {
            statements.append(try say(Self.possibleLead, child: Self.possibleLeadChild))
            statements += try list(group.items.filter { $0.certainty != .notSeen })
        } else {
            statements += try states()
        }
        if statements.isEmpty { statements.append(try say(Self.notKnown, child: Self.notKnownChild)) }
        return section(.items, statements)
    }

    private func states() throws(NoticeWritingError) -> [Statement] {
        var statements: [Statement] = []
        for (certainty, adult, child) in Self.leads {
            let items = group.items.filter { $0.certainty == certainty }
            if items.isEmpty { continue }
            statements.append(try say(adult, child: child))
            statements += try list(items)
        }
        if reader == .everyone, !statements.isEmpty { statements.append(try say(Self.differs)) }
        return statements
    }

    private func list(_ items: [GroupItem]) throws(NoticeWritingError) -> [Statement] {
        var statements: [Statement] = []
        for item in items {
            statements.append(
                try template.filled(entry(item), resting: ["group.\(item.item.rawValue)"]).listed())
        }
        return statements
    }

    /// One line of the list; on a public page with the number of people.
    private func entry(_ item: GroupItem) -> Bilingual {
        let id = item.item.rawValue
        let counted = reader == .everyone && has("scope.item.\(id)") && item.certainty != .unknown
        let count = counted ? ": {scope.item.\(id)}" : ""
        let masked = item.visibility == .masked && item.certainty.mustBeNamed
        return Bilingual(
            korean: "{item.\(id)}" + (masked ? "(기호로 가려진 상태)" : "") + count,
            english: "{item.\(id)}" + (masked ? " (partly hidden by symbols)" : "") + count)
    }

    private static let leads: [(Certainty, Bilingual, Bilingual)] = [
        (
            .seen,
            Bilingual(
                korean: "현재까지 유출이 확인된 {you}의 정보입니다.",
                english: "So far, we have confirmed that {your} information listed here was leaked:"),
            Bilingual(korean: "이 정보가 유출된 것을 확인했어요.", english: "We know that this was leaked:")
        ),
        (
            .presumed,
            Bilingual(
                korean: "다음 정보는 접속 기록이 빠져 있어 직접 확인하지 못했으나, 유출된 것으로 추정합니다.",
                english: "Access records are missing for the following. We presume that it was leaked:"),
            Bilingual(
                korean: "이 정보는 기록이 없어서 확인하지 못했지만, 유출된 것으로 추정해요.",
                english: "Our records are incomplete here, but we presume that this was leaked:")
        ),
        (
            .unknown,
            Bilingual(
                korean: "다음 정보는 접속 기록이 빠져 있어 유출 여부를 아직 확인하지 못했습니다.",
                english: "Access records are missing for the following. We do not yet know whether it was leaked:"),
            Bilingual(
                korean: "이 정보는 기록이 없어서 유출되었는지 아직 몰라요.",
                english: "Our records are incomplete here. We do not know yet whether this was leaked:")
        ),
    ]
    private static let possibleLead = Bilingual(
        korean: "유출되었을 가능성이 있는 {you}의 정보입니다.", english: "The following of {your} information may have been leaked:")
    private static let possibleLeadChild = Bilingual(
        korean: "이 정보가 유출되었을 가능성이 있어요.", english: "This may have been leaked:")
    private static let notKnown = Bilingual(
        korean: "어떤 정보가 유출되었는지는 아직 조사하고 있습니다. 확인되는 대로 알려 드립니다.",
        english: "We are still investigating which information was leaked. We will tell you as soon as we know.")
    private static let notKnownChild = Bilingual(
        korean: "어떤 정보가 유출되었는지 아직 알아보고 있어요. 알게 되면 바로 알려 줄게요.",
        english: "We are still finding out what was leaked. We will tell you as soon as we know.")
    private static let differs = Bilingual(
        korean: "유출된 정보는 사람마다 다릅니다. 본인의 정보는 아래 방법으로 확인하세요.",
        english: "What was leaked differs from person to person. See below how to check your own.")
}
