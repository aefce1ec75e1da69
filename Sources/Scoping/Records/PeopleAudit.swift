package import BreachModel

/// What a people's file says in sum, recomputed from its lines alone.
package struct PeopleAudit: Sendable {
    /// The root over the lines.
    package private(set) var root = ""
    /// People, members, non-members and those who cannot be excluded; the other counts are not in the file.
    package private(set) var counts = ScopeCounts()
    package private(set) var items: [ItemTally] = []
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
        }
        root = summary.root
        items = summary.tallies
        counts.members = summary.members
        counts.nonMembers = summary.nonMembers
        counts.people = summary.members + summary.nonMembers
        counts.cannotBeExcluded = summary.cannotBeExcluded
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
        for tally in scope.items where (items.first { $0.item == tally.item } ?? ItemTally(item: tally.item)) != tally {
            names.append("items." + tally.item.rawValue)
        }
        return names
    }
}
