internal import BreachModel

/// From a person to the accounts and address-book entries that are theirs: two flat lists.
struct PersonLinks: Sendable {
    private var accountStarts: [UInt32] = []
    private var accountList: [Int32] = []
    private var entryStarts: [UInt32] = []
    private var entryList: [Int32] = []

    init() {}

    init(persons: Int, personOfAccount: [Int32], entries: [PeopleDirectory.Entry]) {
        (accountStarts, accountList) = Self.list(persons: persons, count: personOfAccount.count) { Int(personOfAccount[$0]) }
        (entryStarts, entryList) = Self.list(persons: persons, count: entries.count) { Int(entries[$0].person) }
    }

    /// Numbers 0 up to `count` by person, in order.
    private static func list(persons: Int, count: Int, person: (Int) -> Int) -> ([UInt32], [Int32]) {
        var starts = [UInt32](repeating: 0, count: persons + 2)
        for number in 0..<count { starts[person(number) + 2] += 1 }
        for index in 1..<(persons + 2) { starts[index] += starts[index - 1] }
        var list = [Int32](repeating: 0, count: count)
        for number in 0..<count {
            let owner = person(number) + 1
            list[Int(starts[owner])] = Int32(number)
            starts[owner] += 1
        }
        starts.removeLast()
        return (starts, list)
    }

    func accounts(_ person: Int) -> ArraySlice<Int32> {
        accountList[Int(accountStarts[person])..<Int(accountStarts[person + 1])]
    }

    func entries(_ person: Int) -> ArraySlice<Int32> {
        entryList[Int(entryStarts[person])..<Int(entryStarts[person + 1])]
    }
}

extension PeopleDirectory {
    /// `m:` and the bytewise smallest subject id, or `n:` and the bytewise smallest `subject/entry`.
    func key(_ person: Int) -> PersonKey {
        var text = Array((persons.kind(person) == .member ? "m:" : "n:").utf8)
        text += name(person)
        return PersonKey(String(decoding: text, as: UTF8.self))
    }

    /// The key without its kind, in bytes.
    func name(_ person: Int) -> [UInt8] {
        var name: [UInt8] = []
        if persons.kind(person) == .member {
            if let smallest = smallestAccount(person) { accounts.append(smallest, to: &name) }
            return name
        }
        for (place, entry) in links.entries(person).enumerated() {
            let other = entryName(Int(entry))
            if place == 0 || other.lexicographicallyPrecedes(name) { name = other }
        }
        return name
    }

    func smallestAccount(_ person: Int) -> Int32? {
        links.accounts(person).min { accounts.precedes($0, $1) }
    }

    /// A person's subject ids, in bytewise order.
    func subjects(_ person: Int) -> [SubjectID] {
        let numbers = links.accounts(person)
        if numbers.count == 1, let only = numbers.first { return [SubjectID(accounts.text(only))] }
        return numbers.sorted { accounts.precedes($0, $1) }.map { SubjectID(accounts.text($0)) }
    }

    /// All people in bytewise order of their keys.
    func order() -> [Int32] {
        var members: [(prefix: UInt64, person: Int32)] = []
        var others = members
        members.reserveCapacity(persons.memberCount)
        for person in 0..<persons.count {
            if let account = smallestAccount(person) {
                members.append((accounts.prefix(account), Int32(person)))
            } else {
                others.append(
                    (
                        name(person).prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(56 - 8 * $1.offset) },
                        Int32(person)
                    ))
            }
        }
        members.sort(by: precedes)
        var order = members.map(\.person)
        members = []
        others.sort(by: precedes)
        order += others.lazy.map(\.person)
        return order
    }

    private func precedes(_ left: (prefix: UInt64, person: Int32), _ right: (prefix: UInt64, person: Int32)) -> Bool {
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        return name(Int(left.person)).lexicographicallyPrecedes(name(Int(right.person)))
    }
}
