package import BreachModel

/// Every fact that the texts of a case may state, each with id and version.
///
/// A template can say nothing that is not in here: a slot without its fact is an error.
package struct NoticeFacts: Hashable, Sendable {
    /// The case as it stands.
    package let facts: CaseFacts
    package let company: Company
    package let wording: CivilWording
    /// The version of the case's facts; counted up by whoever changes the case.
    package let version: Int
    private var byID: [FactID: Fact]

    /// - Parameters:
    ///   - items: the configuration's items, which give every item its words.
    ///   - zoneOffsetMinutes: minutes ahead of UTC of the company's civil day.
    package init(
        case facts: CaseFacts, company: Company, items: [DataItem], zoneOffsetMinutes: Int = 540, version: Int = 1
    ) {
        self.facts = facts
        self.company = company
        self.version = version
        wording = CivilWording(offsetMinutes: zoneOffsetMinutes)
        byID = [:]
        addCompany()
        addCase()
        addMeasures()
        addItems(items)
        if let scope = facts.scope { addScope(scope) }
    }

    /// All facts, sorted by id.
    package var all: [Fact] { byID.values.sorted { $0.id < $1.id } }

    /// The fact of that id, if the case has it.
    package subscript(_ id: FactID) -> Fact? { byID[id] }

    mutating func add(_ id: String, _ value: Bilingual, source: String = "case", version: Int? = nil) {
        let fact = Fact(id: FactID(id), version: version ?? self.version, value: value, source: source)
        byID[fact.id] = fact
    }

    /// The same facts with the day of the notice.
    func adding(noticeDate: CivilDate?) -> NoticeFacts {
        guard let noticeDate else { return self }
        var copy = self
        copy.add("notice.date", wording.day(noticeDate), source: "approval")
        return copy
    }

    /// The same facts with those of one group of people: the state of each of its items.
    func adding(_ group: ExposureGroup) -> NoticeFacts {
        var copy = self
        let scope = facts.scope?.version ?? version
        for item in group.items {
            let state = item.certainty.rawValue + (item.visibility.map { "/" + $0.rawValue } ?? "")
            copy.add("group.\(item.item.rawValue)", .same(state), source: "scope \(scope)", version: scope)
        }
        copy.add("group.kind", .same(group.kind.rawValue), source: "scope \(scope)", version: scope)
        return copy
    }
}
