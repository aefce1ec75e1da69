internal import BreachModel

/// One request of the made log.
struct GatewayRow {
    enum Route {
        case profile, list, edit, orders, order, cart, login, save

        var method: String {
            switch self {
            case .login: "POST"
            case .save: "PUT"
            default: "GET"
            }
        }
    }

    /// An IPv4 address.
    struct Address {
        private let parts: (UInt64, UInt64, UInt64, UInt64)

        init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
            parts = (first, second, third, fourth)
        }

        func append(to bytes: inout [UInt8]) { bytes.append(text: "\(parts.0).\(parts.1).\(parts.2).\(parts.3)") }
    }

    let time: Int64
    let subject: UInt64
    let key: String
    var address = Address(10, 0, 0, 1)
    var place: (country: String, network: Int) = ("KR", 64512)
    var token: UInt64 = 0
    var actor = ""
    var agent = ""
    var route = Route.profile
    var status = 200
    var bytes = 0
    /// Number of the order or of the address-book entry.
    var detail: UInt64 = 0

    init(time: Int64, subject: UInt64, key: String) {
        self.time = time
        self.subject = subject
        self.key = key
    }

    func appendRoute(to bytes: inout [UInt8]) {
        switch route {
        case .order: return bytes.append(text: "/v1/orders/\(detail + 2_000_000_000_000)")
        case .login: return bytes.append(text: "/v1/login")
        default: bytes.append(text: "/v1/members/\(subject)")
        }
        switch route {
        case .list: bytes.append(text: "/addresses")
        case .edit, .save: bytes.append(text: "/addresses/\(detail % 5 + 1)")
        case .orders: bytes.append(text: "/orders")
        case .cart: bytes.append(text: "/cart")
        default: break
        }
    }
}

/// Times in UTC with milliseconds; keeps the last day's text, since rows come in time order.
struct LineClock {
    private var day: Int64 = .min
    private var text: [UInt8] = []

    mutating func append(_ time: Int64, to bytes: inout [UInt8]) {
        let number = time / CivilDate.millisecondsPerDay
        if number != day {
            day = number
            text = Array((CivilDate(daysSinceEpoch: number).description + "T").utf8)
        }
        let rest = Int(time - number * CivilDate.millisecondsPerDay)
        bytes.append(contentsOf: text)
        for (value, digits, mark) in [
            (rest / 3_600_000, 2, 0x3A), (rest / 60_000 % 60, 2, 0x3A), (rest / 1000 % 60, 2, 0x2E), (rest % 1000, 3, 0x5A),
        ] as [(Int, Int, UInt8)] {
            if digits == 3 { bytes.append(UInt8(0x30 + value / 100)) }
            bytes.append(UInt8(0x30 + value / 10 % 10))
            bytes.append(UInt8(0x30 + value % 10))
            bytes.append(mark)
        }
    }
}

extension [UInt8] {
    mutating func append(text: String) { append(contentsOf: text.utf8) }

    /// Sixteen hexadecimal digits.
    mutating func appendHex(_ value: UInt64) {
        for shift in stride(from: 60, through: 0, by: -4) {
            let nibble = UInt8(truncatingIfNeeded: value >> UInt64(shift) & 15)
            append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
        }
    }
}

extension SeededGenerator {
    /// The first number that a seed gives.
    static func mixed(_ seed: UInt64) -> UInt64 {
        var generator = SeededGenerator(seed: seed)
        return generator.next()
    }
}
