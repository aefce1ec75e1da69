/// Computes what the attack showed of one person, from the person alone.
struct ExposureTruth {
    let world: DrillWorldPlan
    let delivered: DeliveredLogs
    private var population: Population { world.population }

    /// What was shown of a member.
    func tally(ofMember person: Int) -> PersonTally {
        var tally = PersonTally()
        for book in world.books.books(mayName: person) {
            let isHolder = population.person(of: book) == person
            let entries = world.books.entries(of: book)
            let own = entries.filter {
                if case .member(person, _) = $0.names { true } else { false }
            }
            add(book, entries: entries, own: own, isHolder: isHolder, to: &tally)
        }
        return tally
    }

    /// What was shown of a person outside.
    func tally(ofNonMember nonMember: Int) -> PersonTally {
        var tally = PersonTally()
        for book in world.books.books(mayNameNonMember: nonMember) {
            let entries = world.books.entries(of: book)
            add(book, entries: entries, own: entries.filter { $0.names == .nonMember(nonMember) }, isHolder: false, to: &tally)
        }
        return tally
    }

    /// Adds the views of one account's pages.
    ///
    /// - Parameters:
    ///   - entries: all entries of the account's book.
    ///   - own: those of them that name the person.
    ///   - isHolder: whether the account is the person's.
    private func add(_ account: Int, entries: [BookEntry], own: [BookEntry], isHolder: Bool, to tally: inout PersonTally) {
        guard isHolder || !own.isEmpty else { return }
        let attack = world.attack
        var listed: PersonTally.Items = isHolder ? .addressBook : []
        for entry in own { listed.formUnion(Self.items(of: entry)) }
        for slot in attack.listSlots(of: account) {
            // The logs say that a page with an address book was shown. Where they are lost and the book is empty, nobody lost one.
            if entries.isEmpty, delivered.loss(of: slot) != nil { continue }
            add(listed, masked: .entranceCode, slot, to: &tally)
        }
        for (slot, number) in attack.editSlots(of: account) {
            guard let entry = Attack.editedEntry(number, of: entries), own.contains(entry) else { continue }
            add(Self.items(of: entry), slot, to: &tally)
        }
        guard isHolder else { return }
        for slot in attack.profileSlots(of: account) { add([.name, .email], slot, to: &tally) }
        for slot in attack.orderSlots(of: account) { add(.orders, slot, to: &tally) }
    }

    private func add(_ items: PersonTally.Items, masked: PersonTally.Items = [], _ slot: Int, to tally: inout PersonTally) {
        tally.add(items, masked: masked, time: delivered.time(of: slot), isDelivered: delivered.loss(of: slot) == nil)
    }

    /// What a page shows of an entry.
    private static func items(of entry: BookEntry) -> PersonTally.Items {
        entry.hasCode ? [.name, .phone, .address, .entranceCode] : [.name, .phone, .address]
    }
}
