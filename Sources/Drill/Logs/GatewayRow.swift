/// One request as the gateway saw it, before any producer wrote it down.
struct GatewayRow {
    enum Actor: Int {
        case member, agent, service
    }

    enum Route: Int {
        case profile, list, edit, orders
        /// Pages that show no personal data.
        case login, product, search, cart, checkout, saveAddress
    }

    /// Milliseconds since 1970.
    var time: Int64
    /// The event id.
    var id: UInt64
    var origin: RequestOrigin
    /// Position in `CredentialTable.used`.
    var credential: Int
    var token: UInt64
    var subject: Int
    var actor: Actor
    var route: Route
    /// The entry, product or search that the path names.
    var detail: Int
    var status: Int
    var bytes: Int
    /// Position in `ClientTable`.
    var client: Int
}

/// Where a request came from. Only addresses that are set aside for documentation, testing, sharing and private use.
struct RequestOrigin: Hashable, Sendable {
    enum Family: Hashable, Sendable {
        case v4
        /// Below 2001:db8::/32 (RFC 3849).
        case v6
    }

    var family: Family
    /// IPv4: 32 bits. IPv6: three groups of 16 bits.
    var address: UInt64
    /// Position in `PlaceTable`.
    var place: Int
}

/// Country and network of an origin. Network numbers are those set aside for documentation (RFC 5398).
enum PlaceTable {
    static let countries = korea + travel + abroad
    private static let korea = ["KR", "KR", "KR", "KR", "KR", "KR", "KR", "KR", "KR"]
    private static let travel = ["JP", "US", "VN", "TH"]
    private static let abroad = ["US", "NL", "DE", "SG", "JP", "HK", "TW", "VN", "GB", "FR", "CA", "RO", "LT", "UA", "TR", "BR"]

    static let homeCount = 8
    /// The company's own network.
    static let office = 8
    static let firstTravel = 9
    static let travelCount = 4
    static let firstAbroad = 13
    static let abroadCount = 16

    static func network(_ place: Int) -> Int {
        place < firstAbroad ? 64_496 + place : 65_536 + place - firstAbroad
    }
}
