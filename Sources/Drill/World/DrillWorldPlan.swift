/// Everything that follows from a plan's scale, seed and background ratio: a whole world, computed and not stored.
struct DrillWorldPlan: Sendable {
    let population: Population
    let books: AddressBooks
    let attack: Attack
    let background: BackgroundTraffic
    let noise: LogNoise
    let origins: [RequestOrigin]
    let ids: RowIDs
    let names: Names
    let companyDice: Dice
    private let originDice: Dice
    private let rowDice: Dice

    init(_ plan: DrillPlan) {
        let seed = plan.seed
        population = Population(scale: plan.scale, seed: seed)
        books = AddressBooks(population: population, seed: seed)
        attack = Attack(population: population, seed: seed)
        background = BackgroundTraffic(rows: attack.rows * plan.backgroundRatio, population: population, seed: seed)
        noise = LogNoise(attack: attack, background: background.schedule, seed: seed, isIntact: plan.isIntact)
        ids = RowIDs(seed: seed)
        names = Names(seed: seed)
        companyDice = Dice(seed: seed, "company")
        origins = Self.origins(min(IncidentFigures.origins, attack.rows), seed: seed)
        originDice = Dice(seed: seed, "origins of rows")
        rowDice = Dice(seed: seed, "attack rows")
    }

    /// Distinct overseas origins: IPv4 from the range set aside for benchmarks (RFC 2544), one in twelve IPv6.
    private static func origins(_ count: Int, seed: UInt64) -> [RequestOrigin] {
        let order = ShuffledRange(1 << 17, seed: seed, "origin addresses")
        let dice = Dice(seed: seed, "origin places")
        return (0..<count).map { index in
            let address = UInt64(order.place(of: index))
            let isV6 = dice.below(12, index) == 0
            return RequestOrigin(
                family: isV6 ? .v6 : .v4,
                address: isV6 ? 0x0DEF_0ABC_0000 | address & 0x7FFF | (address >> 15) << 16 : 0xC612_0000 | address,
                place: PlaceTable.firstAbroad + dice.below(PlaceTable.abroadCount, ~index))
        }
    }

    /// The origin of an attack row: every run of as many rows as there are origins uses each of them once.
    private func origin(slot: Int) -> RequestOrigin {
        let (run, position) = slot.quotientAndRemainder(dividingBy: origins.count)
        let shift = originDice.below(origins.count, run)
        return origins[(position + shift) % origins.count]
    }

    /// The attack's row at a slot.
    func attackRow(slot: Int, time: Int64) -> GatewayRow {
        let bits = rowDice.bits(slot)
        var row = GatewayRow(
            time: time, id: ids.event(.attack, slot), origin: origin(slot: slot), credential: CredentialTable.stolen,
            token: ids.forgedToken(slot), subject: 0, actor: .member, route: .profile, detail: 1, status: 200,
            bytes: 600 + Int(bits & 0xFFF), client: Int(bits >> 12 & 3))
        switch attack.row(atSlot: slot) {
        case .profile(let account): row.subject = population.subject(account)
        case .list(let account):
            row.subject = population.subject(account)
            row.route = .list
        case .edit(let account, let number):
            row.subject = population.subject(account)
            row.route = .edit
            row.detail = Attack.editedEntry(number, of: books.entries(of: account))?.number ?? 99
        case .orders(let account):
            row.subject = population.subject(account)
            row.route = .orders
        case .ghost(let ghost):
            row.subject = population.subject(population.accounts + ghost)
            row.route = bits >> 16 & 7 == 0 ? .list : .profile
            row.status = 404
            row.bytes = 97
        case .failure(let account, let number):
            row.subject = population.subject(account)
            row.route = [.profile, .list, .orders, .edit][Int(bits >> 16 & 3)]
            row.status = [403, 404, 500][number % 3]
            row.bytes = 120
        }
        return row
    }
}
