package import BreachModel

/// The people of a scope of whom something was seen, presumed or cannot be excluded, in bytewise order of their keys.
///
/// Computed anew each time it is walked through, so that it never stands in memory as a whole.
package struct ScopePeople: Sequence {
    private let tally: ExposureTally
    private let directory: PeopleDirectory
    private let rule: CertaintyRule
    private let onUnmappedRoute: Set<Int32>
    private let order: [Int32]

    init(tally: ExposureTally, directory: PeopleDirectory, coverage: Coverage, unmapped: Set<Int32>, doubts: ScopeDoubts? = nil) {
        self.tally = tally
        self.directory = directory
        rule = CertaintyRule(
            tally: tally, directory: directory, coverage: coverage, doubts: doubts?.tally, doubted: doubts?.onUnmappedRoute ?? [])
        onUnmappedRoute = Set(unmapped.map { directory.personOfAccount[Int($0)] })
        order = directory.order()
    }

    package func makeIterator() -> AnyIterator<PersonExposure> {
        var position = 0
        var shown = PersonTally()
        return AnyIterator {
            while position < order.count {
                let person = Int(order[position])
                position += 1
                tally.read(person, into: &shown)
                let items = exposures(person, shown)
                if items.contains(where: { $0.certainty != .notSeen }) {
                    return PersonExposure(
                        person: directory.key(person), kind: directory.persons.kind(person), accounts: directory.subjects(person),
                        items: items)
                }
            }
            return nil
        }
    }

    // MARK: Entries

    /// The entry of an account's address book with this id; nil where the exports have none.
    func entry(_ subject: ArraySlice<UInt8>, _ id: ArraySlice<UInt8>) -> Int? {
        guard let account = directory.accounts.number(subject), let id = directory.entryID(id) else { return nil }
        return directory.entry(id, of: account)
    }

    func personOfEntry(_ entry: Int) -> Int32 { directory.entries[entry].person }

    /// How an entry's entrance code was shown at best; nil where it was not.
    func codeShown(of entry: Int) -> Visibility? { tally.codeShown(of: entry) }

    private func exposures(_ person: Int, _ shown: PersonTally) -> [ItemExposure] {
        let isUnmapped = onUnmappedRoute.contains(Int32(person))
        if !shown.isTouched, !isUnmapped, !rule.leavesOpen(person) { return [] }
        var exposures: [ItemExposure] = []
        for (index, item) in tally.items.ids.enumerated() {
            let cell = shown.cells[index]
            if cell.isSeen {
                exposures.append(
                    ItemExposure(
                        item: item, certainty: .seen, visibility: cell.isClear ? .clear : .masked,
                        first: Instant(milliseconds: cell.first), last: Instant(milliseconds: cell.last),
                        views: ViewCount(Int(cell.views)), origins: cell.origins))
            } else if directory.has(item, person: person, items: tally.items) {
                let certainty = rule.unseen(
                    item: index, person: person, kind: directory.persons.kind(person), touched: shown.isTouched, onUnmappedRoute: isUnmapped
                )
                exposures.append(ItemExposure(item: item, certainty: certainty))
            }
        }
        return exposures
    }
}
