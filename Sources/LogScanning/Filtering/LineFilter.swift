package import BreachModel
internal import Glibc

/// Which lines can matter to a question that is known before the scan: those by one of some credentials, or from one of some origins. All
/// others are passed over and counted as `skipped`.
///
/// A line is judged by what was read of it, so that no spelling hides it: by its template where every byte fits one, by the exact parser otherwise.
package struct LineFilter: Hashable, Sendable {
    /// Credentials whose lines are kept.
    package let credentials: Set<CredentialID>
    /// Addresses and networks as they were given.
    package let origins: [String]
    /// IPv4 ranges, ascending, none touching another.
    let ranges: [ClosedRange<UInt32>]
    let networks: [IPv6Network]
    /// Origins that are no address, kept by their text.
    let texts: Set<String>

    /// - Parameters:
    ///   - credentials: exact ids.
    ///   - origins: IPv4 or IPv6 addresses, networks in CIDR form (RFC 4632, RFC 4291), or any other text that stands in the log's field.
    /// - Throws: `emptyFilter` where neither is given; `badNetwork` for a text with `/` that is no network.
    package init(credentials: Set<CredentialID> = [], origins: [String] = []) throws(LogScanningError) {
        guard !credentials.isEmpty || !origins.isEmpty else {
            throw LogScanningError(.emptyFilter, "a filter needs a credential or an origin")
        }
        var ranges: [ClosedRange<UInt32>] = []
        var networks: [IPv6Network] = []
        for origin in origins {
            let parts = origin.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            let bits = parts.count > 1 ? Int(parts[1]) ?? -1 : nil
            if let address = Self.address(String(parts[0])), (0...32).contains(bits ?? 32) {
                let free: UInt32 = bits == 0 ? .max : (1 << UInt32(32 - (bits ?? 32))) &- 1
                ranges.append((address & ~free)...(address | free))
            } else if let network = IPv6Network(String(parts[0]), bits: bits ?? 128) {
                networks.append(network)
            } else if bits != nil {
                throw LogScanningError(.badNetwork, "this is no network in CIDR form", hint: "write 192.0.2.0/24 or 2001:db8::/32")
            }
        }
        self.credentials = credentials
        self.origins = origins
        self.ranges = Self.joined(ranges)
        self.networks = networks
        texts = Set(origins)
    }

    /// What tells one filter from another, for the settings of a segment.
    var identity: String {
        (credentials.map { "c" + $0.rawValue }.sorted() + origins.map { "o" + $0 }.sorted()).joined(separator: "\u{0}")
    }

    private static func joined(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var joined: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, UInt64(range.lowerBound) <= UInt64(last.upperBound) + 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    private static func address(_ text: String) -> UInt32? {
        let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: LineReader.padding)
        // SAFETY: the text has its padding, and lives through the call.
        return unsafe bytes.withUnsafeBytes { all in
            unsafe all.baseAddress.flatMap { unsafe IPv4Text.value(BytePlace($0), count: text.utf8.count) }
        }
    }
}

/// A network of IPv6 addresses.
struct IPv6Network: Hashable, Sendable {
    private let high, low: UInt64
    private let highMask, lowMask: UInt64

    /// - Parameter bits: of the prefix.
    init?(_ text: String, bits: Int) {
        guard (0...128).contains(bits), let (high, low) = Self.parse(Array(text.utf8)) else { return nil }
        highMask = bits >= 64 ? .max : bits == 0 ? 0 : .max << UInt64(64 - bits)
        lowMask = bits <= 64 ? 0 : .max << UInt64(128 - bits)
        self.high = high & highMask
        self.low = low & lowMask
    }

    func contains(_ address: (high: UInt64, low: UInt64)) -> Bool {
        address.high & highMask == high && address.low & lowMask == low
    }

    static func parse(_ text: [UInt8]) -> (high: UInt64, low: UInt64)? {
        guard text.count >= 2, text.count < 46, !text.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16)
        // SAFETY: the text ends with 0; the system writes 16 bytes.
        guard unsafe inet_pton(AF_INET6, text.map { CChar(bitPattern: $0) } + [0], &bytes) == 1 else { return nil }
        return (bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }, bytes[8...].reduce(0) { $0 << 8 | UInt64($1) })
    }
}
