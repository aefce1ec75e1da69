package import BreachModel
internal import Synchronization

/// Counts wrong codes (or keys) in a sliding window of two half-windows, for each client and over all clients.
///
/// Over the overall limit a client has two tries left instead of its own limit: someone with the right code still gets in
/// while a crowd of addresses guesses, and 60-bit codes bear the rest.
package final class AttemptLimiter: Sendable {
    /// How many wrong attempts are borne.
    package struct Limits: Sendable {
        package var perClient: Int
        package var overall: Int
        /// The length of the window.
        package var minutes: Int
        /// Clients remembered at most; beyond, the older half-window is forgotten.
        package var clients: Int

        package init(perClient: Int = 20, overall: Int = 6_000, minutes: Int = 10, clients: Int = 200_000) {
            self.perClient = perClient
            self.overall = overall
            self.minutes = minutes
            self.clients = clients
        }
    }

    private struct State {
        var halfWindow: Int64 = .min
        var current: [String: Int] = [:]
        var previous: [String: Int] = [:]
        var total = 0
        var previousTotal = 0
    }

    private static let leftOverLimit = 2
    private let limits: Limits
    private let clock: WallClock
    private let state = Mutex(State())

    package init(limits: Limits, clock: WallClock) {
        self.limits = limits
        self.clock = clock
    }

    /// Seconds that a refused client is asked to wait.
    package var retryAfterSeconds: Int { limits.minutes * 60 }

    /// Whether `client` may try now.
    package func allows(_ client: String) -> Bool {
        let key = Self.group(client)
        return state.withLock { state in
            advance(&state)
            let own = (state.current[key] ?? 0) + (state.previous[key] ?? 0)
            let crowded = state.total + state.previousTotal >= limits.overall
            return own < (crowded ? min(Self.leftOverLimit, limits.perClient) : limits.perClient)
        }
    }

    /// Records that `client` gave something wrong.
    package func recordFailure(_ client: String) {
        let key = Self.group(client)
        state.withLock { state in
            advance(&state)
            if state.current.count >= limits.clients {
                state.previous = state.current
                state.current = [:]
            }
            state.current[key, default: 0] += 1
            state.total += 1
        }
    }

    private func advance(_ state: inout State) {
        let half = clock.now().milliseconds / Int64(limits.minutes * 30_000)
        guard half != state.halfWindow else { return }
        let follows = half == state.halfWindow &+ 1
        state.previous = follows ? state.current : [:]
        state.previousTotal = follows ? state.total : 0
        state.current = [:]
        state.total = 0
        state.halfWindow = half
    }

    /// One IPv6 customer owns a /64 (RFC 6177), so that its addresses count as one client.
    static func group(_ client: String) -> String {
        guard client.contains(":") else { return client }
        if client.contains("."), let mapped = client.split(separator: ":").last { return String(mapped) }
        let halves = client.split(separator: "%")[0].split(separator: ":", omittingEmptySubsequences: false)
        if let gap = halves.firstIndex(where: \.isEmpty), gap < 4 {
            return halves[0..<gap].joined(separator: ":") + "::/64"
        }
        return halves.prefix(4).joined(separator: ":") + "::/64"
    }
}
