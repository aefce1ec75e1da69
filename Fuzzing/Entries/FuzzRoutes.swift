import BreachModel

@testable import LogScanning

/// The route map: its quick ways must find what the careful one finds, or leave a path to it.
enum FuzzRoutes {
    private static let known = [
        RouteRule(method: "GET", pattern: "/v1/members/{subject}"), RouteRule(method: nil, pattern: "/v1/members/me"),
        RouteRule(method: "GET", pattern: "/v1/members/{subject}/addresses/{entry}"), RouteRule(method: "OPTIONS-LONG", pattern: "/v1/{x}"),
        RouteRule(method: nil, pattern: "/a-name-of-more-than-16/{subject}/a"), RouteRule(method: nil, pattern: "/static/**"),
    ]

    /// Lines of a method, a tab and a path, or of a path alone. An odd first byte: patterns come first, up to an empty line.
    static func routes(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        var lines = bytes.dropFirst().split(separator: 0x0A, maxSplits: 100, omittingEmptySubsequences: false)[...]
        var rules = known
        if choice % 2 == 1 {
            let patterns = lines.prefix { !$0.isEmpty }
            lines = lines.dropFirst(patterns.count + 1)
            rules = patterns.map { line in
                let words = line.split(separator: 0x20, maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
                return RouteRule(method: words.count > 1 ? words[0] : nil, pattern: words.last ?? "/")
            }
        }
        guard let table = try? RouteTable(rules) else { return }
        let matcher = RouteMatcher(table)
        let memory = RouteMemory(matcher)
        let odd = OddRoutes(table)
        // Twice, since a memory answers from what it met before.
        for line in lines + lines { compare(Array(line), odd, matcher, memory) }
    }

    private static func compare(_ line: [UInt8], _ odd: OddRoutes, _ matcher: RouteMatcher, _ memory: RouteMemory) {
        let own = FuzzText(line)
        // SAFETY: the text stands until the end, with padding behind it.
        let text = unsafe own.bytes.dropLast()
        let tab = unsafe text.firstIndex(of: 0x09)
        var method = FieldValue.absent
        if let tab { method = unsafe FieldValue(bytes: UnsafeRawBufferPointer(rebasing: text[..<tab]), kind: .text) }
        let path = unsafe UnsafeRawBufferPointer(rebasing: text[(tab.map { $0 + 1 } ?? 0)...])
        let route = unsafe FieldValue(bytes: path, kind: .text)
        var expected: [[UInt8]?] = []
        odd.match(method: method, route: route) { expected = answer($0) }
        if let found = matcher.match(method: method, route: route) { precondition(answer(found) == expected, "the tree disagrees") }
        if let found = memory.match(method: method, route: route, in: own.marked) {
            precondition(answer(found) == expected, "the memory disagrees")
        }
        _ = unsafe RouteTable.shape(path)
        withExtendedLifetime(own) {}
    }

    private static func answer(_ match: RouteTable.Match) -> [[UInt8]?] {
        // SAFETY: both lie in the line.
        unsafe [Array("\(match.rule)".utf8), match.subject.map { unsafe Array($0) }, match.entry.map { unsafe Array($0) }]
    }
}
