internal import BreachModel

/// Which pages are ours: a watcher opens no others.
struct OwnPages {
    private let hosts: [String]

    init(_ configuration: HaechiConfiguration) {
        hosts = (configuration.company?.domains ?? []) + (configuration.company.map { [$0.site] } ?? [])
    }

    func allows(_ url: String) -> Bool {
        guard url.utf8.count <= 2000, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
        if url.hasPrefix("file:///") { return !url.contains("/../") }
        guard let rest = ["http://", "https://"].first(where: url.hasPrefix).map({ url.dropFirst($0.count) }) else { return false }
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        // A name before an @ could pass for the host.
        guard !authority.contains("@"), !authority.isEmpty else { return false }
        let host = Self.host(authority).lowercased()
        if host == "localhost" || host == "[::1]" || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }) {
            return true
        }
        return hosts.contains { own in host == own.lowercased() || host.hasSuffix("." + own.lowercased()) }
    }

    private static func host(_ authority: Substring) -> String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
        return String(authority.prefix { $0 != ":" })
    }
}
