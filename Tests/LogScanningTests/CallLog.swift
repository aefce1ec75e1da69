import Synchronization

/// Remembers the calls of a progress report, from any thread.
final class CallLog: Sendable {
    private let calls = Mutex<[(done: Int, total: Int)]>([])

    func add(_ done: Int, _ total: Int) { calls.withLock { $0.append((done, total)) } }

    var all: [(done: Int, total: Int)] { calls.withLock { $0 } }
}
