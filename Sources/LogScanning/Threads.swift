internal import Dispatch
internal import Synchronization

/// Runs work on several threads at once.
package enum Threads {
    /// Returns when `count` copies of `body` have returned. The bodies share work among themselves.
    static func run(_ count: Int, _ body: @Sendable () -> Void) {
        if count == 1 { return body() }
        DispatchQueue.concurrentPerform(iterations: count) { _ in body() }
    }

    /// What `body` makes of each number, in the order of `numbers`, whoever was done first. They are begun in this order too.
    package static func map<Value: Sendable>(_ numbers: [Int], threads: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
        let state = Mutex((next: 0, values: [Value?](repeating: nil, count: numbers.count)))
        run(max(1, min(threads, numbers.count))) {
            while let place = state.withLock({ state -> Int? in
                guard state.next < numbers.count else { return nil }
                state.next += 1
                return state.next - 1
            }) {
                let value = body(numbers[place])
                state.withLock { $0.values[place] = value }
            }
        }
        return state.withLock { $0.values.compactMap(\.self) }
    }
}
