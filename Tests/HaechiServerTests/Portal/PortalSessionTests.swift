import BreachModel
import HTTPTypes
import HaechiServer
import Testing

struct PortalSessionTests {
    @Test("The code of the notice opens the person's own page")
    func opens() async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        let page = await browser.open(code: "7k3f 9q2m xd4l")
        #expect(page.status == .ok)
        #expect(page.text.contains("공동현관 비밀번호"))
        #expect(page.text.contains("유출된 항목 5가지"))
    }

    @Test(
        "A code is read as keyboards give it",
        arguments: ["７Ｋ３Ｆ９Ｑ２ＭＸＤ４１", "7K3F–9Q2M–XD41", " 7k3f-9q2m-xd41\n", "7K3F\u{3000}9Q2M\u{3000}XD41"])
    func keyboards(code: String) async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        #expect(await browser.open(code: code).status == .ok)
    }

    @Test("A session ends after 20 minutes without use")
    func idle() async throws {
        let clock = TestClock()
        let world = try TestWorld(clock: clock)
        var browser = Browser(world.portal)
        _ = await browser.open(code: SampleCase.code.text)
        clock.advance(minutes: 19)
        #expect(await browser.get("/me").status == .ok)
        clock.advance(minutes: 20)
        #expect(await browser.get("/me").status == .forbidden)
    }

    @Test("A session ends after an hour, however much it is used")
    func total() async throws {
        let clock = TestClock()
        let world = try TestWorld(clock: clock)
        var browser = Browser(world.portal)
        _ = await browser.open(code: SampleCase.code.text)
        for _ in 0..<5 {
            clock.advance(minutes: 11)
            #expect(await browser.get("/me").status == .ok)
        }
        clock.advance(minutes: 6)
        #expect(await browser.get("/me").status == .forbidden)
    }

    @Test("Logging out ends the session for whoever keeps the cookie")
    func logout() async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        _ = await browser.open(code: SampleCase.code.text)
        let kept = browser.cookies
        let response = await browser.post("/logout", ["lang": "en"])
        #expect(response.headers[.location] == "/?lang=en")
        #expect(browser.cookies.isEmpty)
        browser.cookies = kept
        #expect(await browser.get("/me").status == .forbidden)
    }

    @Test("The cookie is out of reach of scripts, of other sites and of plain HTTP where there is TLS", arguments: [true, false])
    func cookie(isBehindTLS: Bool) async throws {
        let world = try TestWorld(settings: PortalSettings(isBehindTLS: isBehindTLS))
        var browser = Browser(world.portal)
        _ = await browser.post("/check", ["code": SampleCase.code.text])
        let cookie = try #require(browser.lastSetCookies.first)
        #expect(cookie.hasPrefix(isBehindTLS ? "__Host-haechi-person=" : "haechi-person="))
        for part in ["; HttpOnly", "; SameSite=Lax", "; Path=/"] { #expect(cookie.contains(part)) }
        #expect(cookie.contains("; Secure") == isBehindTLS)
        #expect(!cookie.contains("Domain") && !cookie.contains("Max-Age"))
        #expect(await browser.get("/me").status == .ok)
    }

    @Test("The page after a wrong code drops the cookie, so that a reload shows the plain form")
    func reload() async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        let first = await browser.open(code: "wrong")
        #expect(first.text.contains("aria-invalid"))
        let second = await browser.get("/me?lang=ko")
        #expect(second.status == .forbidden)
        #expect(!second.text.contains("aria-invalid"))
    }

    @Test("Two people in two browsers see their own page each")
    func twoPeople() async throws {
        let world = try TestWorld()
        var first = Browser(world.portal)
        var second = Browser(world.portal)
        let member = await first.open(code: SampleCase.code.text)
        let other = await second.open(code: SampleCase.otherCode.text)
        #expect(member.text.contains("공동현관 비밀번호를") || member.text.contains("공동현관 비밀번호"))
        #expect(other.text.contains("회원이 아니신데도"))
        #expect(await first.get("/me?lang=ko").body == member.body)
    }

    @Test("A form that another site sends is refused", arguments: ["cross-site", "same-site"])
    func otherSites(site: String) async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        browser.headers[HTTPField.Name("Sec-Fetch-Site")!] = site
        #expect(await browser.post("/check", ["code": SampleCase.code.text]).status == .forbidden)
        browser.headers[HTTPField.Name("Sec-Fetch-Site")!] = "same-origin"
        #expect(await browser.post("/check", ["code": SampleCase.code.text]).status == .seeOther)
    }
}
