package import BreachModel
internal import Crypto
internal import Synchronization

/// Who is logged in, in memory only: a restart ends every session.
///
/// The map is keyed by the token's SHA-256, so that neither a memory dump nor a timing difference gives a token away. It is
/// bounded: where it is full, the session that ends soonest makes room.
package final class SessionStore<Value: Sendable>: Sendable {
    /// How long sessions last.
    package struct Lifetime: Sendable {
        /// Minutes without a request after which a session ends.
        package var idleMinutes: Int
        /// Minutes after which it ends in any case.
        package var totalMinutes: Int

        package init(idleMinutes: Int, totalMinutes: Int) {
            self.idleMinutes = idleMinutes
            self.totalMinutes = totalMinutes
        }
    }

    private struct Entry {
        var value: Value
        var idleEnd: Instant
        var end: Instant
    }

    private let lifetime: Lifetime
    private let capacity: Int
    private let clock: WallClock
    private let random: RandomBytes
    private let entries = Mutex<[[UInt8]: Entry]>([:])

    package init(lifetime: Lifetime, capacity: Int, clock: WallClock, random: RandomBytes) {
        self.lifetime = lifetime
        self.capacity = capacity
        self.clock = clock
        self.random = random
    }

    /// Opens a session and returns its token: 256 random bits.
    package func open(_ value: Value) -> String {
        let token = random.token()
        let now = clock.now()
        let entry = Entry(
            value: value, idleEnd: now.adding(minutes: lifetime.idleMinutes), end: now.adding(minutes: lifetime.totalMinutes))
        entries.withLock { entries in
            if entries.count >= capacity { Self.makeRoom(in: &entries, now: now) }
            entries[Self.key(token)] = entry
        }
        return token
    }

    /// The session's value, which counts as use of it; nil for a token that is unknown or has ended.
    package func value(for token: String) -> Value? {
        let now = clock.now()
        let key = Self.key(token)
        return entries.withLock { entries in
            guard var entry = entries[key] else { return nil }
            guard now < entry.idleEnd, now < entry.end else {
                entries[key] = nil
                return nil
            }
            entry.idleEnd = now.adding(minutes: lifetime.idleMinutes)
            entries[key] = entry
            return entry.value
        }
    }

    package func close(_ token: String) {
        entries.withLock { $0[Self.key(token)] = nil }
    }

    /// Sessions that have not ended.
    package var count: Int {
        let now = clock.now()
        return entries.withLock { entries in entries.values.count { now < $0.idleEnd && now < $0.end } }
    }

    /// Drops the ended sessions and, where that frees nothing, the tenth of them that ends soonest: one pass in many, not
    /// one in each request.
    private static func makeRoom(in entries: inout [[UInt8]: Entry], now: Instant) {
        let before = entries.count
        entries = entries.filter { now < $0.value.idleEnd && now < $0.value.end }
        guard entries.count == before else { return }
        let soonest = entries.sorted { $0.value.idleEnd < $1.value.idleEnd }.prefix(max(1, before / 10))
        for (key, _) in soonest { entries[key] = nil }
    }

    private static func key(_ token: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(token.utf8)))
    }
}
