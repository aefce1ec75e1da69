internal import BreachModel

/// The form of `match` in a route: an optional method and a path of segments.
enum RoutePattern {
    /// What is wrong with a route, in words.
    struct Flaw: Error {
        var message: String
        var hint: String?
    }

    private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    /// Reads `GET /v1/members/{subject}` or, for any method, `/v1/members/{subject}`.
    static func parse(
        _ match: String, items: [DataItemID: Visibility], entries: [DataItemID: Visibility]
    ) throws(Flaw) -> RouteRule {
        let words = match.split(separator: " ")
        guard (1...2).contains(words.count), let pattern = words.last else {
            throw Flaw(message: "expected a method and a path with one space between them")
        }
        if words.count == 2, !methods.contains(String(words[0])) {
            throw Flaw(message: "does not begin with a known method, expected one of \(methods.joined(separator: ", "))")
        }
        guard pattern.hasPrefix("/") else {
            throw Flaw(message: "the path does not begin with /", hint: "write it as the log does, from the first / on")
        }
        guard !pattern.contains("?"), !pattern.contains("#") else {
            throw Flaw(message: "the path has a query or a fragment, expected the path alone", hint: "queries are cut off before matching")
        }
        try checkSegments(pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false))
        return RouteRule(
            method: words.count == 2 ? String(words[0]) : nil, pattern: String(pattern), items: items, entryItems: entries)
    }

    private static func checkSegments(_ segments: [Substring]) throws(Flaw) {
        for (index, segment) in segments.enumerated() {
            guard segment != ".", segment != ".." else {
                throw Flaw(message: "has a segment \(segment), which requests are matched without", hint: "write the path that it leads to")
            }
            if segment == "**" {
                guard index == segments.count - 1 else { throw Flaw(message: "has ** before the end, expected it as the last segment") }
                continue
            }
            guard !segment.contains("*") else {
                throw Flaw(message: "has a * inside a segment", hint: "{name} matches one segment, a last ** matches the rest")
            }
            guard segment.contains(where: { $0 == "{" || $0 == "}" }) else { continue }
            let name = segment.dropFirst().dropLast()
            guard segment.hasPrefix("{"), segment.hasSuffix("}"), !name.isEmpty, !name.contains(where: { "{}".contains($0) }) else {
                throw Flaw(message: "has braces that do not enclose a whole segment", hint: "write /{subject}/, not /id-{subject}/")
            }
        }
        for name in ["{subject}", "{entry}"] where segments.count(where: { $0 == name }) > 1 {
            throw Flaw(message: "has \(name) more than once")
        }
    }

    /// Method and pattern as they count for matching: all names in braces are equal and empty segments are none.
    static func shape(_ rule: RouteRule) -> String { (rule.method ?? "any") + " /" + segments(rule).joined(separator: "/") }

    /// What stands between the pattern's slashes, with `{}` for any name.
    static func segments(_ rule: RouteRule) -> [String] {
        rule.pattern.split(separator: "/").map { $0.hasPrefix("{") ? "{}" : String($0) }
    }
}
