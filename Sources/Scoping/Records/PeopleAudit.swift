package import BreachModel

/// What a people's file says in sum, recomputed from its lines alone.
package struct PeopleAudit: Sendable {
    /// The root over the lines.
    package private(set) var root = ""
    /// People, members, non-members and those who cannot be excluded; the other counts are not in the file.
    package private(set) var counts = ScopeCounts()
    package private(set) var items: [ItemTally] = []
    /// People by exactly the same items in the same state, as in the summary.
    package private(set) var groups: [ExposureGroup] = []
    /// Of the items that were seen; views that showed no item of anyone are not in the file.
    private var seen: (first: Instant, last: Instant)?
    /// The place of the first line that is not canonical or out of order; nil where there is none.
    package private(set) var firstFault: Int?

    /// - Throws: `people` if the file cannot be read.
    package init(path: String) throws(ScopingError) {
        let reader = try PeopleFileReader(path: path)
        var summary = ScopeSummary(items: [])
        var last: PersonKey?
        while let line = try reader.next() {
            guard let person = PersonRecord.person(line), PersonRecord.line(person) == line, last?.precedes(person.person) ?? true else {
                firstFault = firstFault ?? reader.lineNumber
                summary.addUnreadable(line)
                continue
            }
            last = person.person
            summary.add(person, line: line)
            note(person)
        }
        root = summary.root
        items = summary.tallies
        groups = summary.groups
        counts.members = summary.members
        counts.nonMembers = summary.nonMembers
        counts.people = summary.members + summary.nonMembers
        counts.cannotBeExcluded = summary.cannotBeExcluded
    }

    private mutating func note(_ person: PersonExposure) {
        for item in person.items {
            guard let first = item.first, let last = item.last else { continue }
            seen = (min(first, seen?.first ?? first), max(last, seen?.last ?? last))
        }
    }

    /// The names of the figures of `scope` that the file does not bear out.
    package func contradictions(to scope: BreachScope) -> [String] {
        var names: [String] = []
        if root != scope.digest { names.append("digest") }
        if firstFault != nil { names.append("order") }
        let pairs = [
            ("people", counts.people, scope.counts.people), ("members", counts.members, scope.counts.members),
            ("nonMembers", counts.nonMembers, scope.counts.nonMembers),
            ("cannotBeExcluded", counts.cannotBeExcluded, scope.counts.cannotBeExcluded),
        ]
        for (name, found, said) in pairs where found != said { names.append(name) }
        // An item of which the summary or the file does not speak is one of which nothing was lost.
        for item in Set((scope.items + items).map(\.item)).sorted() where tally(of: item, in: items) != tally(of: item, in: scope.items) {
            names.append("items." + item.rawValue)
        }
        if groups != scope.groups { names.append("groups") }
        if let seen {
            if scope.firstAccess.map({ $0 > seen.first }) ?? true { names.append("firstAccess") }
            if scope.lastAccess.map({ $0 < seen.last }) ?? true { names.append("lastAccess") }
        }
        return names
    }

    private func tally(of item: DataItemID, in tallies: [ItemTally]) -> ItemTally {
        tallies.first { $0.item == item } ?? ItemTally(item: item)
    }
}
