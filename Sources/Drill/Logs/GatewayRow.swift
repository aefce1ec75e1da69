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
