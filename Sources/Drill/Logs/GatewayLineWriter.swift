// Hot: called once a line. Benchmark: `DrillWorld.make` at 1:1000.

/// Writes rows as the gateway's usual producer does: compact JSON, fixed order, times in UTC.
struct GatewayLineWriter {
    private let credentials: [[UInt8]]
    private let clients: [[UInt8]]
    private let places: [[UInt8]]
    private var clock = ClockText(offsetMinutes: 0, zone: "Z")
    private var other = OtherProducerWriter()

    init() {
        credentials = CredentialTable.used.map { Array(#","kid":"\#($0)","jti":""#.utf8) }
        clients = ClientTable.usual.map { Array(#","ua":"\#(String(decoding: $0, as: UTF8.self))"}"#.utf8) + [0x0A] }
        places = PlaceTable.countries.indices.map {
            Array(#"","cc":"\#(PlaceTable.countries[$0])","asn":\#(PlaceTable.network($0))"#.utf8)
        }
    }

    /// Appends one line with its line end.
    ///
    /// - Parameters:
    ///   - number: the line's number in its producer's sequence, from 1.
    ///   - byOther: whether the second producer writes it.
    @inline(__always)
    mutating func write(_ row: GatewayRow, number: Int, byOther: Bool, to buffer: inout LineBuffer) {
        if byOther {
            other.write(row, number: number, to: &buffer)
            return
        }
        buffer.append(#"{"ts":""#)
        clock.append(row.time, to: &buffer)
        buffer.append(#"","rid":""#)
        buffer.append(hex: row.id)
        buffer.append(#"","ip":""#)
        buffer.append(origin: row.origin)
        buffer.append(places[row.origin.place])
        buffer.append(credentials[row.credential])
        buffer.append(hex: row.token)
        buffer.append(#"","sub":"#)
        buffer.append(decimal: row.subject, digits: 8)
        appendRequest(row, to: &buffer)
        buffer.append(#"","status":"#)
        buffer.append(decimal: row.status, digits: 3)
        buffer.append(#","bytes":"#)
        buffer.append(decimal: row.bytes)
        buffer.append(#","seq":"#)
        buffer.append(decimal: number)
        buffer.append(clients[row.client])
    }

    @inline(__always)
    private func appendRequest(_ row: GatewayRow, to buffer: inout LineBuffer) {
        switch row.actor {
        case .member: buffer.append(#","actor":"member","method":""#)
        case .agent: buffer.append(#","actor":"agent","method":""#)
        case .service: buffer.append(#","actor":"service","method":""#)
        }
        buffer.append(row.route.method)
        buffer.append(#"","path":""#)
        buffer.append(path: row)
    }
}

extension GatewayRow.Route {
    var method: StaticString {
        switch self {
        case .login, .checkout: "POST"
        case .saveAddress: "PUT"
        default: "GET"
        }
    }
}

extension LineBuffer {
    @inline(__always)
    mutating func append(path row: GatewayRow) {
        switch row.route {
        case .login: append("/v1/login")
        case .checkout: append("/v1/orders")
        case .product:
            append("/v1/products/")
            append(decimal: row.detail)
        case .search:
            append("/v1/search?q=item-")
            append(decimal: row.detail)
        case .profile, .list, .edit, .orders, .cart, .saveAddress:
            append("/v1/members/")
            append(decimal: row.subject, digits: 8)
            append(memberPath: row)
        }
    }

    @inline(__always)
    private mutating func append(memberPath row: GatewayRow) {
        switch row.route {
        case .orders: append("/orders")
        case .cart: append("/cart")
        case .list:
            append("/addresses")
            // Some clients ask page by page; a query changes nothing in what the page shows.
            if row.id & 31 == 0 { append("?page=1") }
        case .edit, .saveAddress:
            append("/addresses/")
            append(decimal: row.detail)
            if row.route == .edit { append("/edit") }
        default: break
        }
    }

    @inline(__always)
    mutating func append(origin: RequestOrigin) {
        let address = origin.address
        switch origin.family {
        case .v4:
            append(decimal: Int(address >> 24 & 255))
            append(0x2E)
            append(decimal: Int(address >> 16 & 255))
            append(0x2E)
            append(decimal: Int(address >> 8 & 255))
            append(0x2E)
            append(decimal: Int(address & 255))
        case .v6:
            // Groups of four digits without leading zeros, as RFC 5952 wants them.
            append("2001:db8:")
            append(hex: address >> 32 & 0x0FFF | 0x1000, digits: 4)
            append(0x3A)
            append(hex: address >> 16 & 0x0FFF | 0x2000, digits: 4)
            append("::")
            append(hex: address & 0x7FFF | 0x8000, digits: 4)
        }
    }
}
