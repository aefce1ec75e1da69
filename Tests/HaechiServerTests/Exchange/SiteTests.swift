import BreachModel
import HTTPTypes
import HaechiServer
import Testing

struct SiteTests {
    @Test(
        "Every answer carries the headers that keep it from being framed, scripted, sniffed or named elsewhere",
        arguments: ["/", "/me", "/nothing", "/health", "/portal.css", "/check"])
    func headers(path: String) async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        let response = await browser.get(path)
        let policy = try #require(response.headers[HTTPField.Name("Content-Security-Policy")!])
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"))
        #expect(!policy.contains("unsafe") && !policy.contains("script-src"))
        #expect(response.headers[HTTPField.Name("Referrer-Policy")!] == "no-referrer")
        #expect(response.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
        #expect(response.headers[.cacheControl]?.isEmpty == false)
    }

    @Test("Personal pages are kept nowhere; the front page and the style for a short time")
    func caching() async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        #expect(await browser.open(code: SampleCase.code.text).headers[.cacheControl] == "no-store, no-transform")
        #expect(await browser.post("/check").headers[.cacheControl] == "no-store")
        let front = await browser.get("/")
        #expect(front.headers[.cacheControl] == "public, max-age=5")
        #expect(front.headers[.vary] == "Accept-Language")
        #expect(await browser.get("/portal.css").headers[.cacheControl] == "public, max-age=300")
    }

    @Test(
        "A method that an address does not take is answered with those it takes",
        arguments: [
            ("POST", "/", "GET, HEAD"), ("GET", "/check", "POST"), ("DELETE", "/me", "GET, HEAD"), ("GET", "/logout", "POST"),
            ("PUT", "/health", "GET, HEAD"),
        ])
    func otherMethods(method: String, path: String, allow: String) async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        let response = await browser.send(HTTPRequest.Method(rawValue: method)!, path)
        #expect(response.status == .methodNotAllowed)
        #expect(response.headers[.allow] == allow)
        #expect(StrictHTML(response.text).problems == [])
    }

    @Test("HEAD has the headers of GET and no body")
    func head() async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        let get = await browser.get("/?lang=en")
        let head = await browser.send(.head, "/?lang=en")
        #expect(head.status == .ok)
        #expect(head.body.isEmpty)
        #expect(head.headers[.contentLength] == String(get.body.count))
        #expect(head.headers[.contentType] == get.headers[.contentType])
    }

    @Test(
        "An unknown address gets a page in both languages",
        arguments: ["/nothing", "/me/", "//", "/me/x", "/../etc/passwd", "/%2e%2e", "/\u{0}", "*", "/notices/1/2"])
    func notFound(path: String) async throws {
        let world = try TestWorld()
        let response = await world.portal.respond(to: PageRequest(method: .get, path: path))
        #expect(response.status == .notFound)
        #expect(response.text.contains("찾는 화면이 없습니다") && response.text.contains("There is no such page"))
        #expect(!response.text.contains("passwd"))
    }

    @Test(
        "The portal has no address of the console, and metrics least of all",
        arguments: ["/metrics", "/login", "/scope", "/notices", "/console.css"])
    func apart(path: String) async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        #expect(await browser.get(path).status == .notFound)
    }
}
