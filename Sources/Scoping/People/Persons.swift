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
    /// Subject id, or `subject/entry`: the bytewise smallest that names the person.
    private(set) var smallest: [String] = []
    private var byPhone: [String: Int32] = [:]

    var count: Int { holdings.count }

    func kind(_ person: Int) -> PersonKind { holdings[person].contains(.account) ? .member : .nonMember }

    func key(_ person: Int) -> PersonKey {
        PersonKey((holdings[person].contains(.account) ? "m:" : "n:") + smallest[person])
    }

    /// The person behind an account.
    mutating func member(subject: String, phone: String?) -> Int32 {
        if let phone, let known = byPhone[phone] {
            improve(known, subject)
            return known
        }
        return add(.account, name: subject, phone: phone)
    }

    /// The person in an address book. Members are read before address books, so their phones are known.
    mutating func inBook(owner: String, entry: String, phone: String?, hasEntranceCode: Bool) -> Int32 {
        let held: Holdings = hasEntranceCode ? [.entry, .entranceCode] : .entry
        let name = owner + "/" + entry
        if let phone, let known = byPhone[phone] {
            holdings[Int(known)].formUnion(held)
            if !holdings[Int(known)].contains(.account) { improve(known, name) }
            return known
        }
        return add(held, name: name, phone: phone)
    }

    mutating func mark(_ person: Int32, _ held: Holdings) {
        holdings[Int(person)].formUnion(held)
    }

    private mutating func add(_ held: Holdings, name: String, phone: String?) -> Int32 {
        let number = Int32(holdings.count)
        holdings.append(held)
        smallest.append(name)
        if let phone { byPhone[phone] = number }
        return number
    }

    private mutating func improve(_ person: Int32, _ name: String) {
        if name.utf8.lexicographicallyPrecedes(smallest[Int(person)].utf8) { smallest[Int(person)] = name }
    }
}
