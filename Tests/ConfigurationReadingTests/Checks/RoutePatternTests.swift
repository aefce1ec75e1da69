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
}
