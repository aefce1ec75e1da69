internal import BreachModel

/// The items that any page shows, numbered in the order of their ids.
struct ItemTable: Sendable {
    /// One more would not fit into a mask.
    static let limit = 64

    let ids: [DataItemID]
    private let numbers: [DataItemID: Int]

    init(routes: [RouteRule]) throws(ScopingError) {
        var all: Set<DataItemID> = []
        for route in routes {
            all.formUnion(route.items.keys)
            all.formUnion(route.entryItems.keys)
        }
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
