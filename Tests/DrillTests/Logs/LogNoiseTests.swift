import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import Drill

@Suite struct LogNoiseTests {
    /// One line as a plain reader sees it.
    private struct Line {
        var day: Int
        var position: Int
        var id: String
        var time: Instant
        var isOther: Bool
        var bytes: [UInt8]
    }

    private static func read(_ plan: DrillPlan) throws -> (lines: [Line], unreadable: Int) {
        var lines: [Line] = []
        var unreadable = 0
        for file in try RehearsalFolder.logLines(plan) {
            let date = try #require(CivilDate(String(file.file.dropFirst(13).prefix(10))))
            for (position, bytes) in file.lines.enumerated() {
                guard let object = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any],
                    let id = object["rid"] as? String, let time = (object["ts"] as? String).flatMap({ Instant(rfc3339: $0) })
                else {
                    unreadable += 1
                    continue
                }
                lines.append(
                    Line(
                        day: Int(date.daysSinceEpoch - LogCalendar.firstDay), position: position, id: id, time: time,
                        isOther: object["trace"] != nil, bytes: bytes))
            }
        }
        return (lines, unreadable)
    }

    @Test("Each kind of noise is there, and none of it more than it should be", arguments: [UInt64(7), 8])
    func kinds(seed: UInt64) throws {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(ratio: 60_000, seed: seed, background: 5)
        let truth = try DrillWorld(plan).make()
        let (lines, unreadable) = try Self.read(plan)
        let ownDay = { (line: Line) in Int((line.time.milliseconds - LogCalendar.start(ofDay: 0)) / 86_400_000) }

        // The cut file's last line is no line.
        #expect(unreadable >= 11 && unreadable <= truth.logs.damagedLines + 1)
        #expect((1...15).contains(lines.count(where: \.isOther) * 1000 / lines.count))
        let nextDay = lines.filter { ownDay($0) + 1 == $0.day }
        #expect(lines.allSatisfy { ownDay($0) == $0.day || ownDay($0) + 1 == $0.day })
        #expect(nextDay.count >= truth.logs.hoursLateLines && truth.logs.hoursLateLines > 5)

        let copies = Dictionary(grouping: lines, by: \.id).values.filter { $0.count > 1 }
        #expect(copies.allSatisfy { $0.count == 2 && $0[0].time == $0[1].time })
        #expect(copies.contains { $0[0].bytes == $0[1].bytes } && copies.contains { $0[0].isOther != $0[1].isOther })
        #expect(copies.contains { $0[0].day != $0[1].day } && copies.contains { $0[0].day == $0[1].day })
        #expect(copies.count <= truth.logs.repeatedLines)

        Self.expectNearlySorted(lines.filter { line in ownDay(line) == line.day && !copies.contains { $0[0].id == line.id } })
        #expect(lines.contains { String(decoding: $0.bytes, as: UTF8.self).contains("2001:db8:") })
    }

    private static func expectNearlySorted(_ lines: [Line]) {
        var latest = Instant(milliseconds: .min)
        var late = 0
        for line in lines {
            if line.time < latest {
                late += 1
                #expect(latest.milliseconds - line.time.milliseconds <= 1500)
            }
            latest = max(latest, line.time)
        }
        // At this scale rows lie minutes apart, so that few of the late ones come after another.
        #expect(late * 20 < lines.count)
    }

    @Test(
        "One day's file is missing and one ends inside a line, in the middle of the attack",
        arguments: [(Compression.none, 60_000), (.gzip, 60_000), (.zstd, 25_000)])
    func gaps(compression: Compression, ratio: Int) throws {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(ratio: ratio, background: 20, compression: compression)
        let truth = try DrillWorld(plan).make()
        let files = try RehearsalFolder.logLines(plan)
        let missing = try #require(truth.logs.gaps.first { $0.reason == .missingDay })
        let cut = try #require(truth.logs.gaps.first { $0.reason == .truncatedFile })
        #expect(!files.contains { $0.file == missing.file })
        #expect(files.count == 243 && truth.logs.files == 243)
        for file in files { #expect(file.endsInsideLine == (file.file == cut.file), "\(file.file)") }
        for gap in [missing, cut] {
            #expect(gap.day > IncidentFigures.firstAttackDay && gap.day < IncidentFigures.lastAttackDay)
            #expect(gap.hiddenViews > 0)
        }
        #expect((cut.lines ?? 0) > 50)
        let whole = files.reduce(0) { $0 + $1.lines.count - ($1.endsInsideLine ? 1 : 0) }
        #expect(whole == truth.logs.lines)
        if compression != .none {
            let input = try ByteInput(path: plan.folder + "/" + cut.file)
            #expect(throws: ByteStreamError(.truncated, "")) { try input.readAll() }
        }
    }

    @Test("Damaged lines are whole in no other file, so that what they showed is hidden")
    func damage() throws {
        let plan = DrillPlan(scale: try DrillScale(ratio: 50_000), seed: 7, folder: "none")
        let world = DrillWorldPlan(plan)
        #expect(world.noise.damagedAttack.count == 6 && world.noise.damagedBackground.count == 5)
        for (slot, _) in world.noise.damagedAttack {
            let fate = world.noise.fate(.attack, slot)
            #expect(!fate.reachesNextDay && !fate.isRepeatedHere)
            let day = world.attack.schedule.day(of: slot)
            #expect(abs(day - world.noise.missingDay) > 1 && abs(day - world.noise.truncatedDay) > 1)
        }
    }
}
