/// Ordinary traffic: members with their own data, call-centre agents with many people's, services with batches.
///
/// Rows come in sessions of `rowsPerSession` that are woven into each other; each session has one token, which was issued.
struct BackgroundTraffic: Sendable {
    static let rowsPerSession = 12

    let schedule: CivilSchedule
    private let population: Population
    /// Sessions that go on at the same time.
    private let width: Int
    private let sessionDice: Dice
    private let rowDice: Dice
    private let homeDice: Dice

    init(rows: Int, population: Population, seed: UInt64) {
        self.population = population
        let weights = Dice(seed: seed, "background days")
        let firstWeekday = Int(LogCalendar.firstDay + 3) % 7
        schedule = CivilSchedule(
            rows: rows, days: 0..<LogCalendar.dayCount,
            weights: (0..<LogCalendar.dayCount).map { Self.weekWeights[(firstWeekday + $0) % 7] + weights.below(60, $0) },
            hourWeights: Self.hourWeights, jitter: Dice(seed: seed, "background times"))
        width = max(4, rows / LogCalendar.dayCount / 72 / Self.rowsPerSession)
        sessionDice = Dice(seed: seed, "sessions")
        rowDice = Dice(seed: seed, "session rows")
        homeDice = Dice(seed: seed, "homes")
    }

    /// Monday to Sunday, in thousandths of an ordinary day.
    private static let weekWeights = [1000, 980, 970, 980, 1010, 1120, 1150]
    /// Hours of the Korean day, midnight first.
    private static let hourWeights = [30, 17, 10, 7, 6, 9, 18, 34, 50, 56, 60, 62, 66, 60, 57, 56, 57, 60, 66, 74, 82, 86, 74, 50]

    var rows: Int { schedule.rows }

    /// All sessions, from 0; the last ones may have fewer rows.
    var sessions: Int {
        let block = width * Self.rowsPerSession
        return rows / block * width + min(width, rows % block)
    }

    @inline(__always)
    private func position(_ slot: Int) -> (session: Int, step: Int) {
        let (block, rest) = slot.quotientAndRemainder(dividingBy: width * Self.rowsPerSession)
        let (step, column) = rest.quotientAndRemainder(dividingBy: width)
        return (block * width + column, step)
    }

    /// The slot of a session's first row.
    func firstSlot(ofSession session: Int) -> Int {
        session / width * width * Self.rowsPerSession + session % width
    }

    /// What all rows of one session have in common.
    struct Session {
        var actor: GatewayRow.Actor
        var credential: Int
        /// The member, for members' sessions.
        var account: Int
        var origin: RequestOrigin
        var client: Int
    }

    @inline(__always)
    func session(_ number: Int) -> Session {
        let bits = sessionDice.bits(number)
        let kind = Dice.scaled(bits, below: 1000)
        let choice = Int(bits & 0xFFFF)
        if kind < 930 { return memberSession(number, choice: choice, usesBackup: kind < 5) }
        let isAgent = kind < 965
        let desk = isAgent ? choice % 48 : choice % CredentialTable.serviceCount
        return Session(
            actor: isAgent ? .agent : .service,
            credential: isAgent
                ? CredentialTable.firstCallCentre + desk % CredentialTable.callCentreCount : CredentialTable.firstService + desk,
            account: 0,
            origin: RequestOrigin(
                family: .v4, address: (isAgent ? 0x0A14_0000 : 0x0A1E_0000) | UInt64(desk / 16) << 8 | UInt64(desk % 16 + 10),
                place: PlaceTable.office),
            client: isAgent ? ClientTable.agentConsole : ClientTable.firstService + desk % ClientTable.serviceCount)
    }

    @inline(__always)
    private func memberSession(_ number: Int, choice: Int, usesBackup: Bool) -> Session {
        let account = sessionDice.below(population.accounts, ~number)
        let home = homeDice.bits(account << 1 | choice & 1)
        let isTravelling = !usesBackup && choice >> 1 & 0x7F == 0
        let place =
            isTravelling
            ? PlaceTable.firstTravel + choice >> 8 % PlaceTable.travelCount : Int(home >> 56) % PlaceTable.homeCount
        let isV6 = home >> 40 & 7 == 0
        return Session(
            actor: .member, credential: usesBackup ? CredentialTable.stolen : account & 3, account: account,
            origin: RequestOrigin(
                family: isV6 ? .v6 : .v4, address: isV6 ? home & 0x0FFF_FFFF_FFFF : 0x6440_0000 | home & 0x3F_FFFF, place: place),
            client: Int(home >> 44 & 7))
    }

    /// The row at a slot.
    @inline(__always)
    func row(slot: Int, time: Int64, ids: RowIDs) -> GatewayRow {
        let (number, step) = position(slot)
        let session = session(number)
        let bits = rowDice.bits(slot)
        let draw = Dice.scaled(bits, below: 1000)
        let account = session.actor == .member ? session.account : Dice.scaled(bits &* 0x9E37_79B9_7F4A_7C15, below: population.accounts)
        let route = Self.route(session.actor, step: step, draw: draw)
        return GatewayRow(
            time: time, id: ids.event(.background, slot), origin: session.origin, credential: session.credential,
            token: ids.issuedToken(number), subject: population.subject(account), actor: session.actor, route: route,
            detail: Int(bits >> 20 & 0xFFFF) % (route == .edit || route == .saveAddress ? 16 : 50_000) + 1,
            status: Self.status(route, draw: Int(bits & 0x3FF)), bytes: 400 + Int(bits >> 10 & 0xFFF), client: session.client)
    }

    @inline(__always)
    private static func route(_ actor: GatewayRow.Actor, step: Int, draw: Int) -> GatewayRow.Route {
        switch actor {
        case .member: step == 0 ? .login : memberRoutes[draw / 50]
        case .agent: draw < 350 ? .orders : draw < 650 ? .profile : draw < 850 ? .list : draw < 880 ? .edit : .search
        case .service: draw < 500 ? .orders : draw < 700 ? .list : draw < 800 ? .profile : .product
        }
    }

    /// Twenty equal parts of what members do.
    private static let memberRoutes: [GatewayRow.Route] = [
        .product, .product, .product, .product, .product, .product, .product, .search, .search, .search, .search, .cart, .cart, .cart,
        .orders, .orders, .list, .profile, .checkout, .saveAddress,
    ]

    @inline(__always)
    private static func status(_ route: GatewayRow.Route, draw: Int) -> Int {
        if draw >= 60 { return route == .checkout ? 201 : route == .saveAddress ? 204 : 200 }
        return draw < 20 ? 304 : draw < 35 ? 401 : draw < 45 ? 403 : draw < 52 ? 404 : 500
    }
}
