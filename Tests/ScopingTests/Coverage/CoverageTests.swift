import BreachModel
import Foundation
import Testing

@testable import Scoping

/// What coverage says when something is taken from a log, and of whom "not seen" then turns into unknown.
struct CoverageTests {
    private let stolen = [Indicator(credentials: ["k1"])]

    private func certainties(_ built: ScopingWorld.Built, _ item: DataItemID) -> [Certainty: Int] {
        Dictionary(
            built.people.compactMap { person in person.items.first { $0.item == item }.map { ($0.certainty, 1) } }, uniquingKeysWith: +)
    }

    @Test("A whole numbered log shows that nothing is missing: who was not seen is not in the scope")
    func whole() throws {
        let built = try GapWorld.world().build(files: GapWorld().files(), indicators: stolen)
        #expect(built.scope.coverage.isComplete && built.scope.coverage.gaps.isEmpty)
        #expect(built.people.count == 40)
        #expect(certainties(built, .orders) == [.notSeen: 40])
        #expect(built.scope.coverage.producers?.map(\.proof) == [.sequence])
        #expect(built.scope.coverage.producers?.first?.missingNumbers == 0)
    }

    @Test("A lost day is told by rhythm, file name and numbers, and leaves everything open")
    func day() throws {
        let lost = GapWorld().days[20].count
        let built = try GapWorld.world().build(files: GapWorld().files(without: [20]), indicators: stolen)
        let gap = try #require(built.scope.coverage.gaps.first)
        #expect(built.scope.coverage.gaps.count == 1)
        #expect(gap.reason == .missingDay && gap.lines == lost)
        #expect(gap.window == Window(start: GapWorld.day(20), end: GapWorld.day(21)))
        #expect(gap.evidence?.count == 3)
        #expect(gap.evidence?.contains { $0.english.contains(GapWorld.name(20)) } == true)
        #expect(built.people.count == 80)
        #expect(certainties(built, .name) == [.seen: 38, .unknown: 42])
        // The log has never served the page with orders.
        #expect(certainties(built, .orders) == [.notSeen: 80])
    }

    @Test("A lost hour is told with its lines")
    func hour() throws {
        var logs = GapWorld()
        let hour = Window(start: GapWorld.day(20).adding(hours: 5), end: GapWorld.day(20).adding(hours: 6))
        let lost = logs.remove { _, line in line.contains("\"ts\":\"2025-06-20T20:") }
        let built = try GapWorld.world().build(files: logs.files(), indicators: stolen)
        #expect(built.scope.coverage.gaps.map(\.reason) == [.missingHours])
        #expect(built.scope.coverage.gaps.first?.window == hour && built.scope.coverage.gaps.first?.lines == lost)
        // The log has never served the page with orders.
        #expect(certainties(built, .orders) == [.notSeen: 80])
    }

    @Test("A gzip file that was cut is told, with the lines after the cut")
    func cut() throws {
        var files = GapWorld().files(ending: ".gz")
        files[20].left = 0.6
        let built = try GapWorld.world().build(files: files, indicators: stolen)
        let gap = try #require(built.scope.coverage.gaps.first)
        #expect(built.scope.coverage.gaps.count == 1)
        #expect(gap.reason == .truncatedFile && gap.source.hasSuffix(GapWorld.name(20) + ".gz"))
        #expect(gap.lines.map { $0 > 50 && $0 < 250 } == true)
        #expect(gap.window.end == GapWorld.day(21))
        #expect(built.people.count == 80)
    }

    @Test("A cut file of which nothing can be read is a gap of the day that its name tells")
    func cutToNothing() throws {
        var files = GapWorld().files(ending: ".gz")
        files[20].left = 0.005
        let built = try GapWorld.world().build(files: files, indicators: stolen)
        #expect(built.scope.coverage.gaps.contains { $0.window.covers(Window(start: GapWorld.day(20), end: GapWorld.day(21))) })
        #expect(!built.scope.coverage.isComplete)
    }

    @Test(
        "One line in a hundred lost at random is told number by number; all that was not seen is unknown, nothing is presumed",
        arguments: [UInt64(1), 2, 3])
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, purpose: "random loss")
        var logs = GapWorld()
        let last = logs.days[35].last
        let lost = logs.remove { _, line in generator.next() % 100 == 0 && line != last && !line.hasPrefix("{\"seq\":1,") }
        let built = try GapWorld.world().build(files: logs.files(), indicators: stolen)
        let gaps = built.scope.coverage.gaps
        #expect(gaps.allSatisfy { $0.reason == .missingNumbers })
        #expect(gaps.compactMap(\.lines).reduce(0, +) == lost)
        #expect(built.people.count == 80)
        // The log has never served the page with orders.
        #expect(certainties(built, .orders) == [.notSeen: 80])
        let names = certainties(built, .name)
        #expect(names[.presumed] == nil && names[.notSeen] == nil && names[.unknown].map { $0 >= 40 } == true)
    }

    @Test("Without numbers the loss of single lines cannot be excluded, with the loss that the volume would have shown")
    func withoutNumbers() throws {
        let world = try GapWorld.world()
        world.adjust = { $0.fields.sequence = nil }
        let built = try world.build(files: GapWorld().files(), indicators: stolen)
        let gap = try #require(built.scope.coverage.gaps.first)
        #expect(built.scope.coverage.gaps.map(\.reason) == [.notShown] && built.scope.coverage.losses.isEmpty)
        #expect(built.scope.coverage.producers?.first?.proof == .volume)
        #expect(built.scope.coverage.producers?.first?.noticeableLoss != nil)
        #expect(gap.evidence?.count == 2)
        // The log has never served the page with orders.
        #expect(certainties(built, .orders) == [.notSeen: 80])
        #expect(certainties(built, .name) == [.seen: 40, .unknown: 40])
    }

    @Test("A gap outside the time that is asked about changes nothing; a time beyond the logs is a gap itself")
    func window() throws {
        let files = GapWorld().files(without: [20])
        let late = Indicator(credentials: ["k1"], window: Window(start: GapWorld.day(22), end: GapWorld.day(30)))
        #expect(try GapWorld.world().build(files: files, indicators: [late]).scope.coverage.gaps.isEmpty)
        let beyond = Indicator(credentials: ["k1"], window: Window(start: GapWorld.day(22), end: GapWorld.day(60)))
        let built = try GapWorld.world().build(files: files, indicators: [beyond])
        #expect(built.scope.coverage.gaps.map(\.reason) == [.outsideLogs])
        #expect(built.people.count == 80)
    }

    @Test("The time asked about may reach an hour beyond a busy log, and no further")
    func busyEdges() throws {
        let files = GapWorld().files()
        func reasons(_ before: Int, _ after: Int) throws -> [CoverageGap.Reason] {
            let window = Window(start: GapWorld.day(0).adding(minutes: -before), end: GapWorld.day(36).adding(minutes: after))
            return try GapWorld.world().build(files: files, indicators: [Indicator(credentials: ["k1"], window: window)])
                .scope.coverage.gaps.map(\.reason)
        }
        #expect(try reasons(30, 30).isEmpty)
        #expect(try reasons(180, 0) == [.outsideLogs])
        #expect(try reasons(0, 180) == [.outsideLogs])
    }

    @Test("How long a log may be silent at its ends follows from how much it writes: from an hour to a day")
    func quietEnds() {
        let day: Int64 = 86_400_000
        let reach = Window(start: Instant(milliseconds: 0), end: Instant(milliseconds: 10 * day))
        #expect(GapEffects.quiet(lines: 5, reach: reach, isHourly: false) == day)
        #expect(GapEffects.quiet(lines: 240, reach: reach, isHourly: false) == day / 2)
        #expect(GapEffects.quiet(lines: 1_000_000, reach: reach, isHourly: false) == day / 24)
        #expect(GapEffects.quiet(lines: 5, reach: reach, isHourly: true) == day / 24)
    }

    @Test(
        "Times at the end of what can be written leave a scope that can be read again",
        arguments: [Int64(99_999_999_999_000), 253_402_300_799_999])
    func farFuture(milliseconds: Int64) throws {
        let late = LogLine("/members/2").with { $0.time = Instant(milliseconds: milliseconds) }
        let scope = try ScopingWorld(members: GapWorld.members).build([LogLine("/members/1"), late]).scope
        #expect(scope.counts.views == 2 && scope.lastAccess == late.time)
        #expect(scope.coverage.gaps.contains { $0.reason == .clockSkew && $0.window.start == Window.always.start })
        #expect(try JSONDecoder().decode(BreachScope.self, from: JSONEncoder().encode(scope)) == scope)
    }

    @Test("A line of the year 1 makes one long gap that counts its days")
    func farPast() throws {
        let world = try ScopingWorld(members: GapWorld.members)
        world.rhythm = .daily
        let early = LogLine("/members/2").with { $0.time = Instant(milliseconds: -62_135_596_800_000) }
        let scope = try world.build([LogLine("/members/1"), early]).scope
        let gap = try #require(scope.coverage.gaps.first { $0.reason == .missingDay })
        #expect(scope.coverage.gaps.count(where: { $0.reason == .missingDay }) == 1)
        #expect(gap.evidence?.first?.english.contains("0 lines in these 7394") == true)
        #expect(try JSONDecoder().decode(BreachScope.self, from: JSONEncoder().encode(scope)) == scope)
    }

    @Test("Why an item is not seen says what it rests on, not that logs with gaps are complete")
    func grounds() throws {
        let world = try GapWorld.world()
        world.adjust = { $0.fields.sequence = nil }
        let built = try world.build(files: GapWorld().files(), indicators: stolen)
        let orders = try #require(built.item(.orders, of: "m:1"))
        let reason = CertaintyReason(orders, lines: [], scope: built.scope)
        #expect(reason == .gapsElsewhere(gaps: built.scope.coverage.gaps, item: .orders))
        #expect(!reason.statement.contains("complete") && reason.statement.contains("1,000 events"))
        #expect(reason.statement.contains("not-shown of gateway"))
        let whole = try GapWorld.world().build(files: GapWorld().files(), indicators: stolen)
        let complete = CertaintyReason(try #require(whole.item(.orders, of: "m:1")), lines: [], scope: whole.scope)
        #expect(complete == .completeLogs)
    }

    @Test("A gap before the key was made leaves nothing open")
    func beforeTheKey() throws {
        let world = try GapWorld.world()
        world.lives = ["k1": Window(start: GapWorld.day(8), end: Window.always.end)]
        let early = try world.build(files: GapWorld().files(without: [5]), indicators: stolen)
        #expect(early.scope.coverage.gaps.map(\.reason) == [.missingDay] && early.scope.coverage.isComplete)
        #expect(early.scope.coverage.gaps.first?.effect?.credentials == [])
        #expect(early.people.count == 40)
        #expect(try !world.build(files: GapWorld().files(without: [9]), indicators: stolen).scope.coverage.isComplete)
    }

    @Test("A sampled log leaves everything open, and what most lost is presumed of the rest")
    func sampled() throws {
        let world = try GapWorld.world()
        world.adjust = { $0.sampled = 100 }
        let built = try world.build(files: GapWorld().files(), indicators: stolen)
        let gap = try #require(built.scope.coverage.gaps.first { $0.reason == .sampledLog })
        #expect(gap.estimatedLines.map { $0 > 1_000_000 } == true && gap.effect?.presumes == true)
        // The log has never served the page with orders.
        #expect(certainties(built, .orders) == [.notSeen: 80])
    }

    @Test("Each machine's numbers and rhythm are its own")
    func machines() throws {
        let world = try GapWorld.world()
        world.adjust = {
            $0.fields.sequence = nil
            $0.fields.producer = "host"
        }
        var logs = GapWorld()
        _ = logs.remove { day, line in day == 20 && line.contains("\"host\":\"edge-1\"") }
        let gaps = try world.build(files: logs.files(), indicators: stolen).scope.coverage.gaps
        #expect(gaps.contains { $0.reason == .missingDay && $0.producer == "edge-1" })
        #expect(!gaps.contains { $0.reason == .missingDay && $0.producer != "edge-1" })
    }

    @Test("Lines whose times are off matter where a window's edge is within the error")
    func clock() throws {
        var logs = GapWorld()
        let moved = logs.days[12]
        logs.days[12] = moved.map { $0.replacing("2025-06-1", with: "2025-06-0") }
        let files = logs.files()
        let all = try GapWorld.world().build(files: files, indicators: stolen).scope.coverage
        #expect(all.gaps.contains { $0.reason == .clockSkew && !$0.concernsAnyone })
        let edge = Indicator(credentials: ["k1"], window: Window(start: GapWorld.day(5), end: GapWorld.day(30)))
        let narrow = try GapWorld.world().build(files: files, indicators: [edge]).scope.coverage
        #expect(narrow.gaps.contains { $0.reason == .clockSkew && $0.concernsAnyone })
    }

    @Test("The same gaps come out of files in any order")
    func order() throws {
        let files = GapWorld().files(without: [20])
        let one = try GapWorld.world().build(files: files, indicators: stolen).scope
        let other = try GapWorld.world().build(files: files.reversed(), indicators: stolen).scope
        #expect(one.coverage == other.coverage && one.digest == other.digest)
    }
}
