internal import BreachModel

/// The items that any page shows, numbered in the order of their ids.
struct ItemTable: Sendable {
    /// One more would not fit into a mask.
    static let limit = 64

    let ids: [DataItemID]
    private let numbers: [DataItemID: Int]
    /// By item: what a person must have, at least one of these, for a page to have shown it of them.
    private let needed: [Persons.Holdings]

    init(routes: [RouteRule]) throws(ScopingError) {
        // Of account holders, and of people in address books.
        let ofHolders = Set(routes.flatMap(\.items.keys))
        let ofEntries = Set(routes.flatMap(\.entryItems.keys))
        let all = ofHolders.union(ofEntries)
        guard all.count <= Self.limit else {
            throw ScopingError(.tooManyItems, "the routes show more than \(Self.limit) items", context: [("items", "\(all.count)")])
        }
        ids = all.sorted()
        numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        needed = ids.map { item -> Persons.Holdings in
            if item == .addressBook { return .book }
            let entry: Persons.Holdings = item == .entranceCode ? .entranceCode : .entry
            var needed: Persons.Holdings = ofHolders.contains(item) ? .account : []
            if ofEntries.contains(item) { needed.formUnion(entry) }
            return needed
        }
    }

    var count: Int { ids.count }

    func mask(_ items: [DataItemID: Visibility], _ visibility: Visibility) -> UInt64 {
        items.reduce(0) { $1.value == visibility ? $0 | 1 << UInt64(numbers[$1.key] ?? 0) : $0 }
    }

    func number(_ item: DataItemID) -> Int? { numbers[item] }

    /// Whether a page could have shown this item of a person with these holdings, so that it could have been lost.
    func couldShow(_ item: Int, of held: Persons.Holdings) -> Bool { !needed[item].isDisjoint(with: held) }
}

/// What one page view shows of one person: items in clear, items masked.
struct ShownItems {
    var clear: UInt64 = 0
    var masked: UInt64 = 0

    var isEmpty: Bool { clear | masked == 0 }

    static func |= (left: inout ShownItems, right: ShownItems) {
        left.clear |= right.clear
        left.masked |= right.masked
    }
}
