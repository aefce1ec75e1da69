import BreachModel
import Testing

@testable import ConfigurationReading

@Suite struct RoutePatternTests {
    @Test(arguments: [
        ("GET /v1/members/{subject}", "GET", "/v1/members/{subject}"), ("/v1/login", nil, "/v1/login"), ("/", nil, "/"),
        ("POST /a/{x}/**", "POST", "/a/{x}/**"), ("GET  /a", "GET", "/a"), ("GET /**", "GET", "/**"),
    ])
    func `A method and a path are taken apart`(match: String, method: String?, pattern: String) throws {
        let rule = try RoutePattern.parse(match, items: [:], entries: [:])
        #expect(rule.method == method)
        #expect(rule.pattern == pattern)
        #expect(rule.name == (method.map { $0 + " " } ?? "") + pattern)
    }

    @Test(arguments: [
        ("v1/members", "begin with /"), ("GET v1", "begin with /"), ("get /v1", "known method"), ("FETCH /v1", "known method"),
        ("GET /a b", "one space"), ("/a?b=c", "query"), ("/a#b", "query"), ("/**/a", "last segment"), ("/a*", "inside a segment"),
        ("/id-{subject}", "whole segment"), ("/{subject", "whole segment"), ("/subject}", "whole segment"), ("/{}", "whole segment"),
        ("/{a}{b}", "whole segment"), ("/{subject}/{subject}", "more than once"), ("/{entry}/{entry}", "more than once"),
        ("/a/../b", "a segment .."), ("/./a", "a segment ."),
    ])
    func `A pattern that could not match as meant is refused`(match: String, says: String) {
        let problems = problems(in: "haechi: 1\nroutes: [{match: \"\(match)\"}]")
        #expect(problems.map(\.code) == [.badRoute])
        #expect(problems.first?.message.contains(says) == true, "\(problems)")
        #expect(problems.first?.keyPath == "routes[0].match")
    }

    @Test func `Patterns that differ only in the names in braces have one shape`() throws {
        let shapes = try ["GET /a/{subject}/b", "GET /a/{x}/b", "/a/{x}/b", "GET /a/x/b"].map {
            RoutePattern.shape(try RoutePattern.parse($0, items: [:], entries: [:]))
        }
        #expect(shapes[0] == shapes[1])
        #expect(Set(shapes).count == 3)
    }

    @Test(arguments: [
        ("/a/{subject}", "GET /a/{subject}"), ("GET /a/{x}", "GET /a/b"), ("GET /a/{x}", "GET /a/{x}/"), ("GET /a/{x}", "GET //a/{x}"),
        ("/a/**", "GET /a/{x}"), ("/a/**", "/a"), ("/a/**", "POST /a/b/**"), ("/**", "/"), ("/{x}/**", "/a/b"), ("/{x}/b", "/{y}/b"),
    ])
    func `An entry that an earlier one leaves nothing is refused`(earlier: String, later: String) {
        let found = problems(in: "haechi: 1\nroutes: [{match: \"/other\"}, {match: \"\(earlier)\"}, {match: \"\(later)\"}]")
        #expect(found.map(\.code) == [.duplicateEntry])
        #expect(found.first?.keyPath == "routes[2]")
        #expect(found.first?.message.contains("routes[1]") == true)
    }

    @Test(arguments: [
        ("GET /a/{subject}", "/a/{subject}"), ("GET /a", "POST /a"), ("/a/b", "/a/{x}"), ("/a/{x}", "/a/**"), ("/a/{x}", "/a/{x}/**"),
        ("/a/b/**", "/a/**"), ("/a/**", "/b/**"), ("/a/{x}", "/a"), ("/{x}/b", "/a/{y}"), ("/a/**", "/"), ("GET /**", "/v1"),
    ])
    func `Entries that both have requests of their own are taken`(earlier: String, later: String) {
        #expect(problems(in: "haechi: 1\nroutes: [{match: \"\(earlier)\"}, {match: \"\(later)\"}]").isEmpty)
    }
}
