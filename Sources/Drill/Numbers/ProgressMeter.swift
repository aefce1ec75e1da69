internal import Synchronization

/// Adds up what all threads have written and reports it.
final class ProgressMeter: Sendable {
    private let done = Mutex(0)
    private let total: Int
    private let report: DrillWorld.Progress

    init(of total: Int, report: @escaping DrillWorld.Progress) {
        self.total = total
        self.report = report
    }

    func add(_ lines: Int) {
        done.withLock { done in
            done += lines
            // Repetitions and garbage come on top of the rows that were planned.
            report(min(done, total), total)
        }
    }
}
