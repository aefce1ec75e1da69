internal import BreachModel
internal import HTTPTypes
package import Logging

/// One of the two servers' pages: finds the route, answers, adds the headers that every answer carries, and counts it.
package struct Site: Sendable {
    /// `portal` or `console`, as metrics name it.
    package let name: String
    package let routes: RouteTable
    let metrics: RequestMetrics
    /// Whether only requests that name a loopback host are answered.
    let onlyLoopback: Bool
    let logger: Logger

    package init(name: String, routes: RouteTable, metrics: RequestMetrics, onlyLoopback: Bool, logger: Logger) {
        self.name = name
        self.routes = routes
        self.metrics = metrics
        self.onlyLoopback = onlyLoopback
        self.logger = logger
    }

    /// Answers one request. It never throws: what goes wrong becomes a page and a log line with a stable code.
    package func respond(to request: PageRequest) async -> PageResponse {
        let start = ContinuousClock.now
        var (pattern, response) = await answer(request)
        Self.addHeaders(to: &response)
        if request.method == .head {
            response.headers[.contentLength] = String(response.body.count)
            response.body = []
        }
        metrics.record(site: name, route: pattern, status: response.status.code, duration: start.duration(to: .now))
        return response
    }

    private func answer(_ request: PageRequest) async -> (String, PageResponse) {
        if onlyLoopback, !request.namesLoopback { return ("refused", PlainPage.response(.misdirectedRequest)) }
        switch routes.find(request.method, request.path) {
        case .nothing:
            return ("other", PlainPage.response(.notFound))
        case .otherMethods(let pattern, let allow):
            var response = PlainPage.response(.methodNotAllowed)
            response.headers[.allow] = allow.joined(separator: ", ")
            return (pattern, response)
        case .found(let pattern, let parameter, let handler):
            if request.method == .post, request.comesFromAnotherSite { return (pattern, PlainPage.response(.forbidden)) }
            do {
                return (pattern, try await handler(request, parameter))
            } catch {
                let code = (error as? any ReportableError)?.stableCode ?? "unexpected"
                logger.error("a page could not be shown", metadata: ["route": "\(pattern)", "code": "\(code)"])
                var response = PlainPage.response(.serviceUnavailable)
                response.headers[.retryAfter] = "30"
                return (pattern, response)
            }
        }
    }

    /// Headers that keep a page from being framed, scripted, sniffed, indexed by accident, or named to other sites.
    static func addHeaders(to response: inout PageResponse) {
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.contentTypeOptions] = "nosniff"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=()"
    }
}
