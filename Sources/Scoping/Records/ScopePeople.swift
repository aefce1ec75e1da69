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

    /// - Parameter order: all people in bytewise order of their keys.
    init(
        tally: ExposureTally, directory: PeopleDirectory, order: [Int32], coverage: Coverage, unmapped: Set<Int32>,
        doubts: ScopeDoubts? = nil
    ) {
        self.tally = tally
        self.directory = directory
        rule = CertaintyRule(
            tally: tally, directory: directory, coverage: coverage, doubts: doubts?.tally, doubted: doubts?.onUnmappedRoute ?? [])
        onUnmappedRoute = Set(unmapped.map { directory.personOfAccount[Int($0)] })
        self.order = order
    }

    package func makeIterator() -> AnyIterator<PersonExposure> {
        var position = 0
        var states = PersonStates()
        return AnyIterator {
            while position < order.count {
                let person = Int(order[position])
                position += 1
                read(person, into: &states)
                if states.isListed {
                    return PersonExposure(
                        person: directory.key(person), kind: states.kind, accounts: directory.subjects(person),
                        items: states.exposures(tally.items))
                }
            }
            return nil
        }
    }

    /// Hands on every person in the order of the people's file, in numbers: what walking through gives in words.
    func forEachStates<Failure: Error>(_ body: (PersonStates) throws(Failure) -> Void) throws(Failure) {
        var states = PersonStates()
        for person in order {
            read(Int(person), into: &states)
            if states.isListed { try body(states) }
        }
    }

    /// What writes the lines of these people.
    var writer: RecordWriter { RecordWriter(items: tally.items.ids, directory: directory) }

    // MARK: Entries

    /// The entry of an account's address book with this id; nil where the exports have none.
    func entry(_ subject: ArraySlice<UInt8>, _ id: ArraySlice<UInt8>) -> Int? {
        guard let account = directory.accounts.number(subject), let id = directory.entryID(id) else { return nil }
        return directory.entry(id, of: account)
    }

    func personOfEntry(_ entry: Int) -> Int32 { directory.entries[entry].person }

    /// How an entry's entrance code was shown at best; nil where it was not.
    func codeShown(of entry: Int) -> Visibility? { tally.codeShown(of: entry) }

    private func read(_ person: Int, into states: inout PersonStates) {
        tally.read(person, into: &states.shown)
        states.person = person
        states.kind = directory.persons.kind(person)
        states.certainties.removeAll(keepingCapacity: true)
        let isUnmapped = !onUnmappedRoute.isEmpty && onUnmappedRoute.contains(Int32(person))
        if !states.shown.isTouched, !isUnmapped, !rule.leavesOpen(person) { return }
        for item in 0..<tally.items.count {
            if states.shown.cells[item].isSeen {
                states.certainties.append(.seen)
            } else if directory.has(item, person: person, items: tally.items) {
                states.certainties.append(
                    rule.unseen(
                        item: item, person: person, kind: states.kind, touched: states.shown.isTouched, onUnmappedRoute: isUnmapped))
            } else {
                states.certainties.append(nil)
            }
        }
    }
}
