import BreachModel
import Testing

@testable import LogScanning

@Suite struct RouteTableTests {
    private struct Found: Equatable {
        var rule: Int
        var subject: String?
        var entry: String?
    }

    private func match(_ route: String, method: String? = nil, rules: [RouteRule] = gatewayRoutes) throws -> Found {
        let table = try RouteTable(rules)
        return unsafe withPadding(Array(route.utf8)) { path in
            unsafe withPadding(Array((method ?? "").utf8)) { verb in
                let match = table.match(
                    method: unsafe method == nil ? .absent : FieldValue(bytes: verb, kind: .text),
                    route: unsafe FieldValue(bytes: path, kind: .text))
                return Found(
                    rule: match.rule, subject: unsafe match.subject.map { unsafe String(decoding: $0, as: UTF8.self) },
                    entry: unsafe match.entry.map { unsafe String(decoding: $0, as: UTF8.self) })
            }
        }
    }

    @Test(
        "A request falls under the first rule that fits, and its named segments are taken",
        arguments: [
            ("/v1/members/17", "GET", 0, "17", nil), ("/v1/members/17/", "GET", 0, "17", nil), ("//v1//members/17", "GET", 0, "17", nil),
            ("/v1/members/17?fields=all&id=9", "GET", 0, "17", nil), ("/v1/members/17#x", "GET", 0, "17", nil),
            ("/v1/members/김", "GET", 0, "김", nil), ("GET /v1/members/17", nil, 0, "17", nil),
            ("GET /v1/members/17 HTTP/1.1", nil, 0, "17", nil), ("http://x.kr/v1/members/17?a", "GET", 0, "17", nil),
            ("GET wss://x.kr:1/v1/members/17 HTTP/1.1", nil, 0, "17", nil), ("://x/v1/members/17", "GET", 4, nil, nil),
            ("/v1/members/17/addresses/3", "GET", 1, "17", "3"),
            ("/v1/orders/5", "DELETE", 2, nil, nil), ("/v1/orders/5", nil, 2, nil, nil), ("/static", "GET", 3, nil, nil),
            ("/static/a/b/c.js", "GET", 3, nil, nil),
            // No rule knows these.
            ("/v1/members/17", "POST", 4, nil, nil), ("/v1/members/17", "get", 4, nil, nil), ("/v1/members", "GET", 4, nil, nil),
            ("/v1/members/17/orders", "GET", 4, nil, nil), ("/V1/members/17", "GET", 4, nil, nil), ("/", "GET", 4, nil, nil),
            ("", "GET", 4, nil, nil), ("?/v1/members/17", "GET", 4, nil, nil), ("/v1/members/17", nil, 4, nil, nil),
            ("/v1/orders", nil, 4, nil, nil), ("/statics/a", nil, 4, nil, nil), ("POST /v1/members/17", nil, 4, nil, nil),
            (" ", nil, 4, nil, nil),
        ] as [(String, String?, Int, String?, String?)])
    func matching(_ route: String, _ method: String?, _ rule: Int, _ subject: String?, _ entry: String?) throws {
        #expect(try match(route, method: method) == Found(rule: rule, subject: subject, entry: entry))
    }

    @Test func `An earlier rule goes before a later one`() throws {
        let rules = ["/a/me", "/a/{subject}", "/a/**", "/**"].map { RouteRule(method: nil, pattern: $0) }
        #expect(try match("/a/me", rules: rules) == Found(rule: 0))
        #expect(try match("/a/17", rules: rules) == Found(rule: 1, subject: "17"))
        #expect(try match("/a/17/b", rules: rules) == Found(rule: 2))
        #expect(try match("/", rules: rules) == Found(rule: 3))
    }

    @Test(
        "A pattern that cannot be meant is refused",
        arguments: ["members", "", "/a/id-{subject}", "/a/{subject", "/a/subject}", "/a/{b}c", "/a/**/b"])
    func refusing(_ pattern: String) {
        #expect(throws: LogScanningError(.badRoute, "")) { try RouteTable([RouteRule(method: nil, pattern: pattern)]) }
    }

    @Test func `More rules than an event can name are refused`() {
        let rules = [RouteRule](repeating: RouteRule(method: nil, pattern: "/a"), count: RouteTable.ruleLimit + 1)
        #expect(throws: LogScanningError(.tooManyRoutes, "")) { try RouteTable(rules) }
    }

    @Test(
        "An unmapped route is reported by its shape, without what may name a person",
        arguments: [
            ("/v1/members/17/orders", "/v1/members/{}/orders"), ("/v12/a", "/v12/a"), ("/v123/a", "/{}/a"), ("/v1a/x", "/{}/x"),
            ("/a/hong@example.com", "/a/{}"), ("/a/홍길동", "/a/{}"), ("/a/%ED%99%8D", "/a/{}"), ("/a/%EC", "/a/{}"), ("/a?name=hong", "/a"),
            ("/a#hong", "/a"), ("/a/ab12cd/", "/a/{}/"), ("/", "/"), ("", ""), ("/v@1/x", "/{}/x"),
            ("/a?\u{301}b/hong", "/a"), ("v1", "v1"), ("17", "{}"), ("//1//", "//{}//"),
        ])
    func shapes(_ route: String, _ shape: String) {
        #expect(unsafe withPadding(Array(route.utf8)) { unsafe RouteTable.shape($0) } == shape)
    }

    @Test func `No digit of a route gets into its shape, versions aside`() {
        var generator = SeededGenerator(seed: 401)
        let parts = ["members", "17", "010-0123-4567", "v1", "v22", "a1", "é", "b@c", "%41", "", "x"]
        for _ in 0..<3000 {
            let route = (0..<6).map { _ in "/" + parts.randomElement(using: &generator)! }.joined()
            let shape = unsafe withPadding(Array(route.utf8)) { unsafe RouteTable.shape($0) }
            for part in shape.split(separator: "/") where !["v1", "v22", "{}"].contains(part) {
                #expect(!part.contains { $0.isNumber || !$0.isASCII || $0 == "@" || $0 == "%" }, "\(shape)")
            }
        }
    }

    @Test(
        "Escapes of unreserved characters are resolved and all others stay",
        arguments: [
            ("/%31%37", "/17"), ("/m%65mbers/%7e%2D%2e%5F", "/members/~-._"), ("/a%2Fb%3Fc%23d%20e%25", "/a%2Fb%3Fc%23d%20e%25"),
            ("/%", "/%"), ("/%3", "/%3"), ("/%zz%31", "/%zz1"), ("/%2531", "/%2531"), ("/%ED%99%8D", "/%ED%99%8D"), ("", ""),
        ])
    func escapes(_ route: String, _ plain: String) {
        var text: [UInt8] = [1]
        unsafe withPadding(Array(route.utf8)) { unsafe RouteTable.decodeUnreserved($0, into: &text) }
        #expect(String(decoding: text, as: UTF8.self) == plain)
    }
}
