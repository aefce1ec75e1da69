import BreachModel
import BreachResponse
import HTTPTypes
import HaechiServer
import Testing

struct PortalLimitTests {
    static let limits = AttemptLimiter.Limits(perClient: 3, overall: 6, minutes: 10)

    @Test("After too many wrong codes a client must wait, with a right code too, and nothing is looked up")
    func perClient() async throws {
        let count = LookUps()
        let clock = TestClock()
        let world = try TestWorld(
            reader: SampleCase.reader(lookedUp: { _ in count.add() }), settings: PortalSettings(limits: Self.limits), clock: clock)
        var browser = Browser(world.portal)
        for _ in 0..<3 { #expect(await browser.post("/check", ["code": "wrong"]).status == .seeOther) }
        let refused = await browser.post("/check", ["code": SampleCase.code.text, "lang": "en"])
        #expect(refused.status == .tooManyRequests)
        #expect(refused.headers[.retryAfter] == "600")
        #expect(refused.text.contains("Too many wrong tries"))
        #expect(refused.body == (await browser.post("/check", ["code": "wrong", "lang": "en"])).body)
        #expect(count.value == 3)
        clock.advance(minutes: 11)
        #expect(await browser.open(code: SampleCase.code.text).status == .ok)
    }

    @Test("One client's wrong codes do not lock out another")
    func others() async throws {
        let world = try TestWorld(settings: PortalSettings(limits: Self.limits))
        var guesser = Browser(world.portal)
        for _ in 0..<3 { _ = await guesser.post("/check", ["code": "wrong"]) }
        var person = Browser(world.portal)
        person.client = "192.0.2.2"
        #expect(await person.open(code: SampleCase.code.text).status == .ok)
    }

    @Test("While a crowd guesses, someone with a right code still gets in")
    func crowd() async throws {
        let world = try TestWorld(settings: PortalSettings(limits: Self.limits))
        for address in 0..<6 {
            var guesser = Browser(world.portal)
            guesser.client = "198.51.100.\(address)"
            _ = await guesser.post("/check", ["code": "wrong"])
        }
        var person = Browser(world.portal)
        #expect(await person.open(code: SampleCase.code.text).status == .ok)
        var late = Browser(world.portal)
        late.client = "203.0.113.9"
        for _ in 0..<2 { #expect(await late.post("/check", ["code": "wrong"]).status == .seeOther) }
        #expect(await late.post("/check", ["code": "wrong"]).status == .tooManyRequests)
    }

    @Test("A right code does not count as a try")
    func rightCodes() async throws {
        let world = try TestWorld(settings: PortalSettings(limits: Self.limits))
        var browser = Browser(world.portal)
        for _ in 0..<10 { #expect(await browser.post("/check", ["code": SampleCase.code.text]).status == .seeOther) }
    }
}
