internal import BreachModel
internal import Dispatch
internal import Synchronization

/// Does independent jobs on several threads; the results stand in the order of the jobs, whoever did them.
struct JobRunner {
    let threads: Int

    /// Runs every job; after a failure no further job is begun, and its place holds the same failure.
    func run<Job: Sendable, Result: Sendable>(
        _ jobs: [Job], _ body: @Sendable (Job) throws(DrillError) -> Result
    ) -> [Swift.Result<Result, DrillError>] {
        let next = Atomic(0)
        let state = Mutex(State<Result>(count: jobs.count))
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < jobs.count else { return }
                if let failure = state.withLock({ $0.failure }) {
                    state.withLock { $0.results[index] = .failure(failure) }
                    continue
                }
                do throws(DrillError) {
                    let result = try body(jobs[index])
                    state.withLock { $0.results[index] = .success(result) }
                } catch {
                    state.withLock {
                        $0.failure = $0.failure ?? error
                        $0.results[index] = .failure(error)
                    }
                }
            }
        }
        return state.withLock { $0.results.compactMap { $0 } }
    }

    private struct State<Result: Sendable> {
        var results: [Swift.Result<Result, DrillError>?]
        var failure: DrillError?

        init(count: Int) {
            results = Array(repeating: nil, count: count)
        }
    }
}
