internal import BreachModel
internal import ByteStreams

/// Writes a log of the gateway sample's form: six months, nearly sorted, a tenth of it an attack, one line in two hundred by a
/// second producer with other key order, spaces, a nested decoy and escapes.
struct GatewayLog {
    let events: Int
    private let seed: UInt64
    private var random: SeededGenerator
    private var line: [UInt8] = []
    private var clock = LineClock()

    private static let start: Int64 = 1_748_736_000_000
    private static let end: Int64 = 1_764_547_200_000
    private static let attackStart: Int64 = 1_750_723_200_000
    private static let attackEnd: Int64 = 1_762_560_000_000
    /// Subjects are the whole numbers from 1 to this.
    private static let subjects: UInt64 = 33_673_817
    /// A walk that steps through all subjects without meeting one twice: the step has no factor in common with their number.
    private static let walkStep: UInt64 = 15_485_863
    private static let addresses: UInt64 = 420_000

    init(events: Int, seed: UInt64) {
        self.events = events
        self.seed = seed
        random = SeededGenerator(seed: seed, purpose: "gateway-log")
    }

    /// Tokens issued: one for twenty lines, as in the sample.
    var sessions: Int { max(1, events / 20) }

    mutating func write(to path: String) throws {
        let writer = try CompressedWriter(path: path)
        line.reserveCapacity(1 << 19)
        for number in 0..<events {
            appendLine(row(number))
            if line.count > 1 << 18 {
                try writer.write(line)
                line.removeAll(keepingCapacity: true)
            }
        }
        try writer.write(line)
        try writer.finish()
    }

    private mutating func draw(_ bound: UInt64) -> UInt64 {
        random.next().multipliedFullWidth(by: bound).high
    }

    private mutating func row(_ number: Int) -> GatewayRow {
        let even = Self.start + Int64(Double(number) / Double(events) * Double(Self.end - Self.start))
        let time = max(Self.start, even - Int64(draw(1500)))
        let kind = draw(1000)
        // 13 % of the lines in the window are a tenth of all lines.
        if time >= Self.attackStart, time < Self.attackEnd, kind < 133 { return attack(number, time) }
        if kind < 134 { return batch(time) }
        return kind < 700 ? customer(time) : service(time)
    }

    /// A walk over all members with tokens that nobody issued, from 2,313 addresses.
    private mutating func attack(_ number: Int, _ time: Int64) -> GatewayRow {
        let visit = UInt64(number / 16)
        var row = GatewayRow(time: time, subject: visit &* Self.walkStep % Self.subjects + 1, key: GatewayTables.stolenKey)
        let address = draw(2313)
        row.address = .init(103, 4 + address / 256, address % 256, 7)
        row.place = address % 3 == 0 ? ("JP", 2516) : ("HK", 9304)
        row.token = SeededGenerator.mixed(seed ^ visit ^ 0xF0F0)
        row.actor = "svc-authalt"
        row.agent = "python-requests/2.32.3"
        row.route = [.profile, .list, .edit, .profile, .orders][Int(draw(40) < 39 ? draw(4) : 4)]
        row.status = draw(100) < 3 ? 429 : 200
        return row
    }

    /// A job that goes on with a leaver's key.
    private mutating func batch(_ time: Int64) -> GatewayRow {
        var row = GatewayRow(time: time, subject: draw(Self.subjects) + 1, key: GatewayTables.decoyKey)
        row.address = .init(10, 0, 9, 9)
        row.place = ("KR", 64512)
        row.token = GatewayTables.token(0, seed: seed)
        row.actor = "svc-batch"
        row.agent = "okhttp/4.12.0"
        row.route = .cart
        return row
    }

    private mutating func customer(_ time: Int64) -> GatewayRow {
        let address = draw(Self.addresses)
        let key = GatewayTables.customerKeys[Int(draw(12))]
        var row = GatewayRow(time: time, subject: draw(Self.subjects) + 1, key: key)
        let network = Int(address % 4)
        row.address = .init([223, 118, 115, 119][network], 38 + address / 65_536, address / 256 % 256, address % 256)
        row.place = ("KR", [9644, 4766, 9318, 3786][network])
        row.token = GatewayTables.token(Int(draw(UInt64(sessions))), seed: seed)
        row.actor = "customer"
        row.agent = Self.agents[Int(draw(UInt64(Self.agents.count)))]
        row.route = Self.customerRoutes[Int(draw(UInt64(Self.customerRoutes.count)))]
        row.status = status(row.route)
        return row
    }

    private mutating func service(_ time: Int64) -> GatewayRow {
        let slow = draw(600) == 0
        let number = Int(draw(166))
        let key = slow ? GatewayTables.slowKey : GatewayTables.serviceKeys[number]
        var row = GatewayRow(time: time, subject: draw(Self.subjects) + 1, key: key)
        row.address = slow ? .init(45, 77, 16, 34) : .init(10, 0, UInt64(number % 16), draw(250))
        row.place = slow ? ("SG", 16509) : ("KR", 64512)
        row.token = GatewayTables.token(number, seed: seed)
        row.actor = ["cs-console", "svc-order", "svc-delivery", "svc-billing"][number % 4]
        row.agent = "Go-http-client/2.0"
        row.route = Self.customerRoutes[Int(draw(UInt64(Self.customerRoutes.count)))]
        row.status = status(row.route)
        return row
    }

    private mutating func status(_ route: GatewayRow.Route) -> Int {
        if route == .save { return 204 }
        let chance = draw(1000)
        return chance < 9 ? 404 : chance < 16 ? 401 : chance < 23 ? 500 : chance < 25 ? 429 : 200
    }

    private static let customerRoutes: [GatewayRow.Route] =
        [.profile, .profile, .profile, .list, .list, .edit, .edit, .orders, .orders, .order, .order, .cart, .login, .save]
    private static let agents = [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/129.0.0.0", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)",
        "ShopApp/8.41.2 (Android 14; SM-S928N; ko-KR)", "ShopApp/8.42.0 (iOS 18.1; iPhone16,2; ko-KR)",
        "ShopApp/8.41.2 (Android 14; SM-A546S; ko-KR)",
    ]

    // MARK: Lines

    private mutating func appendLine(_ row: GatewayRow) {
        var row = row
        row.detail = draw(1 << 20)
        row.bytes = Int(draw(6000)) + 500
        if draw(200) == 0 { return appendOther(row, trick: Int(draw(3))) }
        line.append(text: #"{"ts":""#)
        clock.append(row.time, to: &line)
        line.append(text: #"","src_ip":""#)
        row.address.append(to: &line)
        line.append(text: "\",\"country\":\"\(row.place.country)\",\"asn\":\(row.place.network),\"key_id\":\"\(row.key)\",\"token_id\":\"")
        line.appendHex(row.token)
        line.append(text: "\",\"subject\":\(row.subject),\"actor\":\"\(row.actor)\",\"method\":\"\(row.route.method)\",\"route\":\"")
        row.appendRoute(to: &line)
        line.append(text: "\",\"status\":\(row.status),\"bytes\":\(row.bytes),\"user_agent\":\"\(row.agent)\"}\n")
    }

    private static let tricks = [
        #""x\",\"subject\":99,\"key_id\":\"sk-c0ffee00\"""#, #""예시 앱\/8.4 {[\"]}""#, #""Tool \"quoted\" \/ caf\u00e9 \\ end""#,
    ]

    private mutating func appendOther(_ row: GatewayRow, trick: Int) {
        line.append(text: "{\"user_agent\": \(Self.tricks[trick]), \"ts\": \"")
        clock.append(row.time, to: &line)
        line.append(text: "\", \"trace\": {\"id\": \"")
        line.appendHex(row.token &* 31)
        line.append(text: "\", \"subject\": 1, \"tags\": [\"a\", \"}\"]}, \"status\": \(row.status), \"route\": \"")
        row.appendRoute(to: &line)
        line.append(text: "\", \"method\": \"\(row.route.method)\", \"subject\": \(row.subject), \"token_id\": \"")
        line.appendHex(row.token)
        line.append(text: "\", \"key_id\": \"\(row.key)\", \"src_ip\": \"")
        row.address.append(to: &line)
        line.append(text: "\", \"country\": \"\(row.place.country)\", \"asn\": \(row.place.network), \"actor\": \"\(row.actor)\", ")
        line.append(text: "\"bytes\": \(row.bytes)}\n")
    }
}
