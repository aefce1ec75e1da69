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
