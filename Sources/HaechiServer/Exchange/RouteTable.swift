package import HTTPTypes

/// Which function answers which method and path.
package struct RouteTable: Sendable {
    /// Answers one request; `parameter` is what stood in the pattern's `{…}`.
    package typealias Handler = @Sendable (_ request: PageRequest, _ parameter: String) async throws -> PageResponse

    /// What a look-up finds.
    package enum Match: Sendable {
        case found(pattern: String, parameter: String, handler: Handler)
        /// The path exists with these methods only (RFC 9110, 15.5.6).
        case otherMethods(pattern: String, allow: [String])
        case nothing
    }

    private struct Route {
        var method: HTTPRequest.Method
        /// Segments; `{…}` as the last one takes any single segment.
        var segments: [Substring]
        var pattern: String
        var handler: Handler
    }

    private var routes: [Route] = []

    package init() {}

    /// Adds a route; a GET route answers HEAD too.
    package mutating func on(_ method: HTTPRequest.Method, _ pattern: String, _ handler: @escaping Handler) {
        routes.append(
            Route(
                method: method, segments: pattern.split(separator: "/"), pattern: pattern, handler: handler))
    }

    /// Finds the route for `method` and `path`. A trailing slash is a different path, except for the root.
    package func find(_ method: HTTPRequest.Method, _ path: String) -> Match {
        guard path.hasPrefix("/"), path == "/" || !path.hasSuffix("/"), !path.contains("//") else { return .nothing }
        let segments = path.split(separator: "/")
        var allow: [String] = []
        var pattern = ""
        let wanted = method == .head ? .get : method
        for route in routes {
            guard let parameter = Self.parameter(of: segments, by: route.segments) else { continue }
            if route.method == wanted { return .found(pattern: route.pattern, parameter: parameter, handler: route.handler) }
            pattern = route.pattern
            allow.append(route.method.rawValue)
            if route.method == .get { allow.append(HTTPRequest.Method.head.rawValue) }
        }
        return allow.isEmpty ? .nothing : .otherMethods(pattern: pattern, allow: allow.sorted())
    }

    /// What the pattern's braces take of `segments`; empty text where it has none, nil where it does not match.
    private static func parameter(of segments: [Substring], by pattern: [Substring]) -> String? {
        guard segments.count == pattern.count else { return nil }
        var parameter = ""
        for (segment, part) in zip(segments, pattern) {
            if part.hasPrefix("{") {
                parameter = String(segment)
            } else if segment != part {
                return nil
            }
        }
        return parameter
    }
}
