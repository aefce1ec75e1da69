/// How often the attack views which account's pages: exact totals, uneven shares, and computable both ways.
///
/// Attacked accounts are put in a shuffled order, their *view rank*. Layer `n` of the delivery-list views holds one view of every
/// account ranked below the layer's size, so an account has as many views as there are layers larger than its rank.
struct ViewPlan: Sendable {
    let attacked: Int
    /// Sizes of the layers, never rising; they add up to the list views.
    let listLayers: [Int]
    /// Accounts whose profile page is viewed a second time.
    let repeatedProfiles: Int
    let editViews: Int
    /// Accounts over which the edit views are spread.
    let editedAccounts: Int
    let orderViews: Int
    /// Accounts over which the order-list views are spread.
    let orderAccounts: Int

    private let order: ShuffledRange
    private let repeated: ShuffledRange

    /// The share of attacked accounts with more than n list views, in thousandths: 4.4 views on average.
    private static let shares = [990, 930, 830, 680, 470, 270, 130, 60, 25, 10]

    init(scale: DrillScale, seed: UInt64) {
        attacked = scale.count(IncidentFigures.accounts)
        listLayers = Self.layers(accounts: attacked, views: scale.count(IncidentFigures.listViews))
        repeatedProfiles = (attacked + 49) / 50
        editViews = scale.count(IncidentFigures.editViews)
        editedAccounts = (editViews + 2) / 3
        orderViews = scale.count(IncidentFigures.orderViews)
        orderAccounts = (orderViews * 4 + 4) / 5
        order = ShuffledRange(attacked, seed: seed, "view ranks")
        repeated = ShuffledRange(attacked, seed: seed, "repeated profiles")
    }

    /// Accounts whose delivery list is viewed at least once: those of view rank 0..<`viewedBooks`.
    var viewedBooks: Int { listLayers[0] }

    @inline(__always)
    func viewRank(of account: Int) -> Int { order.place(of: account) }
    @inline(__always)
    func account(atViewRank rank: Int) -> Int { order.index(at: rank) }

    func repeatedProfile(_ number: Int) -> Int { repeated.place(of: number) }
    /// The number of the account's second profile view; nil if it has none.
    func repetition(of account: Int) -> Int? {
        let number = repeated.index(at: account)
        return number < repeatedProfiles ? number : nil
    }

    /// The view rank of the account of edit view `number`.
    func editRank(_ number: Int) -> Int { viewedBooks / 3 + number % editedAccounts }
    /// Numbers of the edit views of the account at a view rank.
    func editNumbers(atRank rank: Int) -> StrideTo<Int> { numbers(rank - viewedBooks / 3, of: editedAccounts, below: editViews) }

    /// The view rank of the account of order-list view `number`.
    func orderRank(_ number: Int) -> Int { attacked / 2 + number % orderAccounts }
    /// Numbers of the order-list views of the account at a view rank.
    func orderNumbers(atRank rank: Int) -> StrideTo<Int> { numbers(rank - attacked / 2, of: orderAccounts, below: orderViews) }

    private func numbers(_ position: Int, of accounts: Int, below limit: Int) -> StrideTo<Int> {
        let isOne = position >= 0 && position < accounts
        return stride(from: isOne ? position : limit, to: limit, by: accounts)
    }

    /// Whether an entry of this account's book is viewed on its edit page.
    func isEdited(_ account: Int) -> Bool {
        guard account < attacked else { return false }
        let position = viewRank(of: account) - viewedBooks / 3
        return position >= 0 && position < editedAccounts
    }

    /// Layers by the shares, corrected in the middle until they add up to `views` and still never rise.
    private static func layers(accounts: Int, views: Int) -> [Int] {
        var sizes = shares.map { max(1, accounts * $0 / 1000) }
        var missing = views - sizes.reduce(0, +)
        var layer = 4
        while missing != 0 {
            let room = missing > 0 ? sizes[layer - 1] - sizes[layer] : sizes[layer + 1] - sizes[layer]
            let change = missing > 0 ? min(missing, room) : max(missing, room)
            sizes[layer] += change
            missing -= change
            layer = layer == 8 ? 1 : layer + 1
        }
        return sizes
    }
}
