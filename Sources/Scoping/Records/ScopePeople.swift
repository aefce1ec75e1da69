package import BreachModel

/// The people of a scope of whom something was seen, presumed or cannot be excluded, in bytewise order of their keys.
///
/// Computed anew each time it is walked through, so that it never stands in memory as a whole.
package struct ScopePeople: Sequence {
    private let tally: ExposureTally
    private let directory: PeopleDirectory
    private let rule: CertaintyRule
    private let onUnmappedRoute: Set<Int32>
    private let accountsOf: [Int32: [SubjectID]]
    private let order: [Int32]

    init(tally: ExposureTally, directory: PeopleDirectory, coverage: Coverage, unmapped: Set<Int32>, doubts: ScopeDoubts? = nil) {
        self.tally = tally
        self.directory = directory
        rule = CertaintyRule(
            tally: tally, directory: directory, coverage: coverage, doubts: doubts?.tally, doubted: doubts?.onUnmappedRoute ?? [])
        onUnmappedRoute = Set(unmapped.map { directory.personOfAccount[Int($0)] })
        accountsOf = Self.severalAccounts(directory)
        order = Self.byKey(directory)
    }

    /// The accounts of those few people who have more than one.
    private static func severalAccounts(_ directory: PeopleDirectory) -> [Int32: [SubjectID]] {
        var count = [UInt8](repeating: 0, count: directory.persons.count)
        for person in directory.personOfAccount where count[Int(person)] < 2 { count[Int(person)] += 1 }
        var several: [Int32: [SubjectID]] = [:]
        for (account, person) in directory.personOfAccount.enumerated() where count[Int(person)] > 1 {
            several[person, default: []].append(SubjectID(directory.subjects[account]))
        }
        return several.mapValues { $0.sorted { $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8) } }
    }

    private static func byKey(_ directory: PeopleDirectory) -> [Int32] {
        let keys = (0..<directory.persons.count).map { directory.persons.key($0).rawValue }
        return keys.indices.sorted { keys[$0].utf8.lexicographicallyPrecedes(keys[$1].utf8) }.map { Int32($0) }
    }

    package func makeIterator() -> AnyIterator<PersonExposure> {
        var position = 0
        return AnyIterator {
            while position < order.count {
                let person = Int(order[position])
                position += 1
                let items = exposures(person)
                if items.contains(where: { $0.certainty != .notSeen }) {
                    return PersonExposure(
                        person: directory.persons.key(person), kind: directory.persons.kind(person), accounts: accounts(person),
                        items: items)
                }
            }
            return nil
        }
    }

    private func accounts(_ person: Int) -> [SubjectID] {
        if let several = accountsOf[Int32(person)] { return several }
        return directory.persons.kind(person) == .member ? [SubjectID(directory.persons.smallest[person])] : []
    }

    private func exposures(_ person: Int) -> [ItemExposure] {
        var exposures: [ItemExposure] = []
        for (index, item) in tally.items.ids.enumerated() {
            let cell = tally.cell(person, index)
            if cell.isSeen {
                exposures.append(
                    ItemExposure(
                        item: item, certainty: .seen, visibility: cell.isClear ? .clear : .masked,
                        first: Instant(milliseconds: cell.first), last: Instant(milliseconds: cell.last), views: ViewCount(Int(cell.views)))
                )
            } else if directory.has(item, person: person, items: tally.items) {
                let certainty = rule.unseen(
                    item: index, person: person, kind: directory.persons.kind(person), touched: tally.touched[person],
                    onUnmappedRoute: onUnmappedRoute.contains(Int32(person)))
                exposures.append(ItemExposure(item: item, certainty: certainty))
            }
        }
        return exposures
    }
}
