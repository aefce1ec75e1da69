internal import BreachModel

/// The items that any page shows, numbered in the order of their ids.
struct ItemTable: Sendable {
    /// One more would not fit into a mask.
    static let limit = 64

    let ids: [DataItemID]
    private let numbers: [DataItemID: Int]
    /// Items that a page shows of the account holder, and of people in address books.
    private let ofHolders: Set<DataItemID>
    private let ofEntries: Set<DataItemID>

    init(routes: [RouteRule]) throws(ScopingError) {
        ofHolders = Set(routes.flatMap(\.items.keys))
        ofEntries = Set(routes.flatMap(\.entryItems.keys))
        let all = ofHolders.union(ofEntries)
        guard all.count <= Self.limit else {
            throw ScopingError(.tooManyItems, "the routes show more than \(Self.limit) items", context: [("items", "\(all.count)")])
        }
        ids = all.sorted()
        numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    }

    var count: Int { ids.count }

    func mask(_ items: [DataItemID: Visibility], _ visibility: Visibility) -> UInt64 {
        items.reduce(0) { $1.value == visibility ? $0 | 1 << UInt64(numbers[$1.key] ?? 0) : $0 }
    }

    func number(_ item: DataItemID) -> Int? { numbers[item] }

    /// Whether a page could have shown this item of a person with these holdings, so that it could have been lost.
    func couldShow(_ item: DataItemID, of held: Persons.Holdings) -> Bool {
        if item == .addressBook { return held.contains(.book) }
        let entry: Persons.Holdings = item == .entranceCode ? .entranceCode : .entry
        return ofHolders.contains(item) && held.contains(.account) || ofEntries.contains(item) && held.contains(entry)
    }
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
