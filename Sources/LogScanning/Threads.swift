internal import Dispatch

/// Runs the same work on several threads at once.
enum Threads {
    /// Returns when `count` copies of `body` have returned. The bodies share work among themselves.
    static func run(_ count: Int, _ body: @Sendable () -> Void) {
        if count == 1 { return body() }
        DispatchQueue.concurrentPerform(iterations: count) { _ in body() }
    }
}
