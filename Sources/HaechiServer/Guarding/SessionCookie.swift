/// The cookie that carries a session's token: for this host only, out of reach of scripts and of other sites' requests.
struct SessionCookie: Sendable {
    let name: String
    private let attributes: String

    /// - Parameter isBehindTLS: `Secure`, and the `__Host-` prefix, which browsers accept only together with it.
    init(name: String, isBehindTLS: Bool) {
        self.name = (isBehindTLS ? "__Host-" : "") + name
        attributes = "; Path=/; HttpOnly; SameSite=Lax" + (isBehindTLS ? "; Secure" : "")
    }

    /// The header's value that sets it until the browser is closed.
    func set(_ token: String) -> String { "\(name)=\(token)\(attributes)" }

    /// The header's value that deletes it.
    var clear: String { "\(name)=; Max-Age=0\(attributes)" }
}
