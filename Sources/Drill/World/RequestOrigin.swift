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
