import BreachModel
import Testing

@testable import LogScanning

/// The tree of routes against the map that tries one rule after the other.
@Suite struct RouteMatcherTests {
    private static let segments = ["v1", "members", "{subject}", "{entry}", "{x}", "orders-of-a-year", "a", "orders-of-a-day"]
    private static let methods: [String?] = [nil, "GET", "POST", "PROPPATCH-LONG", "G\u{0}", "\u{0}"]
    private static let verbs = ["", "GET", "POST", "PROPPATCH-LONG", "GE", "GETX", "G", "G\u{0}", "H\u{0}", "\u{0}"]

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `The tree finds the rule, subject and entry that the map finds`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, purpose: "routes")
        let rules = (0..<40).map { _ in
            let parts = (0..<Int.random(in: 0...4, using: &generator)).map { _ in Self.segments.randomElement(using: &generator)! }
            let end = Int.random(in: 0...3, using: &generator) == 0 ? ["**"] : []
            return RouteRule(method: Self.methods.randomElement(using: &generator)!, pattern: "/" + (parts + end).joined(separator: "/"))
        }
        let table = try RouteTable(rules)
        let matcher = RouteMatcher(table)
        var careful = 0
        for _ in 0..<3000 {
            let parts = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                ["v1", "members", "17", "a", "orders-of-a-year", "orders-of-a-day", "orders-of-a-ye", "", "é", "a?b", "#", "%31"]
                    .randomElement(using: &generator)!
            }
            let path = ["/", "", "//"].randomElement(using: &generator)! + parts.joined(separator: "/")
            let verb = Self.verbs.randomElement(using: &generator)!
            let same = unsafe withPadding(Array(path.utf8)) { path in
                unsafe withPadding(Array(verb.utf8)) { verb in
                    let method = unsafe FieldValue(bytes: verb, kind: verb.isEmpty ? .absent : .text)
                    let route = unsafe FieldValue(bytes: path, kind: .text)
                    guard let found = matcher.match(method: method, route: route) else {
                        careful += 1
                        return true
                    }
                    let expected = table.match(method: method, route: route)
                    return unsafe found.rule == expected.rule && Self.text(found.subject) == Self.text(expected.subject)
                        && Self.text(found.entry) == Self.text(expected.entry)
                }
            }
            #expect(same, "seed \(seed): \(verb) \(path)")
        }
        #expect(careful < 2400, "the tree answers for too few paths")
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `What is remembered of routes is what the map finds, for new paths and for known ones`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, purpose: "memory")
        let rules = (0..<12).map { _ in
            let parts = (0..<Int.random(in: 0...4, using: &generator)).map { _ in Self.segments.randomElement(using: &generator)! }
            let end = Int.random(in: 0...3, using: &generator) == 0 ? ["**"] : []
            return RouteRule(method: Self.methods.randomElement(using: &generator)!, pattern: "/" + (parts + end).joined(separator: "/"))
        }
        let table = try RouteTable(rules)
        let memory = RouteMemory(RouteMatcher(table))
        var known = 0
        for _ in 0..<3000 {
            let parts = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                [
                    "v1", "members", "17", "8", "a", "orders-of-a-year", "orders-of-a-day", "orders-of-a-ye", "", "é", "a?b", "#", "%31",
                    "x y",
                ]
                .randomElement(using: &generator)!
            }
            let path = ["/", "", "//"].randomElement(using: &generator)! + parts.joined(separator: "/")
            let verb = Self.verbs.randomElement(using: &generator)!
            let same = unsafe withMarks(Array(("\"" + verb + "\":\"" + path + "\",1").utf8)) { bytes, text in
                let method = unsafe FieldValue(
                    bytes: UnsafeRawBufferPointer(rebasing: bytes[1..<(1 + verb.utf8.count)]), kind: verb.isEmpty ? .absent : .text)
                let start = verb.utf8.count + 4
                let route = unsafe FieldValue(
                    bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<(start + path.utf8.count)]), kind: .text)
                guard let found = memory.match(method: method, route: route, in: text) else { return true }
                known += 1
                let expected = table.match(method: method, route: route)
                return unsafe found.rule == expected.rule && Self.text(found.subject) == Self.text(expected.subject)
                    && Self.text(found.entry) == Self.text(expected.entry)
            }
            #expect(same, "seed \(seed): \(verb) \(path)")
        }
        #expect(known > 600, "the memory answers for too few paths: \(known)")
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `The quick ways leave paths with dot segments or an address to the careful one`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, purpose: "dots")
        let patterns = ["/v1/members/{subject}", "/v1/members/{subject}/a/{entry}", "/v1/{x}/**", "/**"]
        let table = try RouteTable(patterns.map { RouteRule(method: nil, pattern: $0) })
        let matcher = RouteMatcher(table)
        let memory = RouteMemory(matcher)
        let odd = OddRoutes(table)
        for _ in 0..<3000 {
            let parts = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
                ["v1", "members", "17", "a", ".", "..", "...", ".a", "", "8"].randomElement(using: &generator)!
            }
            let path = ["/", "", "http://x.kr/", "http:/"].randomElement(using: &generator)! + parts.joined(separator: "/")
            let same = unsafe withMarks(Array(("\"GET\":\"" + path + "\",1").utf8)) { bytes, text in
                let method = unsafe FieldValue(bytes: UnsafeRawBufferPointer(rebasing: bytes[1..<4]), kind: .text)
                let route = unsafe FieldValue(bytes: UnsafeRawBufferPointer(rebasing: bytes[7..<(7 + path.utf8.count)]), kind: .text)
                var expected = ""
                odd.match(method: method, route: route) { expected = Self.text($0) }
                let found = [matcher.match(method: method, route: route), memory.match(method: method, route: route, in: text)]
                return found.allSatisfy { $0.map { Self.text($0) == expected } ?? true }
            }
            #expect(same, "seed \(seed): \(path)")
        }
    }

    private static func text(_ match: RouteTable.Match) -> String {
        let (subject, entry) = unsafe (text(match.subject), text(match.entry))
        return "\(match.rule) \(subject ?? "none") \(entry ?? "none")"
    }

    private static func text(_ bytes: UnsafeRawBufferPointer?) -> String? {
        unsafe bytes.map { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
