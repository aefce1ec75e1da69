internal import BreachModel

/// The human beings behind accounts and address-book entries, by number.
struct Persons: Sendable {
    /// What the exports hold of a person, which decides the items that could be lost.
    struct Holdings: OptionSet, Sendable {
        let rawValue: UInt8
        /// Has an account.
        static let account = Holdings(rawValue: 1)
        /// Stands in an address book.
        static let entry = Holdings(rawValue: 2)
        /// An entry with an entrance code.
        static let entranceCode = Holdings(rawValue: 4)
        /// An account with an address book that is not empty.
        static let book = Holdings(rawValue: 8)
    }

    private(set) var holdings: [Holdings] = []

    var count: Int { holdings.count }

    func kind(_ person: Int) -> PersonKind { holdings[person].contains(.account) ? .member : .nonMember }

    /// How many have an account.
    var memberCount: Int { holdings.count { $0.contains(.account) } }

    mutating func add(_ held: Holdings) -> Int32 {
        holdings.append(held)
        return Int32(holdings.count - 1)
    }

    mutating func mark(_ person: Int32, _ held: Holdings) {
        holdings[Int(person)].formUnion(held)
    }
}

/// Who has which phone number, while the exports are read.
struct PhoneBook {
    private var phones = IdentifierTable()
    private var persons: [Int32] = []

    /// The person with this number; where there is none yet, or no number, the one that `make` makes.
    mutating func person(_ phone: String?, make: () -> Int32) -> (person: Int32, isNew: Bool) {
        guard let phone else { return (make(), true) }
        // The plus is the same for all, and without it most numbers take eight bytes.
        let (number, isNew) = phones.insert(Array(phone.utf8.dropFirst())[...])
        if isNew { persons.append(make()) }
        return (persons[Int(number)], isNew)
    }
}
