package import BreachModel
package import BreachResponse
internal import HTTPTypes

/// The operators' pages: behind a login, on a loopback port, with health and metrics beside them.
package final class Console: Sendable {
    private static let loginMinutes = 10
    private static let refreshSeconds = 60
    private static let refresh = HTTPField.Name("Refresh")!

    private let reader: CaseReader
    private let operators: OperatorList
    private let templates: ConsoleTemplates
    private let sessions: SessionStore<ConsoleSession>
    private let limiter: AttemptLimiter
    private let random: RandomBytes
    private let metrics: RequestMetrics
    private let portalSessions: @Sendable () -> Int
    private let cookie = SessionCookie(name: "haechi-console", isBehindTLS: false)
    private let loginCookie = SessionCookie(name: "haechi-login", isBehindTLS: false)

    package init(
        reader: CaseReader, operators: OperatorList, clock: WallClock, random: RandomBytes, metrics: RequestMetrics,
        portalSessions: @escaping @Sendable () -> Int
    ) throws {
        self.reader = reader
        self.operators = operators
        self.random = random
        self.metrics = metrics
        self.portalSessions = portalSessions
        templates = try ConsoleTemplates()
        sessions = SessionStore(
            lifetime: .init(idleMinutes: 30, totalMinutes: 8 * 60), capacity: 100, clock: clock, random: random)
        limiter = AttemptLimiter(limits: .init(perClient: 10, overall: 100, minutes: Self.loginMinutes), clock: clock)
    }

    /// Every address of the console.
    package var routes: RouteTable {
        var routes = RouteTable()
        routes.on(.get, "/login") { [self] request, _ in loginForm(request, failure: nil) }
        routes.on(.post, "/login") { [self] request, _ in login(request) }
        routes.on(.post, "/logout") { [self] request, _ in logout(request) }
        routes.on(.get, "/console.css") { _, _ in PageAssets.style(PageAssets.consoleStyle) }
        routes.on(.get, "/health") { [reader] _, _ in await HealthPage.detailed(reader) }
        routes.on(.get, "/metrics") { [self] _, _ in await metricsPage() }
        page(&routes, .overview) { (OverviewView($0), .overview) }
        page(&routes, .timeline) { (TimelineView($0), .timeline) }
        page(&routes, .findings) { (FindingsView($0), .findings) }
        page(&routes, .scope) { (ScopeView($0), .scope) }
        page(&routes, .duties) { (DutiesView($0), .duties) }
        page(&routes, .promises) { (PromisesView($0), .promises) }
        page(&routes, .postings) { (PostingsView($0), .postings) }
        page(&routes, .sends) { (SendsView($0), .sends) }
        page(&routes, .notices) { (NoticesView($0), .notices) }
        routes.on(.get, "/notices/{id}") { [self] request, segment in
            try await personal(request) { context in
                guard let id = NoticeView.id(segment), let notice = context.overview.notices.first(where: { $0.id == id }) else {
                    return PlainPage.response(.notFound)
                }
                return .html(templates.render(NoticeView(context, notice), with: .notice))
            }
        }
        return routes
    }

    private func page(
        _ routes: inout RouteTable, _ section: ConsoleSection,
        _ view: @escaping @Sendable (ConsoleContext) -> (Any, ConsoleTemplates.Name)
    ) {
        routes.on(.get, section.rawValue) { [self] request, _ in
            try await personal(request) { context in
                let (view, name) = view(context)
                return .html(templates.render(view, with: name))
            }
        }
    }

    /// Answers for someone who is logged in; anyone else is sent to the login.
    private func personal(
        _ request: PageRequest, _ answer: (ConsoleContext) throws -> PageResponse
    ) async throws -> PageResponse {
        let language = LanguageChoice.language(of: request)
        guard let token = request.cookie(cookie.name), let session = sessions.value(for: token) else {
            return .seeOther("/login?lang=\(language.rawValue)")
        }
        let isLive = request.query["live"] == "1"
        var response = try answer(
            ConsoleContext(overview: try await reader.overview(), language: language, session: session, isLive: isLive))
        // Asked for by whoever reads it: a page that changes under the eyes must not come unasked (WCAG 2.2.1).
        if isLive, response.status == .ok { response.headers[Self.refresh] = String(Self.refreshSeconds) }
        return response
    }

    private func loginForm(_ request: PageRequest, failure: LoginView.Failure?) -> PageResponse {
        let csrf = random.token()
        let view = LoginView(language: LanguageChoice.language(of: request), csrf: csrf, failure: failure)
        var page = PageResponse.html(templates.render(view, with: .login), status: failure?.status ?? .ok)
        if case .wait(let minutes) = failure { page.headers[.retryAfter] = String(minutes * 60) }
        return page.setting(cookie: loginCookie.set(csrf))
    }

    private func login(_ request: PageRequest) -> PageResponse {
        guard let csrf = request.cookie(loginCookie.name), !csrf.isEmpty, csrf == request.form["csrf"] else {
            return loginForm(request, failure: .stale)
        }
        guard limiter.allows(request.client) else { return loginForm(request, failure: .wait(minutes: Self.loginMinutes)) }
        let name = request.form["name"] ?? ""
        let key = (request.form["key"] ?? "").filter { !$0.isWhitespace }.lowercased()
        guard operators.accepts(name: name, key: key) else {
            limiter.recordFailure(request.client)
            return loginForm(request, failure: .refused)
        }
        let token = sessions.open(ConsoleSession(name: name, csrf: random.token()))
        return PageResponse.seeOther("/?lang=\(LanguageChoice.language(of: request).rawValue)")
            .setting(cookie: cookie.set(token)).setting(cookie: loginCookie.clear)
    }

    private func logout(_ request: PageRequest) -> PageResponse {
        guard let token = request.cookie(cookie.name), let session = sessions.value(for: token) else {
            return PageResponse.seeOther("/login").setting(cookie: cookie.clear)
        }
        guard session.csrf == request.form["csrf"] else { return PlainPage.response(.forbidden) }
        sessions.close(token)
        return PageResponse.seeOther("/login?lang=\(LanguageChoice.language(of: request).rawValue)").setting(cookie: cookie.clear)
    }

    private func metricsPage() async -> PageResponse {
        var text = metrics.exposition
        text += "# HELP haechi_sessions Open sessions.\n# TYPE haechi_sessions gauge\n"
        text += "haechi_sessions{site=\"console\"} \(sessions.count)\nhaechi_sessions{site=\"portal\"} \(portalSessions())\n"
        let overview = try? await reader.overview()
        text += "# HELP haechi_store_readable Whether the case store can be read.\n# TYPE haechi_store_readable gauge\n"
        text += "haechi_store_readable \(overview == nil ? 0 : 1)\n"
        text += "# HELP haechi_send_people People of a send by state.\n# TYPE haechi_send_people gauge\n"
        for send in overview?.sends ?? [] {
            for state in DeliveryState.allCases {
                text += "haechi_send_people{send=\"\(send.id)\",state=\"\(state.rawValue)\"} \(send.count(state).value)\n"
            }
        }
        var response = PageResponse.text(text)
        response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
        return response
    }
}
