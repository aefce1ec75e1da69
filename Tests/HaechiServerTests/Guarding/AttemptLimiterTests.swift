import BreachModel
import Testing

@testable import HaechiServer

struct AttemptLimiterTests {
    @Test("A client may fail as often as its limit says, and again when the window has passed")
    func window() {
        let clock = TestClock()
        let limiter = AttemptLimiter(limits: .init(perClient: 2, overall: 100, minutes: 10), clock: clock.wall)
        for _ in 0..<2 {
            #expect(limiter.allows("a"))
            limiter.recordFailure("a")
        }
        #expect(!limiter.allows("a"))
        #expect(limiter.allows("b"))
        clock.advance(minutes: 4)
        #expect(!limiter.allows("a"))
        clock.advance(minutes: 7)
        #expect(limiter.allows("a"))
    }

    @Test("Over the overall limit each client has two tries")
    func overall() {
        let limiter = AttemptLimiter(limits: .init(perClient: 20, overall: 10, minutes: 10), clock: TestClock().wall)
        for index in 0..<10 { limiter.recordFailure("guesser \(index)") }
        #expect(limiter.allows("new"))
        limiter.recordFailure("new")
        #expect(limiter.allows("new"))
        limiter.recordFailure("new")
        #expect(!limiter.allows("new"))
    }

    @Test("The number of clients that it remembers is bounded")
    func bounded() {
        let limiter = AttemptLimiter(limits: .init(perClient: 1, overall: 1_000_000, minutes: 10, clients: 10), clock: TestClock().wall)
        for index in 0..<1000 { limiter.recordFailure("client \(index)") }
        #expect(!limiter.allows("client 999"))
        #expect(limiter.allows("client 1"))
    }

    @Test(
        "All addresses of one IPv6 customer are one client, and a mapped IPv4 address is itself",
        arguments: [
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8:1:2::9", "2001:db8:1:2::/64"), ("2001:db8::1", "2001:db8::/64"),
            ("::1", "::/64"), ("fe80::1%eth0", "fe80::/64"), ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("", ""),
        ])
    func groups(address: String, expected: String) {
        #expect(AttemptLimiter.group(address) == expected)
    }
}
