internal import BreachModel

extension DutyCondition {
    /// Whether the condition holds for a breach under `profile`.
    func holds(for facts: DutyFacts, in profile: LawProfile) -> Truth {
        switch self {
        case .people(let limit): Self.reached(limit, sure: facts.people, possible: facts.peopleNotExcluded, facts)
        case .residents(let limit): Self.residents(limit, facts, profile)
        case .sensitiveOrUniqueID: Self.classes([.sensitive, .uniqueIdentification], facts)
        case .specialCareData: Self.classes([.sensitive], facts)
        case .illegalExternalAccess: Truth(facts.illegalExternalAccess)
        case .networkIncident: Truth(facts.networkIncident)
        case .riskUnlikely: Truth(facts.risk.map { $0 == .unlikely })
        case .highRisk: Truth(facts.risk.map { $0 == .high })
        case .listedElements: Self.elements(facts, profile)
        case .propertyHarm: Truth(facts.propertyHarm)
        case .improperPurpose: Truth(facts.improperPurpose)
        case .significantHarm: Truth(facts.significantHarm)
        case .illegalAccessSubjectsHardToIdentify:
            .all([Truth(facts.illegalExternalAccess), Truth(facts.subjectsHardToIdentify)])
        case .partConfirmedOthersPossible: .all([Truth(facts.leak == .confirmed), Truth(facts.othersPossible)])
        case .detailsPending: .cannotTell
        }
    }

    private static func reached(_ limit: Limit, sure: Int?, possible: Int, _ facts: DutyFacts) -> Truth {
        guard let sure else { return .cannotTell }
        if sure >= limit.smallest { return .yes }
        return sure + possible >= limit.smallest || !facts.scopeIsComplete ? .cannotTell : .no
    }

    private static func residents(_ limit: Limit, _ facts: DutyFacts, _ profile: LawProfile) -> Truth {
        guard let residents = facts.residents else { return .cannotTell }
        let count = residents.filter { Residence.lies($0.key, in: profile.regions) == .yes }.reduce(0) { $0 + $1.value }
        if count >= limit.smallest { return .yes }
        return count + facts.residentsNotSettled >= limit.smallest ? .cannotTell : .no
    }

    private static func classes(_ classes: Set<DataItem.LegalClass>, _ facts: DutyFacts) -> Truth {
        guard let items = facts.items else { return .cannotTell }
        let found = items.filter { classes.contains($0.item.legalClass) }
        if found.contains(where: { $0.certainty.mustBeNamed }) { return .yes }
        return found.isEmpty ? .no : .cannotTell
    }

    private static func elements(_ facts: DutyFacts, _ profile: LawProfile) -> Truth {
        guard let items = facts.items, let elements = profile.elements else { return .cannotTell }
        let sure = Set(items.filter { $0.certainty.mustBeNamed }.map(\.item.id.rawValue))
        let possible = Set(items.map(\.item.id.rawValue))
        if elements.contained(in: sure) { return .yes }
        return elements.contained(in: possible) ? .cannotTell : .no
    }
}

extension ElementSets {
    /// Whether `ids` hold all elements of one set.
    func contained(in ids: Set<String>) -> Bool {
        sets.contains { set in
            set.allSatisfy { element in (items[element] ?? [element]).contains(where: ids.contains) }
        }
    }
}
