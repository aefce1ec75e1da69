import BreachModel
import ByteStreams
import Testing

@testable import Drill

@Suite struct DrillPlanTests {
    @Test(
        "A plan out of range is refused before anything is written",
        arguments: [(-1, Compression.none, 1), (10_001, .none, 1), (20, .xz, 1), (20, .none, 0), (20, .gzip, 1025)])
    func outOfRange(background: Int, compression: Compression, threads: Int) throws {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(background: background, compression: compression, threads: threads)
        #expect(throws: DrillError(.badPlan, "")) { try DrillWorld(plan) }
        #expect(try RehearsalFolder.files(folder.path).isEmpty)
    }

    @Test(
        "The compression shows in the names of the log files",
        arguments: [(Compression.none, "jsonl"), (.gzip, "jsonl.gz"), (.zstd, "jsonl.zst")])
    func names(compression: Compression, ending: String) throws {
        let plan = DrillPlan(scale: try DrillScale(ratio: 1000), seed: 1, folder: "x", compression: compression)
        #expect(plan.logName(0) == "logs/gateway-2025-04-01.\(ending)")
        #expect(plan.logName(243) == "logs/gateway-2025-11-30.\(ending)")
    }
}
