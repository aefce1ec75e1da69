import BreachModel
import HaechiServer
import Testing

struct SessionStoreTests {
    func store(_ clock: TestClock, capacity: Int = 100) -> SessionStore<Int> {
        SessionStore(lifetime: .init(idleMinutes: 20, totalMinutes: 60), capacity: capacity, clock: clock.wall, random: seededBytes())
    }

    @Test("A token is 256 random bits in characters that any cookie may hold")
    func tokens() {
        let sessions = store(TestClock())
        let tokens = Set((0..<100).map { sessions.open($0) })
        #expect(tokens.count == 100)
        #expect(tokens.allSatisfy { $0.utf8.count == 43 && Base64URL.decode($0)?.count == 32 })
    }

    @Test("A token that nobody gave out opens nothing", arguments: ["", "x", String(repeating: "A", count: 43)])
    func unknown(token: String) {
        let sessions = store(TestClock())
        _ = sessions.open(1)
        #expect(sessions.value(for: token) == nil)
    }

    @Test("Where it is full, what ends soonest makes room, and the newest stays")
    func bounded() {
        let clock = TestClock()
        let sessions = store(clock, capacity: 10)
        let first = sessions.open(0)
        var last = first
        for value in 1...50 {
            clock.advance(seconds: 1)
            last = sessions.open(value)
        }
        #expect(sessions.count <= 10)
        #expect(sessions.value(for: first) == nil)
        #expect(sessions.value(for: last) == 50)
    }

    @Test("Ended sessions do not count and make room first")
    func ended() {
        let clock = TestClock()
        let sessions = store(clock, capacity: 3)
        for value in 0..<3 { _ = sessions.open(value) }
        clock.advance(minutes: 20)
        #expect(sessions.count == 0)
        let tokens = (0..<3).map { sessions.open($0) }
        #expect(tokens.allSatisfy { sessions.value(for: $0) != nil })
    }

    @Test("Many threads open and close without losing count")
    func threads() async {
        let sessions = store(TestClock(), capacity: 10_000)
        await withTaskGroup(of: Void.self) { group in
            for value in 0..<200 {
                group.addTask {
                    let token = sessions.open(value)
                    if value.isMultiple(of: 2) { sessions.close(token) }
                }
            }
        }
        #expect(sessions.count == 100)
    }
}
