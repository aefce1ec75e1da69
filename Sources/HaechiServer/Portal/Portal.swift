package import BreachModel
package import BreachResponse
internal import HTTPTypes
internal import Synchronization

/// The public pages. Until a person has proven to be the addressee of a notice, every answer is the same for everyone.
package final class Portal: Sendable {
    /// Personal answers are filled up to a multiple of this, so that their length does not tell a hit from a miss.
    static let paddingStep = 32_768
    private static let frontPageSeconds: Int64 = 5
    /// Looked up in place of a text that is no code, so that it costs the same as one that is.
    private static let decoy = NoticeCode(typed: "0000-0000-0000")!

    private let reader: CaseReader
    private let clock: WallClock
    private let random: RandomBytes
    private let limiter: AttemptLimiter
    let sessions: SessionStore<PersonKey>
    /// Takes a session for each miss, so that hit and miss do the same; nobody reads it.
    private let decoys: SessionStore<PersonKey>
    private let appLink: AppLink?
    private let cookie: SessionCookie
    private let frontPages = Mutex<[Language: (page: PageResponse, until: Int64)]>([:])

    package init(reader: CaseReader, settings: PortalSettings, clock: WallClock, random: RandomBytes) {
        self.reader = reader
        self.clock = clock
        self.random = random
        limiter = AttemptLimiter(limits: settings.limits, clock: clock)
        sessions = SessionStore(lifetime: settings.lifetime, capacity: settings.sessions, clock: clock, random: random)
        decoys = SessionStore(lifetime: settings.lifetime, capacity: 1000, clock: clock, random: random)
        appLink = settings.appLinkKey.map { AppLink(key: $0, clock: clock) }
        cookie = SessionCookie(name: "haechi-person", isBehindTLS: settings.isBehindTLS)
    }

    /// Every address of the portal.
    package var routes: RouteTable {
        var routes = RouteTable()
        routes.on(.get, "/") { [self] request, _ in try await front(request) }
        routes.on(.post, "/check") { [self] request, _ in try await check(request) }
        routes.on(.get, "/me") { [self] request, _ in try await me(request) }
        routes.on(.post, "/logout") { [self] request, _ in logout(request) }
        routes.on(.get, "/health") { [reader] _, _ in await HealthPage.plain(reader) }
        routes.on(.get, "/portal.css") { _, _ in PageAssets.style(PageAssets.portalStyle) }
        if appLink != nil { routes.on(.get, "/app") { [self] request, _ in try await app(request) } }
        return routes
    }

    /// The front page, rendered at most once in a few seconds for each language.
    private func front(_ request: PageRequest) async throws -> PageResponse {
        let language = LanguageChoice.language(of: request)
        let now = clock.now().milliseconds
        if let kept = frontPages.withLock({ $0[language] }), now < kept.until { return kept.page }
        var page = PageResponse.html(FrontPage(layout: try await layout(language)).render())
        page.headers[.cacheControl] = "public, max-age=\(Self.frontPageSeconds)"
        page.headers[.vary] = "Accept-Language"
        frontPages.withLock { [page] in $0[language] = (page, now + Self.frontPageSeconds * 1000) }
        return page
    }

    /// Takes a code. Known, unknown and malformed codes give the same answer: a cookie and the way to `/me`.
    private func check(_ request: PageRequest) async throws -> PageResponse {
        let language = LanguageChoice.language(of: request)
        guard limiter.allows(request.client) else { return try await tooMany(language) }
        let typed = NoticeCode(typed: Self.narrow(request.form["code"] ?? ""))
        let person = try await reader.personByCode(typed ?? Self.decoy)
        let token: String
        if let person, typed != nil {
            token = sessions.open(person)
        } else {
            limiter.recordFailure(request.client)
            token = decoys.open("")
        }
        return .seeOther("/me?lang=\(language.rawValue)").setting(cookie: cookie.set(token))
    }

    /// Exchanges the app's token for a session at once, so that the address that stays in the browser holds nothing.
    private func app(_ request: PageRequest) async throws -> PageResponse {
        let language = LanguageChoice.language(of: request)
        // A look-ahead by HEAD must not use the token up.
        guard request.method == .get else { return .seeOther("/me?lang=\(language.rawValue)") }
        guard limiter.allows(request.client) else { return try await tooMany(language) }
        var person: PersonKey?
        if let account = appLink?.redeem(request.query["t"] ?? "") { person = try await reader.personByAccount(account) }
        if person == nil { limiter.recordFailure(request.client) }
        let token = person.map { sessions.open($0) } ?? decoys.open("")
        return .seeOther("/me?lang=\(language.rawValue)").setting(cookie: cookie.set(token))
    }

    /// The person's page; without a session, the form again.
    private func me(_ request: PageRequest) async throws -> PageResponse {
        let token = request.cookie(cookie.name)
        if let token, let person = sessions.value(for: token), let dossier = try await reader.dossier(person) {
            let language = LanguageChoice.explicit(request) ?? dossier.language
            let layout = PortalLayout(language: language, incident: dossier.incident, opensFromApp: appLink != nil)
            return .html(PersonPage(layout: layout, dossier: dossier).render()).padded(to: Self.paddingStep)
        }
        let layout = try await layout(LanguageChoice.language(of: request))
        let page = PageResponse.html(
            CheckPage(layout: layout, failure: token == nil ? nil : .notAccepted).render(), status: .forbidden)
        return page.padded(to: Self.paddingStep).setting(cookie: cookie.clear)
    }

    private func logout(_ request: PageRequest) -> PageResponse {
        if let token = request.cookie(cookie.name) { sessions.close(token) }
        return .seeOther("/?lang=\(LanguageChoice.language(of: request).rawValue)").setting(cookie: cookie.clear)
    }

    private func tooMany(_ language: Language) async throws -> PageResponse {
        let minutes = limiter.retryAfterSeconds / 60
        var page = PageResponse.html(
            CheckPage(layout: try await layout(language), failure: .wait(minutes: minutes)).render(), status: .tooManyRequests)
        page.headers[.retryAfter] = String(limiter.retryAfterSeconds)
        return page
    }

    private func layout(_ language: Language) async throws -> PortalLayout {
        PortalLayout(language: language, incident: try await reader.incident(), opensFromApp: appLink != nil)
    }

    /// Full-width letters and digits, as Korean keyboards give them, in their ASCII form; other dashes as hyphens.
    static func narrow(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars.prefix(64) {
            switch scalar.value {
            case 0xFF01...0xFF5E: result.unicodeScalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x2010...0x2015, 0x2212: result.append("-")
            case 0x09, 0x0A, 0x0D, 0xA0, 0x200B, 0x3000: result.append(" ")
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
