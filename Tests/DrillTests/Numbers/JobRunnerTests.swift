import BreachModel
import Testing

@testable import Drill

@Suite struct JobRunnerTests {
    @Test("Results stand in the order of the jobs", arguments: [1, 2, 7])
    func order(threads: Int) throws {
        let results = JobRunner(threads: threads).run(Array(0..<100)) { job throws(DrillError) in job * job }
        #expect(try results.map { try $0.get() } == (0..<100).map { $0 * $0 })
    }

    @Test("The first failure stops the jobs after it")
    func failure() {
        let results = JobRunner(threads: 1).run(Array(0..<10)) { job throws(DrillError) -> Int in
            if job == 3 { throw DrillError(.writeFailed, "no") }
            return job
        }
        #expect(results.prefix(3).map { try? $0.get() } == [0, 1, 2])
        #expect(results.suffix(7).allSatisfy { $0 == .failure(DrillError(.writeFailed, "")) })
    }
}
