internal import BreachModel

/// The sentences that give the reason for an answer.
enum DutyReason {
    typealias Held = (DutyCondition, Truth)

    static let disproved = Bilingual(
        korean: "확인 결과 유출된 정보가 없습니다.", english: "It was established that nothing leaked.")
    static let notConfirmed = Bilingual(
        korean: "유출이 아직 확인되지 않았습니다.", english: "The leak is not confirmed yet.")
    static let confirmed = Bilingual(
        korean: "유출이 확인되었으므로 유출 통지를 합니다.",
        english: "The leak is confirmed, so the notice of the leak is sent instead.")

    static func notInForce(from: CivilDate, day: CivilDate) -> Bilingual {
        Bilingual(
            korean: "이 조항은 \(from)부터 적용되며, 기준이 되는 날은 \(day)입니다.",
            english: "The provision holds from \(from); the day that decides is \(day).")
    }

    static func follows(_ leader: DutyAnswer) -> Bilingual {
        Bilingual(
            korean: "\(leader.duty.name.korean)에 따릅니다. \(leader.reason.korean)",
            english: "It follows the duty \"\(leader.duty.name.english)\". \(leader.reason.english)")
    }

    static func waived(_ claims: [DutyFacts.ClaimedGround], _ waiver: DutyWaiver) -> Bilingual {
        let korean = claims.map { "\($0.ground.words.korean)(책임자: \($0.by))" }.joined(separator: ", ")
        let english = claims.map { "\($0.ground.words.english) (stated by \($0.by))" }.joined(separator: "; ")
        let keeps = waiver.neverCovers != nil
        return Bilingual(
            korean: "면제 사유가 있습니다: \(korean). 근거: \(waiver.citation(.korean))."
                + (keeps ? " 정보주체에 대한 통지 의무는 그대로 남습니다." : ""),
            english: "Waived: \(english). Source: \(waiver.citation(.english))."
                + (keeps ? " The notice to the people is not waived." : ""))
    }

    static func required(
        any: [Held], all: [Held], none: [Held], duty: NotificationDuty, facts: DutyFacts, _ profile: LawProfile
    ) -> Bilingual {
        let held = (any + all).filter { $0.1 == .yes }.map(\.0)
        guard !held.isEmpty else {
            if none.isEmpty {
                return Bilingual(korean: "유출이 확인되면 언제나 해야 합니다.", english: "It is owed for every leak.")
            }
            return Bilingual(
                korean: "면제되는 경우(\(joined(none.map(\.0), facts).korean))에 해당하지 않습니다.",
                english: "The exception does not hold: \(joined(none.map(\.0), facts).english).")
        }
        let words = joined(held, facts)
        return Bilingual(korean: "다음에 해당합니다: \(words.korean).", english: "It applies because of: \(words.english).")
    }

    static func notRequired(
        any: [Held], all: [Held], none: [Held], duty: NotificationDuty, facts: DutyFacts, _ profile: LawProfile
    ) -> Bilingual {
        let conditions = (any + all).map(\.0)
        if conditions.contains(.listedElements), (any + all).contains(where: { $0 == (.listedElements, .no) }),
            let elements = profile.elements
        {
            return noListedElement(facts, elements)
        }
        let excluding = none.filter { $0.1 == .yes }.map(\.0)
        if !excluding.isEmpty {
            let words = joined(excluding, facts)
            return Bilingual(korean: "면제되는 경우입니다: \(words.korean).", english: "The exception holds: \(words.english).")
        }
        let missing = joined((any + all).filter { $0.1 == .no }.map(\.0), facts)
        return Bilingual(
            korean: "다음 어느 것에도 해당하지 않습니다: \(missing.korean).", english: "None of these holds: \(missing.english).")
    }

    static func open(_ conditions: [DutyCondition], _ facts: DutyFacts) -> Bilingual {
        let words = joined(conditions, facts)
        return Bilingual(
            korean: "아직 확인되지 않았습니다: \(words.korean).", english: "Not established yet: \(words.english).")
    }

    private static func noListedElement(_ facts: DutyFacts, _ elements: ElementSets) -> Bilingual {
        let items = facts.items ?? []
        let korean = items.map(\.item.korean).joined(separator: ", ")
        let english = items.map(\.item.english).joined(separator: ", ")
        return Bilingual(
            korean: "법이 정한 정보의 조합이 없습니다. \(korean)만으로는 \(elements.citation(.korean))에 따른 통지 의무가 생기지 않습니다.",
            english: "No listed element: \(english) alone do not trigger \(elements.citation(.english)).")
    }

    /// The conditions in words, with the count that was found where they ask for one.
    private static func joined(_ conditions: [DutyCondition], _ facts: DutyFacts) -> Bilingual {
        let korean = conditions.map { $0.words.korean + found($0, facts, .korean) }.joined(separator: ", ")
        let english = conditions.map { $0.words.english + found($0, facts, .english) }.joined(separator: "; ")
        return Bilingual(korean: korean, english: english)
    }

    private static func found(_ condition: DutyCondition, _ facts: DutyFacts, _ language: Language) -> String {
        if case .residents = condition { return residents(facts, language) }
        guard case .people = condition, let people = facts.people else { return "" }
        let open = facts.peopleNotExcluded
        switch language {
        case .korean:
            return "(현재까지 \(people.grouped)명" + (open > 0 ? ", 배제할 수 없는 사람 \(open.grouped)명" : "") + ")"
        case .english, .japanese:
            return " (\(people.grouped) so far" + (open > 0 ? ", \(open.grouped) more not excluded" : "") + ")"
        }
    }

    /// People with a home that is not settled, as a remark behind a limit of residents.
    private static func residents(_ facts: DutyFacts, _ language: Language) -> String {
        guard facts.residentsNotSettled > 0 else { return "" }
        let open = facts.residentsNotSettled.grouped
        return language == .korean ? "(거주지가 확인되지 않은 사람 \(open)명)" : " (\(open) people with a home that is not settled)"
    }
}
