import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import Drill

@Suite struct TruthAgainstLogsTests {
    /// Reads what was delivered.
    private static func delivered(_ plan: DrillPlan) throws -> ReferenceReader {
        var reader = try ReferenceReader(folder: plan.folder)
        for file in try RehearsalFolder.logLines(plan) {
            for line in file.lines { reader.take(line) }
        }
        return reader
    }

    /// Reads everything that happened: the missing day, the whole of the cut file, and damaged lines mended.
    private static func complete(_ plan: DrillPlan, _ folder: RehearsalFolder) throws -> ReferenceReader {
        var reader = try ReferenceReader(folder: plan.folder, countsEmptyLists: false)
        let world = DrillWorldPlan(plan)
        for day in 0..<LogCalendar.dayCount {
            let path = folder.path + "/whole.jsonl"
            let writer = try CompressedWriter(path: path)
            var log = DayLog(world: world, day: day, written: LineNumbers.Count())
            _ = try log.write(to: writer) { _ in }
            try writer.finish()
            for line in try RehearsalFolder.bytes(path).split(separator: 0x0A) { reader.take(Array(line)) }
        }
        let path = folder.path + "/mended.jsonl"
        let writer = try CompressedWriter(path: path)
        var lines = GatewayLineWriter()
        var buffer = LineBuffer()
        for (slot, _) in world.noise.damagedAttack {
            lines.write(world.attackRow(slot: slot, time: world.attack.schedule.time(of: slot)), number: 1, byOther: false, to: &buffer)
        }
        try buffer.flush(to: writer)
        try writer.finish()
        for line in try RehearsalFolder.bytes(path).split(separator: 0x0A) { reader.take(Array(line)) }
        return reader
    }

    @Test(
        "Every person and item of the truth follows from the files alone, and so does what the gaps hide",
        arguments: [
            (100_000, UInt64(7), Compression.none, 4), (100_000, 8, .gzip, 3), (50_000, 9, .zstd, 1), (30_000, 10, .none, 0),
            (1_000_000, 11, .none, 5),
        ])
    func recomputation(ratio: Int, seed: UInt64, compression: Compression, background: Int) throws {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(ratio: ratio, seed: seed, background: background, compression: compression)
        let truth = try DrillWorld(plan).make()
        let delivered = try Self.delivered(plan)
        var complete = try Self.complete(plan, folder)
        complete.add(delivered)
        let expected = complete.people.filter { !$0.value.shown.isEmpty }.sorted { $0.value.key < $1.value.key }
        var people = try TruthPeople(folder: plan.folder)
        for (id, whole) in expected {
            let found = try #require(try people.next())
            #expect(found.person.rawValue == whole.key)
            #expect(found.kind == whole.kind)
            #expect(found.accounts.map(\.rawValue) == whole.accounts.sorted())
            let shown = delivered.people[id]?.shown ?? [:]
            #expect(Set(found.seen.keys.map(\.rawValue)) == Set(shown.keys))
            for (item, showing) in found.seen {
                let other = shown[item.rawValue]
                #expect(
                    other
                        == ReferenceReader.Showing(
                            isClear: showing.visibility == .clear, first: showing.first, last: showing.last, views: showing.views.value))
            }
            #expect(Set(found.hidden.map(\.rawValue)) == Set(whole.shown.keys).subtracting(shown.keys))
        }
        #expect(try people.next() == nil)
        Self.expectTotals(truth.delivered, delivered)
        Self.expectTotals(truth.world, complete)
        #expect(truth.origins == complete.origins.count)
        #expect(truth.logs.repeatedLines >= delivered.repeated)
    }

    private static func expectTotals(_ totals: DrillTotals, _ reader: ReferenceReader) {
        let shown = reader.people.values.filter { !$0.shown.isEmpty }
        #expect(totals.people.value == shown.count)
        #expect(totals.members.value == shown.count { $0.kind == .member })
        #expect(totals.nonMembers.value == shown.count { $0.kind == .nonMember })
        #expect(totals.profileViews.value == reader.views["profile"] ?? 0)
        #expect(totals.listViews.value == reader.views["addresses"] ?? 0)
        #expect(totals.editViews.value == reader.views["edit"] ?? 0)
        #expect(totals.orderViews.value == reader.views["orders"] ?? 0)
        #expect(totals.ghostTokens == reader.ghosts)
        for (item, count) in totals.peopleByItem { #expect(shown.count { $0.shown[item] != nil } == count) }
    }

    @Test("The world has exactly the incident's figures at its scale", arguments: [(100_000, UInt64(7)), (40_000, 8), (10_000, 9)])
    func figures(ratio: Int, seed: UInt64) throws {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(ratio: ratio, seed: seed, background: 0)
        let truth = try DrillWorld(plan).make()
        let count = plan.scale.count
        #expect(truth.world.accounts.value == count(33_673_817))
        #expect(truth.world.listViews.value == count(148_056_502))
        #expect(truth.world.editViews.value == count(50_474))
        #expect(truth.world.orderViews.value == count(102_682))
        #expect(truth.world.ghostTokens == count(44_000_000))
        #expect(truth.world.members.value == count(33_220_000))
        #expect(truth.world.nonMembers.value == count(4_330_000))
        #expect(truth.world.profileViews.value >= truth.world.accounts.value)
        #expect(truth.origins == min(2313, truth.logs.requests))
        #expect(truth.world.firstAccess.map { $0.civil(offsetMinutes: 540).date } == IncidentFigures.firstAttackDay)
        #expect(truth.world.lastAccess.map { $0.civil(offsetMinutes: 540).date } == IncidentFigures.lastAttackDay)
    }

    @Test("The legitimate use of the stolen key goes on before, during and after the attack, with issued tokens")
    func legitimateUse() throws {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(ratio: 40_000)
        _ = try DrillWorld(plan).make()
        let issued = Set(try ReferenceReader.table(plan.folder + "/issuance.csv").map { $0["token"] })
        var days: Set<String> = []
        for file in try RehearsalFolder.logLines(plan) {
            for line in file.lines {
                let object = (try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any]
                guard object?["kid"] as? String == "sk-auth-backup-2", issued.contains(object?["jti"] as? String) else { continue }
                #expect(object?["cc"] as? String == "KR")
                days.insert(String(file.file.dropFirst(13).prefix(10)))
            }
        }
        #expect(days.contains { $0 < "2025-04-14" } && days.contains { $0 > "2025-05-01" && $0 < "2025-11-01" })
        #expect(days.contains { $0 > "2025-11-08" })
    }
}
