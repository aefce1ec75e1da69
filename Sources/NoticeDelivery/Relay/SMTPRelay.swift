package import BreachModel
internal import BreachResponse

/// A mail relay, and how to speak to it (RFC 5321).
package struct SMTPRelay: Sendable {
    package var host: String
    package var port: Int
    package var security: SMTPSecurity
    package var user: String?
    package var password: Sensitive<String>?
    /// Seconds until a connection must stand.
    package var connectTimeout: Int
    /// Seconds that one message may take in all.
    package var messageTimeout: Int
    /// A file with the certificates to trust, in PEM; nil for those of the system.
    package var trustedCertificates: String?

    package init(
        host: String, port: Int, security: SMTPSecurity, user: String? = nil, password: Sensitive<String>? = nil,
        connectTimeout: Int = 10, messageTimeout: Int = 120, trustedCertificates: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.connectTimeout = connectTimeout
        self.messageTimeout = messageTimeout
        self.trustedCertificates = trustedCertificates
    }

    /// Whether the relay runs on this machine.
    var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    /// Where libcurl connects to. An IPv6 address gets its brackets.
    var url: String {
        let scheme = security == .tls ? "smtps" : "smtp"
        return "\(scheme)://\(host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host):\(port)"
    }
}
