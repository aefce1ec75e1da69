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
            let lead = reader == .everyone && certainty == .seen ? Self.publicLead : adult
            let child = kind == .preliminary && certainty == .seen ? Self.soFarChild : child
            statements.append(try say(lead, child: child))
            statements += try list(items)
        }
        if reader == .everyone, !statements.isEmpty { statements.append(try say(Self.differs)) }
        return statements
    }

    /// Each item with the number of people, for a report.
    func countedItems() throws(NoticeWritingError) -> [Statement] {
        try list(group.items.filter { $0.certainty != .notSeen })
    }

    /// One entry for each item, with its state.
    func list(_ items: [GroupItem]) throws(NoticeWritingError) -> [Statement] {
        var statements: [Statement] = []
        for item in ordered(items) {
            statements.append(
                try template.filled(entry(item), resting: ["group.\(item.item.rawValue)"]).listed())
        }
        return statements
    }

    /// Items in the order in which the configuration declares them.
    func ordered(_ items: [GroupItem]) -> [GroupItem] {
        items.sorted { (order[$0.item] ?? .max, $0.item) < (order[$1.item] ?? .max, $1.item) }
    }

    /// One line of the list; on a public page with the number of people.
    private func entry(_ item: GroupItem) -> Bilingual {
        let id = item.item.rawValue
        if reader == .everyone { return counted(id) }
        let note = isPossible ? nil : Self.note(item)
        return Bilingual(
            korean: "{item.\(id)}" + (note.map { "(\($0.korean))" } ?? ""),
            english: "{item.\(id)}" + (note.map { " (\($0.english))" } ?? ""))
    }

    /// What stands beside the item itself, so that a line read alone says no more than is known.
    static func note(_ item: GroupItem) -> Bilingual? {
        switch (item.certainty, item.visibility) {
        case (.seen, .masked): Bilingual(korean: "기호로 가려진 상태", english: "hidden by symbols")
        case (.presumed, _): Bilingual(korean: "유출된 것으로 추정", english: "presumed leaked")
        case (.unknown, _): Bilingual(korean: "유출을 배제할 수 없음", english: "cannot be ruled out")
        case (.seen, _), (.notSeen, _): nil
        }
    }

    /// The item with how many people lost it, and of how many it is presumed or not established.
    private func counted(_ id: String) -> Bilingual {
        let parts = Self.parts.filter { has("scope.item.\(id)\($0.part)") }
        let notes = Bilingual(
            korean: parts.map { "\($0.words.korean) {scope.item.\(id)\($0.part)}" }.joined(separator: ", "),
            english: parts.map { "\($0.words.english): {scope.item.\(id)\($0.part)}" }.joined(separator: "; "))
        guard has("scope.item.\(id)") else {
            return Bilingual(korean: "{item.\(id)}: " + notes.korean, english: "{item.\(id)}: " + notes.english)
        }
        let total = "{item.\(id)}: {scope.item.\(id)}"
        return Bilingual(
            korean: total + (parts.isEmpty ? "" : "(\(notes.korean))"),
            english: total + (parts.isEmpty ? "" : " (\(notes.english))"))
    }

    private static let parts: [(part: String, words: Bilingual)] = [
        (".masked", Bilingual(korean: "이 가운데 기호로 가려진 상태", english: "of these, hidden by symbols")),
        (".presumed", Bilingual(korean: "별도로 유출 추정", english: "besides, presumed leaked")),
        (".unknown", Bilingual(korean: "별도로 확인 중", english: "besides, being checked")),
    ]

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
                korean: "다음 정보는 시스템 기록이 빠져 있어 직접 확인하지 못했으나, 유출된 것으로 추정합니다.",
                english: "System records are missing for the following. We presume that it was leaked:"),
            Bilingual(
                korean: "이 정보는 기록이 없어서 확인하지 못했지만, 유출된 것으로 추정해요.",
                english: "Our records are incomplete here, but we presume that this was leaked:")
        ),
        (
            .unknown,
            Bilingual(
                korean: "다음 정보는 시스템 기록이 빠져 있어 유출 여부를 아직 확인하지 못했습니다.",
                english: "System records are missing for the following. We do not yet know whether it was leaked:"),
            Bilingual(
                korean: "이 정보는 기록이 없어서 유출되었는지 아직 몰라요.",
                english: "Our records are incomplete here. We do not know yet whether this was leaked:")
        ),
    ]
    private static let soFarChild = Bilingual(
        korean: "지금까지 이 정보가 유출된 것을 확인했어요.", english: "So far, we know that this was leaked:")
    private static let publicLead = Bilingual(
        korean: "현재까지 확인된 유출 항목과 사람 수입니다.",
        english: "So far, we have confirmed that the following was leaked, each with the number of people:")
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
