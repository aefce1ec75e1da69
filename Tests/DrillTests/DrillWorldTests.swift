import BreachModel
import ByteStreams
import Foundation
import Synchronization
import Testing

@testable import Drill

@Suite struct DrillWorldTests {
    @Test("The same plan gives the same bytes with any number of threads", arguments: [Compression.none, .gzip, .zstd])
    func threads(compression: Compression) throws {
        let folder = try RehearsalFolder()
        let one = try folder.plan("one", background: 5, compression: compression, threads: 1)
        let many = try folder.plan("many", background: 5, compression: compression, threads: 5)
        #expect(try DrillWorld(one).make() == DrillWorld(many).make())
        let files = try RehearsalFolder.files(one.folder)
        #expect(try RehearsalFolder.files(many.folder) == files)
        #expect(files.count == 243 + 8)
        for file in files {
            #expect(FileManager.default.contentsEqual(atPath: one.folder + "/" + file, andPath: many.folder + "/" + file), "\(file)")
        }
    }

    @Test("Compression changes the files' form, not the lines, but for the file that is cut", arguments: [Compression.gzip, .zstd])
    func compressions(compression: Compression) throws {
        let folder = try RehearsalFolder()
        let plain = try folder.plan("plain", background: 5)
        let packed = try folder.plan("packed", background: 5, compression: compression)
        let truth = try DrillWorld(plain).make()
        _ = try DrillWorld(packed).make()
        let cut = try #require(truth.logs.gaps.first { $0.reason == .truncatedFile }).file
        for (left, right) in zip(try RehearsalFolder.logLines(plain), try RehearsalFolder.logLines(packed)) where left.file != cut {
            #expect(left.file + plainSuffix(packed) == right.file)
            #expect(left.lines == right.lines)
        }
    }

    private func plainSuffix(_ plan: DrillPlan) -> String { plan.logSuffix }

    @Test("Another seed, scale or background ratio gives another world")
    func otherWorlds() throws {
        let folder = try RehearsalFolder()
        let plans = [
            try folder.plan("a", background: 3), try folder.plan("b", seed: 8, background: 3),
            try folder.plan("c", ratio: 90_000, background: 3), try folder.plan("d", background: 4),
        ]
        var first: Set<[UInt8]> = []
        for plan in plans {
            _ = try DrillWorld(plan).make()
            first.insert(try RehearsalFolder.bytes(plan.folder + "/logs/gateway-2025-06-05.jsonl"))
        }
        #expect(first.count == plans.count)
    }

    @Test("Progress rises to the number of planned lines")
    func progress() throws {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(background: 3)
        let steps = Mutex<[(Int, Int)]>([])
        let truth = try DrillWorld(plan).make { done, total in steps.withLock { $0.append((done, total)) } }
        let seen = steps.withLock { $0 }
        #expect(seen.map(\.0) == seen.map(\.0).sorted())
        #expect(seen.allSatisfy { $0.1 == truth.logs.requests && $0.0 <= $0.1 })
        #expect((seen.last?.0 ?? 0) * 100 >= truth.logs.requests * 98)
    }

    @Test("A folder that holds a world is not written over")
    func occupied() throws {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(background: 0)
        _ = try DrillWorld(plan).make()
        #expect(throws: DrillError(.badFolder, "")) { try DrillWorld(plan).make() }
    }

    @Test("A folder that cannot be made is named as such")
    func impossibleFolder() throws {
        let folder = try RehearsalFolder()
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path + "/file"))
        let plan = try folder.plan("file/world")
        #expect(throws: DrillError(.badFolder, "")) { try DrillWorld(plan).make() }
    }

    @Test("Part of a world is no place for another one, so that no file of the first is read as one of the second")
    func partlyOccupied() throws {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(background: 0)
        try FileManager.default.createDirectory(atPath: plan.folder + "/logs", withIntermediateDirectories: true)
        #expect(throws: DrillError(.badFolder, "")) { try DrillWorld(plan).make() }
    }

    @Test("Where a file cannot be written the failure says so and no truth is left behind")
    func unwritable() throws {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(background: 3)
        try FileManager.default.createDirectory(
            atPath: plan.folder + "/members.csv", withIntermediateDirectories: true)
        #expect(throws: DrillError(.writeFailed, "")) { try DrillWorld(plan).make() }
        #expect(!FileManager.default.fileExists(atPath: plan.folder + "/truth.json"))
    }

    @Test("truth.json holds what making the world returned")
    func truthFile() throws {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(background: 1)
        let truth = try DrillWorld(plan).make()
        let file = try Data(contentsOf: URL(fileURLWithPath: plan.folder + "/truth.json"))
        #expect(try JSONDecoder().decode(DrillTruth.self, from: file) == truth)
        #expect(truth.indicator.onlyTokensNeverIssued)
        #expect(truth.indicator.credentials == ["sk-auth-backup-2"])
        #expect(truth.indicator.window.contains(try #require(truth.world.firstAccess)))
        #expect(truth.indicator.window.contains(try #require(truth.world.lastAccess)))
    }
}
