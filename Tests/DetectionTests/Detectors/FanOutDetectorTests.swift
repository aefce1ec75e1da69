import BreachModel
import Testing

@testable import Detection

/// F: far more distinct people than in the past, by credential and by origin. Factor 5, floor 10 a day.
struct FanOutDetectorTests {
    /// Which of the two is judged; the other one differs from line to line, so that it never stands out.
    enum Who: CaseIterable {
        case credential, origin

        var id: FindingID { self == .credential ? "fan-out:k1" : "fan-out:198.51.100.7" }

        func lines(_ lines: [SeenLine]) -> [SeenLine] {
            lines.enumerated().map { number, line in
                var line = line
                if self == .credential { line.origin = "10.0.\(number / 250).\(number % 250)" } else { line.key = "key-\(number)" }
                return line
            }
        }
    }

    private func found(_ who: Who, _ lines: [SeenLine]) throws -> [Finding] {
        try DetectionWorld().detect(who.lines(lines)).kinds(.fanOut)
    }

    @Test("A call centre that sees many people every day is not found", arguments: Who.allCases)
    func steady(who: Who) throws {
        #expect(try found(who, (0..<40).flatMap { SeenLine.day($0, people: 25, from: $0 * 25) }).isEmpty)
    }

    @Test("A day of five times the highest day before is found, from that day's start in Seoul", arguments: Who.allCases)
    func jump(who: Who) throws {
        let found = try found(who, (0..<10).flatMap { SeenLine.day($0, people: 3) } + SeenLine.day(10, people: 15))
        let finding = try #require(found.first)
        #expect(found.count == 1)
        #expect(finding.id == who.id)
        #expect(finding.confidence == .medium)
        #expect(finding.subjects == 15)
        #expect(finding.since == SeenLine.firstDay.adding(hours: 240))
        #expect(finding.until == finding.since.adding(hours: 24))
        #expect(finding.statement.english.hasSuffix("touched 15 distinct people in a day; its highest before was 3."))
        #expect(finding.statement.korean.contains("하루 동안 서로 다른 15명") && finding.statement.korean.contains("이전 최고 3명"))
        let window = Window(start: finding.since, end: Window.always.end)
        #expect(
            finding.indicator
                == (who == .credential
                    ? Indicator(credentials: ["k1"], window: window) : Indicator(origins: ["198.51.100.7"], window: window)))
    }

    @Test("Below the factor or below the floor nothing is said", arguments: Who.allCases, [(3, 14), (1, 9)])
    func below(who: Who, days: (past: Int, last: Int)) throws {
        let past = (0..<10).flatMap { SeenLine.day($0, people: days.past) }
        #expect(try found(who, past + SeenLine.day(10, people: days.last)).isEmpty)
    }

    @Test("The first week of the logs is past, not judged", arguments: Who.allCases, [(6, 0), (7, 1)])
    func firstWeek(who: Who, days: (day: Int, findings: Int)) throws {
        let found = try found(who, SeenLine.day(0, people: 1) + SeenLine.day(days.day, people: 12))
        #expect(found.count == days.findings)
    }

    @Test("A jump inside the first week raises the bar for later days", arguments: Who.allCases)
    func learned(who: Who) throws {
        #expect(try found(who, SeenLine.day(0, people: 1) + SeenLine.day(3, people: 12) + SeenLine.day(9, people: 40)).isEmpty)
    }

    @Test("One without a past is found with low confidence", arguments: Who.allCases)
    func noPast(who: Who) throws {
        let others = (0..<10).map { day in SeenLine("1", day: day, key: "other-\(day)") { $0.origin = "10.9.9.\(day)" } }
        let found = try DetectionWorld().detect(others + who.lines(SeenLine.day(9, people: 10))).kinds(.fanOut)
        #expect(found.map(\.id) == [who.id])
        #expect(found.map(\.confidence) == [.low])
    }

    @Test("Only people who were shown count: no refused requests, no repeated views, no strangers", arguments: Who.allCases)
    func onlyShown(who: Who) throws {
        let past = (0..<10).flatMap { SeenLine.day($0, people: 2) }
        #expect(try found(who, past + SeenLine.day(10, people: 30) { $0.status = 404 }).isEmpty)
        #expect(try found(who, past + (0..<30).map { SeenLine("\($0 % 3)", day: 10, minute: $0) }).isEmpty)
        let world = try DetectionWorld()
        world.members = { Int($0.rawValue).map { $0 < 100 } ?? false }
        #expect(try world.detect(who.lines(past + SeenLine.day(10, people: 30, from: 500))).kinds(.fanOut).isEmpty)
    }

    @Test("A quiet walk of few people a day is found by its 30 days", arguments: Who.allCases)
    func lowAndSlow(who: Who) throws {
        let before = [SeenLine("1", day: -5), SeenLine("2", day: -4)]
        let walk = (0..<30).flatMap { SeenLine.day($0, people: 2, from: 10 + $0 * 2) }
        let finding = try #require(try found(who, before + walk).first)
        #expect(finding.id == who.id)
        #expect(finding.subjects == 60)
        #expect(finding.since == SeenLine.firstDay)
        #expect(finding.until == SeenLine.firstDay.adding(hours: 24 * 30))
        #expect(finding.statement.english.contains("60 distinct people in 30 days; its highest before was 2."))
        #expect(finding.confidence == .medium)
    }

    @Test("The same few people every day for 30 days are no walk", arguments: Who.allCases)
    func samePeople(who: Who) throws {
        #expect(try found(who, [SeenLine("1", day: -5)] + (0..<30).flatMap { SeenLine.day($0, people: 2) }).isEmpty)
    }

    @Test("The floor of 30 days is five times that of a day", arguments: Who.allCases, [(49, 0), (50, 1)])
    func longFloor(who: Who, people: (count: Int, findings: Int)) throws {
        let walk = (0..<people.count).map { SeenLine("\($0 + 10)", day: $0 % 29, minute: $0) }
        #expect(try found(who, [SeenLine("1", day: -5)] + walk).count == people.findings)
    }

    @Test("The 30 days in which the logs begin are not judged", arguments: Who.allCases)
    func firstWindow(who: Who) throws {
        #expect(try found(who, (0..<30).flatMap { SeenLine.day($0, people: 2, from: $0 * 2) }).isEmpty)
    }

    @Test("Subjects that are no numbers are told apart across files", arguments: Who.allCases)
    func textSubjects(who: Who) throws {
        func lines(_ day: Int, _ names: Range<Int>) -> [SeenLine] {
            names.map { number in SeenLine("user-\(number)", day: day, minute: number) }
        }
        let past = who.lines((0..<9).flatMap { lines($0, 0..<2) })
        let first = who.lines(lines(9, 0..<6))
        let second = who.lines(lines(9, 6..<12))
        let apart = try DetectionWorld().detect([
            .init(name: "a.jsonl", lines: past), .init(name: "b.jsonl", lines: first), .init(name: "c.jsonl", lines: second),
        ])
        #expect(apart.kinds(.fanOut).filter { $0.id == who.id }.map(\.subjects) == [12])
        let together = try DetectionWorld().detect([.init(name: "a.jsonl", lines: past + first + second)])
        #expect(together.kinds(.fanOut).filter { $0.id == who.id }.map(\.subjects) == [12])
    }

    @Test("A subject that is a number and one that is text are two", arguments: Who.allCases)
    func mixedSubjects(who: Who) throws {
        let names = (0..<6).map { "\($0)" } + (0..<6).map { "0\($0)" }
        let lines = SeenLine.day(0, people: 1) + names.enumerated().map { SeenLine($1, day: 9, minute: $0) }
        #expect(try found(who, lines).map(\.subjects) == [12])
    }

    @Test("Logs that show nobody are no trouble", arguments: [nil, "1"])
    func nobodyShown(subject: String?) throws {
        #expect(
            try DetectionWorld().detect((0..<20).map { day in SeenLine(subject, day: day) { $0.status = subject == nil ? 200 : 403 } })
                .isEmpty)
    }
}
