import BreachModel
import HTTPTypes
import HaechiServer
import Testing

struct AppLinkTests {
    static let key = Sensitive([UInt8](repeating: 7, count: 32))

    func token(_ clock: TestClock, account: SubjectID = SampleCase.account, life: Int64 = 60, key: Sensitive<[UInt8]> = key) -> String {
        AppLink(key: key, clock: clock.wall).seal(account, lifeSeconds: life, random: .system) ?? ""
    }

    @Test("The app's link opens the person's page, and the address that stays holds nothing of it")
    func opens() async throws {
        let clock = TestClock()
        let world = try TestWorld(settings: PortalSettings(appLinkKey: Self.key), clock: clock)
        var browser = Browser(world.portal)
        let response = await browser.get("/app?t=\(token(clock))&lang=en")
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/me?lang=en")
        #expect(await browser.follow(response).text.contains("5 of your data items leaked"))
    }

    @Test("A token works once")
    func once() async throws {
        let clock = TestClock()
        let world = try TestWorld(settings: PortalSettings(appLinkKey: Self.key), clock: clock)
        let link = "/app?t=\(token(clock))"
        var first = Browser(world.portal)
        _ = await first.get(link)
        var second = Browser(world.portal)
        let again = await second.get(link)
        #expect(again.status == .seeOther)
        #expect(await second.follow(again).status == .forbidden)
        #expect(await first.get("/me").status == .ok)
    }

    @Test("The account cannot be read from a token, and two tokens for it differ")
    func hidesAccount() throws {
        let clock = TestClock()
        let one = token(clock)
        #expect(one != token(clock))
        let bytes = try #require(Base64URL.decode(one))
        #expect(!String(decoding: bytes, as: UTF8.self).contains(SampleCase.account.rawValue))
    }

    @Test("A token that is late, too long-lived, altered or of another key opens nothing")
    func refused() throws {
        let clock = TestClock()
        let link = AppLink(key: Self.key, clock: clock.wall)
        #expect(link.redeem(token(clock, life: 121)) == nil)
        #expect(link.redeem(token(clock, key: Sensitive([UInt8](repeating: 8, count: 32)))) == nil)
        #expect(link.redeem("") == nil)
        #expect(link.redeem("AAAA") == nil)
        let good = token(clock)
        var altered = try #require(Base64URL.decode(good))
        altered[14] ^= 1
        #expect(link.redeem(Base64URL.encode(altered)) == nil)
        let late = token(clock)
        clock.advance(seconds: 61)
        #expect(link.redeem(late) == nil)
        #expect(link.redeem(token(clock)) == SampleCase.account)
    }

    @Test("A look-ahead with HEAD does not use a token up")
    func head() async throws {
        let clock = TestClock()
        let world = try TestWorld(settings: PortalSettings(appLinkKey: Self.key), clock: clock)
        let link = "/app?t=\(token(clock))"
        var scanner = Browser(world.portal)
        let seen = await scanner.send(.head, link)
        #expect(seen.status == .seeOther && scanner.cookies.isEmpty)
        var browser = Browser(world.portal)
        let response = await browser.get(link)
        #expect(await browser.follow(response).status == .ok)
    }

    @Test("Wrong tokens count as wrong tries")
    func limit() async throws {
        let world = try TestWorld(settings: PortalSettings(appLinkKey: Self.key, limits: .init(perClient: 2)))
        var browser = Browser(world.portal)
        for _ in 0..<2 { #expect(await browser.get("/app?t=forged").status == .seeOther) }
        #expect(await browser.get("/app?t=forged").status == .tooManyRequests)
    }

    @Test("Without a key there is no such address")
    func off() async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        #expect(await browser.get("/app?t=x").status == .notFound)
    }

    @Test("An account that the case does not know looks like a forged token")
    func unknownAccount() async throws {
        let clock = TestClock()
        let world = try TestWorld(settings: PortalSettings(appLinkKey: Self.key), clock: clock)
        var unknown = Browser(world.portal)
        var forged = Browser(world.portal)
        let first = await unknown.get("/app?t=\(token(clock, account: "nobody"))")
        let second = await forged.get("/app?t=forged")
        #expect(PortalAnonymityTests.Seen(first) == PortalAnonymityTests.Seen(second))
    }
}
