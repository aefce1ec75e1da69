internal import BreachModel

/// Which pages are ours: a watcher opens no others.
struct OwnPages {
    private let hosts: [String]

    /// The loopback and, where there is a configuration, `company.domains` and the host of `company.site`, with what lies below them.
    init(_ configuration: HaechiConfiguration?) {
        guard let company = configuration?.company else {
            hosts = []
            return
        }
        hosts = company.domains + [Self.host(Self.authority(company.site) ?? company.site[...])]
    }

    func allows(_ url: String) -> Bool {
        guard url.utf8.count <= 2000, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
        if url.hasPrefix("file:///") { return !url.contains("/../") }
        // A name before an @ could pass for the host, and to some a \ is a /.
        guard let authority = Self.authority(url), !authority.contains("@"), !authority.contains("\\"), !authority.isEmpty
        else { return false }
        let host = Self.host(authority).lowercased()
        if host == "localhost" || host == "[::1]" || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }) {
            return true
        }
        return hosts.contains { own in host == own.lowercased() || host.hasSuffix("." + own.lowercased()) }
    }

    /// What stands between the scheme and the path; nil where the scheme is neither `http` nor `https`.
    private static func authority(_ url: String) -> Substring? {
        guard let scheme = ["http://", "https://"].first(where: url.hasPrefix) else { return nil }
        return url.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    }

    private static func host(_ authority: Substring) -> String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
        return String(authority.prefix { $0 != ":" })
    }
}
