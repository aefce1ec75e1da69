/// What was shown of one person, item by item.
struct PersonTally {
    /// The items of the rehearsal company, in the order of their ids.
    enum Item: Int, CaseIterable {
        case address, addressBook, email, entranceCode, name, orders, phone

        var id: StaticString {
            switch self {
            case .address: "address"
            case .addressBook: "address-book"
            case .email: "email"
            case .entranceCode: "entrance-code"
            case .name: "name"
            case .orders: "orders"
            case .phone: "phone"
            }
        }
    }

    /// A set of items.
    struct Items: OptionSet {
        var rawValue: Int

        static let address = Items(.address)
        static let addressBook = Items(.addressBook)
        static let email = Items(.email)
        static let entranceCode = Items(.entranceCode)
        static let name = Items(.name)
        static let orders = Items(.orders)
        static let phone = Items(.phone)

        init(rawValue: Int) {
            self.rawValue = rawValue
        }

        private init(_ item: Item) {
            rawValue = 1 << item.rawValue
        }

        func contains(_ item: Item) -> Bool { rawValue >> item.rawValue & 1 == 1 }
    }

    /// One item: times in milliseconds since 1970, of the views that delivered logs show.
    struct Showing {
        var views = 0
        var first = Int64.max
        var last = Int64.min
        var isClear = false
        /// Whether a view that no delivered log shows showed it.
        var isHidden = false
    }

    private(set) var showings = Array(repeating: Showing(), count: Item.allCases.count)

    var isEmpty: Bool { showings.allSatisfy { $0.views == 0 && !$0.isHidden } }
    /// Whether a delivered log shows anything.
    var isSeen: Bool { showings.contains { $0.views > 0 } }

    /// Counts one page view, which shows each item of the person once however often it stands on the page.
    mutating func add(_ items: Items, masked: Items = [], time: Int64, isDelivered: Bool) {
        for item in Item.allCases where items.contains(item) {
            guard isDelivered else {
                showings[item.rawValue].isHidden = true
                continue
            }
            showings[item.rawValue].views += 1
            showings[item.rawValue].first = min(showings[item.rawValue].first, time)
            showings[item.rawValue].last = max(showings[item.rawValue].last, time)
            if !masked.contains(item) { showings[item.rawValue].isClear = true }
        }
    }
}
