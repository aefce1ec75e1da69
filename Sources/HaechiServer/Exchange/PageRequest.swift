package import HTTPTypes

/// One HTTP request as the pages see it: already bounded in size, its form decoded.
package struct PageRequest: Sendable {
    package var method: HTTPRequest.Method
    /// Without the query, not percent-decoded: every path of ours is plain ASCII.
    package var path: String
    package var query: [String: String]
    package var headers: HTTPFields
    /// The fields of a urlencoded body; the first of a repeated name counts.
    package var form: [String: String]
    /// The host, and the port where one is given, that the request was sent to.
    package var authority: String
    /// The address that counts as the client for limits; never logged.
    package var client: String

    package init(
        method: HTTPRequest.Method, path: String, query: [String: String] = [:], headers: HTTPFields = [:],
        form: [String: String] = [:], authority: String = "127.0.0.1", client: String = ""
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.form = form
        self.authority = authority
        self.client = client
    }

    /// The value of the cookie `name`; nil where the browser sent none.
    package func cookie(_ name: String) -> String? {
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let trimmed = pair.drop { $0 == " " }
                if trimmed.hasPrefix(name + "=") { return String(trimmed.dropFirst(name.count + 1)) }
            }
        }
        return nil
    }

    /// Whether the browser was told to reach this machine by a name of its own, and not by one that someone else's name
    /// server turned to a loopback address (DNS rebinding).
    package var namesLoopback: Bool {
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        return host == "localhost" || host == "[::1]" || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
    }

    /// Whether a browser says that another site made it send this request (Fetch Metadata, W3C; `Origin` is of no use here,
    /// since `Referrer-Policy: no-referrer` makes it `null` for our own forms).
    package var comesFromAnotherSite: Bool {
        guard let site = headers[.secFetchSite] else { return false }
        return site != "same-origin" && site != "none"
    }
}

extension HTTPField.Name {
    static let secFetchSite = Self("Sec-Fetch-Site")!
    static let contentSecurityPolicy = Self("Content-Security-Policy")!
    static let crossOriginOpenerPolicy = Self("Cross-Origin-Opener-Policy")!
    static let crossOriginResourcePolicy = Self("Cross-Origin-Resource-Policy")!
    static let permissionsPolicy = Self("Permissions-Policy")!
    static let referrerPolicy = Self("Referrer-Policy")!
    static let contentTypeOptions = Self("X-Content-Type-Options")!
    static let robots = Self("X-Robots-Tag")!
}
