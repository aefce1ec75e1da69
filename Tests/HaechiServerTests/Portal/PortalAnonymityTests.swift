import BreachModel
import BreachResponse
import HTTPTypes
import HaechiServer
import Synchronization
import Testing

/// Design rule 7: until identity is proven, nobody can tell who is a customer.
struct PortalAnonymityTests {
    /// What a client may see of an answer, without the random token.
    struct Seen: Hashable {
        var status: Int
        var headers: [String]
        var size: Int

        init(_ response: PageResponse) {
            status = response.status.code
            headers = response.headers.map { field in
                field.name == .setCookie ? "set-cookie of \(field.value.utf8.count) bytes" : "\(field.name): \(field.value)"
            }
            size = response.body.count
        }
    }

    static let wrongCodes = [
        "7K3F-9Q2M-XD42", "0000-0000-0000", "", "short", "U-not-a-code-U", "<script>", String(repeating: "9", count: 5000),
    ]

    @Test("A right, a wrong and a malformed code get the same status, headers and size", arguments: wrongCodes)
    func sameAnswer(code: String) async throws {
        let world = try TestWorld()
        var right = Browser(world.portal)
        var wrong = Browser(world.portal)
        let hit = await right.post("/check", ["code": SampleCase.code.grouped, "lang": "ko"])
        let miss = await wrong.post("/check", ["code": code, "lang": "ko"])
        #expect(Seen(hit) == Seen(miss))
        #expect(hit.status == .seeOther)
    }

    @Test("Each try costs one look-up, whatever was typed", arguments: wrongCodes + [SampleCase.code.text])
    func sameWork(code: String) async throws {
        let count = LookUps()
        let world = try TestWorld(reader: SampleCase.reader(lookedUp: { _ in count.add() }))
        var browser = Browser(world.portal)
        _ = await browser.post("/check", ["code": code])
        #expect(count.value == 1)
    }

    @Test("The page after a wrong code is the page after a malformed one, byte for byte")
    func sameFailure() async throws {
        let world = try TestWorld()
        var pages: Set<[UInt8]> = []
        for code in Self.wrongCodes {
            var browser = Browser(world.portal)
            pages.insert(await browser.open(code: code).body)
        }
        #expect(pages.count == 1)
    }

    @Test("A session that has ended looks like a code that was never given out")
    func expiredLooksUnknown() async throws {
        let clock = TestClock()
        let world = try TestWorld(clock: clock)
        var right = Browser(world.portal)
        _ = await right.open(code: SampleCase.code.text)
        var wrong = Browser(world.portal)
        _ = await wrong.post("/check", ["code": "nothing"])
        clock.advance(minutes: 21)
        let ended = await right.get("/me?lang=ko")
        let unknown = await wrong.get("/me?lang=ko")
        #expect(Seen(ended) == Seen(unknown))
        #expect(ended.body == unknown.body)
    }

    @Test("Personal answers fill up to one step of size, so that their length does not tell a hit")
    func padding() async throws {
        let world = try TestWorld()
        var right = Browser(world.portal)
        var wrong = Browser(world.portal)
        let hit = await right.open(code: SampleCase.code.text)
        let miss = await wrong.open(code: "nothing")
        #expect(hit.body.count == miss.body.count)
        #expect(hit.body.count.isMultiple(of: 32_768))
    }

    @Test("The front page is the same with and without a session")
    func frontPage() async throws {
        let world = try TestWorld()
        var known = Browser(world.portal)
        _ = await known.open(code: SampleCase.code.text)
        var stranger = Browser(world.portal)
        let seen = await known.get("/?lang=ko")
        let unseen = await stranger.get("/?lang=ko")
        #expect(seen.body == unseen.body)
        #expect(Seen(seen) == Seen(unseen))
    }

    @Test("No address that a browser is sent to holds the code or anything of the person")
    func addresses() async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        let response = await browser.post("/check", ["code": SampleCase.code.grouped, "lang": "en"])
        #expect(response.headers[.location] == "/me?lang=en")
        let page = await browser.follow(response)
        let links = StrictHTML(page.text).elements.compactMap { $0.attributes["href"] ?? $0.attributes["action"] }
        #expect(!links.isEmpty)
        for link in links {
            #expect(!link.contains(SampleCase.code.text) && !link.contains(SampleCase.account.rawValue), "\(link)")
            #expect(link.hasPrefix("/") || link.hasPrefix("#") || link.hasPrefix("tel:") || link.hasPrefix("mailto:"))
        }
    }

    @Test("A code is not taken from an address")
    func codeInQuery() async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        let asked = await browser.get("/check?code=\(SampleCase.code.text)")
        #expect(asked.status == .methodNotAllowed)
        _ = await browser.post("/check?code=\(SampleCase.code.text)")
        let page = await browser.get("/me")
        #expect(page.status == .forbidden)
    }

    @Test("Nothing of a request reaches the log or the metrics")
    func logs() async throws {
        struct Broken: Error {}
        var reader = SampleCase.reader()
        reader.dossier = { _ in throw Broken() }
        let world = try TestWorld(reader: reader)
        var browser = Browser(world.portal)
        let page = await browser.open(code: SampleCase.code.grouped)
        #expect(page.status == .serviceUnavailable)
        _ = await browser.get("/secret-path-\(SampleCase.code.text)")
        #expect(world.log.lines == ["error a page could not be shown code=unexpected route=/me"])
        for secret in [SampleCase.code.text, SampleCase.member.rawValue, "secret-path", browser.client] {
            #expect(!world.metrics.exposition.contains(secret))
        }
    }
}

/// Counts look-ups from any thread.
final class LookUps: Sendable {
    private let counter = Mutex(0)
    var value: Int { counter.withLock { $0 } }
    func add() { counter.withLock { $0 += 1 } }
}
