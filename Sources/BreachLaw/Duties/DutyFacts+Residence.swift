internal import BreachModel

extension DutyFacts {
    /// The facts of those people alone who live in `regions`: their number, and what they lost.
    ///
    /// People whose home is not settled count as not excluded, and what only they lost as not excluded either.
    func limited(to regions: [String], _ residences: Residences, _ known: [DataItem]) -> DutyFacts {
        let there = residences.rows(in: regions, .yes)
        let perhaps = residences.rows(in: regions, .cannotTell)
        var facts = self
        facts.people = there.filter(\.isNamed).reduce(0) { $0 + $1.people }
        facts.peopleNotExcluded =
            there.filter { !$0.isNamed && !$0.items.isEmpty }.reduce(0) { $0 + $1.people }
            + perhaps.filter { !$0.items.isEmpty }.reduce(0) { $0 + $1.people }
        var certainty: [DataItemID: Certainty] = [:]
        for item in there.flatMap(\.items) where item.certainty != .notSeen {
            let known = certainty[item.item] ?? .notSeen
            certainty[item.item] = Certainty.allCases.first { $0 == known || $0 == item.certainty }
        }
        for item in perhaps.flatMap(\.items) where item.certainty != .notSeen && certainty[item.item] == nil {
            certainty[item.item] = .unknown
        }
        facts.items = known.sorted { $0.id < $1.id }.compactMap { item in
            certainty[item.id].map { LostItem(item: item, certainty: $0) }
        }
        return facts
    }
}
