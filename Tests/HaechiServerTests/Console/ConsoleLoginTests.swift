import BreachModel
import HTTPTypes
import HaechiServer
import Testing

struct ConsoleLoginTests {
    static let sections = ["/", "/timeline", "/findings", "/scope", "/duties", "/sends", "/notices", "/notices/AAAA"]

    @Test("Nothing of the case is shown before the login", arguments: sections)
    func closed(path: String) async throws {
        let world = try TestWorld()
        var browser = Browser(world.console)
        let response = await browser.get("\(path)?lang=en")
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/login?lang=en")
        #expect(response.body.isEmpty)
    }

    @Test("The login page names neither the company nor the case")
    func loginPage() async throws {
        let world = try TestWorld()
        var browser = Browser(world.console)
        let page = await browser.get("/login?lang=ko").text
        #expect(StrictHTML(page).problems == [])
        #expect(!page.contains("가나다마켓") && !page.contains("2025-001"))
    }

    @Test("The name and the access key open the console; the key works as people copy it")
    func opens() async throws {
        let world = try TestWorld()
        for key in [world.operatorKey, " \(world.operatorKey.uppercased())\n"] {
            var browser = Browser(world.console)
            let response = await browser.logIn(key: key)
            #expect(response.headers[.location] == "/?lang=en")
            #expect(await browser.follow(response).text.contains("kim.minji"))
        }
    }

    @Test("A wrong key and an unknown name are refused with the same words")
    func refused() async throws {
        let world = try TestWorld()
        var browser = Browser(world.console)
        let wrongKey = await browser.logIn(key: "wrong")
        var other = Browser(world.console)
        let unknown = await other.logIn(key: world.operatorKey, name: "lee.seojun")
        #expect(wrongKey.status == .forbidden && unknown.status == .forbidden)
        #expect(wrongKey.text.contains("Name or access key is not right."))
        #expect(unknown.text.contains("Name or access key is not right."))
        #expect(browser.cookies["haechi-console"] == nil)
    }

    @Test("Ten wrong keys make a client wait")
    func limit() async throws {
        let clock = TestClock()
        let world = try TestWorld(clock: clock)
        var browser = Browser(world.console)
        for _ in 0..<10 { #expect(await browser.logIn(key: "wrong").status == .forbidden) }
        let refused = await browser.logIn(key: world.operatorKey)
        #expect(refused.status == .tooManyRequests)
        #expect(refused.headers[.retryAfter] == "600")
        clock.advance(minutes: 11)
        #expect(await browser.logIn(key: world.operatorKey).status == .seeOther)
    }

    @Test("A login or logout without the form's token is refused")
    func csrf() async throws {
        let world = try TestWorld()
        var browser = Browser(world.console)
        let direct = await browser.post("/login", ["name": "kim.minji", "key": world.operatorKey])
        #expect(direct.status == .forbidden)
        #expect(browser.cookies["haechi-console"] == nil)
        _ = await browser.logIn(key: world.operatorKey)
        #expect(await browser.post("/logout", ["csrf": "guess"]).status == .forbidden)
        let page = await browser.get("/")
        #expect(page.status == .ok)
        #expect(await browser.post("/logout", ["csrf": page.text.value(ofField: "csrf")]).status == .seeOther)
        #expect(await browser.get("/").status == .seeOther)
    }

    @Test("A session ends after half an hour without use and after eight hours in any case")
    func expiry() async throws {
        let clock = TestClock()
        let world = try TestWorld(clock: clock)
        var browser = Browser(world.console)
        _ = await browser.logIn(key: world.operatorKey)
        for _ in 0..<16 {
            clock.advance(minutes: 29)
            #expect(await browser.get("/").status == .ok)
        }
        clock.advance(minutes: 17)
        #expect(await browser.get("/").status == .seeOther)
        _ = await browser.logIn(key: world.operatorKey)
        clock.advance(minutes: 31)
        #expect(await browser.get("/").status == .seeOther)
    }

    @Test(
        "A request that names another host is refused, as after DNS rebinding",
        arguments: ["evil.example.com", "evil.example.com:8092", "127.0.0.1.example.com", "", "[2001:db8::1]:80"])
    func rebinding(host: String) async throws {
        let world = try TestWorld()
        let response = await world.console.respond(to: PageRequest(method: .get, path: "/login", authority: host))
        #expect(response.status == .misdirectedRequest)
    }

    @Test(
        "A request that names this machine is answered",
        arguments: ["127.0.0.1:8092", "localhost", "localhost:1", "[::1]:8092", "127.0.0.53"])
    func loopback(host: String) async throws {
        let world = try TestWorld()
        let response = await world.console.respond(to: PageRequest(method: .get, path: "/login", authority: host))
        #expect(response.status == .ok)
    }
}
