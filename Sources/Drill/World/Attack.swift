internal import BreachModel

/// The attack: every row of it, by number and by time.
///
/// Rows have a *number* (which page of which account) and a *slot* (their place in time); a shuffle leads from one to the other, so
/// that a day's rows and an account's rows can both be computed.
struct Attack: Sendable {
    /// What one row asks for.
    enum Row: Hashable, Sendable {
        case profile(account: Int)
        case list(account: Int)
        case edit(account: Int, number: Int)
        case orders(account: Int)
        /// A subject that does not exist.
        case ghost(Int)
        /// A request for an account that the gateway refused or failed.
        case failure(account: Int, number: Int)
    }

    let views: ViewPlan
    let ghosts: Int
    let failures: Int
    let schedule: CivilSchedule
    private let accounts: Int
    private let order: ShuffledRange
    private let failureDice: Dice
    private let listStarts: [Int]
    private let editStart: Int
    private let orderStart: Int
    private let ghostStart: Int
    private let failureStart: Int

    init(population: Population, seed: UInt64) {
        views = population.views
        accounts = population.accounts
        ghosts = population.ghosts
        listStarts = views.listLayers.reduce(into: [views.attacked + views.repeatedProfiles]) { $0.append($0[$0.count - 1] + $1) }
        editStart = listStarts[listStarts.count - 1]
        orderStart = editStart + views.editViews
        ghostStart = orderStart + views.orderViews
        failureStart = ghostStart + ghosts
        failures = (failureStart + 199) / 200
        let rows = failureStart + failures
        order = ShuffledRange(rows, seed: seed, "attack order")
        failureDice = Dice(seed: seed, "failures")
        let weights = Dice(seed: seed, "attack days")
        schedule = CivilSchedule(
            rows: rows, days: LogCalendar.attackDays, weights: LogCalendar.attackDays.map { 400 + weights.below(1200, $0) },
            hourWeights: Array(repeating: 1, count: 24), jitter: Dice(seed: seed, "attack times"))
    }

    /// All rows of the attack, successful or not.
    var rows: Int { schedule.rows }

    func slot(ofNumber number: Int) -> Int { order.place(of: number) }

    func row(atSlot slot: Int) -> Row { row(order.index(at: slot)) }

    private func row(_ number: Int) -> Row {
        if number < views.attacked { return .profile(account: number) }
        if number < listStarts[0] { return .profile(account: views.repeatedProfile(number - views.attacked)) }
        if number < editStart {
            var layer = 0
            while number >= listStarts[layer + 1] { layer += 1 }
            return .list(account: views.account(atViewRank: number - listStarts[layer]))
        }
        if number < orderStart {
            let edit = number - editStart
            return .edit(account: views.account(atViewRank: views.editRank(edit)), number: edit)
        }
        if number < ghostStart { return .orders(account: views.account(atViewRank: views.orderRank(number - orderStart))) }
        if number < failureStart { return .ghost(number - ghostStart) }
        let failure = number - failureStart
        return .failure(account: failureDice.below(accounts, failure), number: failure)
    }

    // MARK: The rows of one account

    func profileSlots(of account: Int) -> [Int] {
        guard account < views.attacked else { return [] }
        let again = views.repetition(of: account).map { [slot(ofNumber: views.attacked + $0)] } ?? []
        return [slot(ofNumber: account)] + again
    }

    func listSlots(of account: Int) -> [Int] {
        guard account < views.attacked else { return [] }
        let rank = views.viewRank(of: account)
        return views.listLayers.indices.filter { rank < views.listLayers[$0] }.map { slot(ofNumber: listStarts[$0] + rank) }
    }

    /// Slots of the views of the account's edit pages, with the numbers that choose the entry.
    func editSlots(of account: Int) -> [(slot: Int, number: Int)] {
        guard account < views.attacked else { return [] }
        return views.editNumbers(atRank: views.viewRank(of: account)).map { (slot(ofNumber: editStart + $0), $0) }
    }

    func orderSlots(of account: Int) -> [Int] {
        guard account < views.attacked else { return [] }
        return views.orderNumbers(atRank: views.viewRank(of: account)).map { slot(ofNumber: orderStart + $0) }
    }

    func ghostSlot(_ ghost: Int) -> Int { slot(ofNumber: ghostStart + ghost) }
    func failureSlot(_ failure: Int) -> Int { slot(ofNumber: failureStart + failure) }

    /// Which of a book's entries an edit view shows.
    static func editedEntry(_ number: Int, of entries: [BookEntry]) -> BookEntry? {
        entries.isEmpty ? nil : entries[number / 3 % entries.count]
    }
}
