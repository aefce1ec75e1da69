import BreachModel
import LogScanning
import Testing

@testable import Scoping

/// Which log lines a scope takes, and what becomes of the others.
struct MatchedRowsTests {
    private let members = ["1,Kim,,010-0000-0001,ko,,KR", "2,Lee,,010-0000-0002,ko,,KR"]

    @Test("A response that failed shows nothing and is counted", arguments: [199, 301, 304, 401, 403, 404, 500])
    func refused(status: Int) throws {
        let built = try ScopingWorld(members: members).build([LogLine("/members/1", status: status), LogLine("/members/2", minute: 1)])
        #expect(built.people.map(\.person) == ["m:2"])
        #expect(built.scope.counts.refusedLines == 1)
        #expect(built.scope.counts.views == 1)
    }

    @Test("Every status of the success class shows the page", arguments: [200, 201, 206, 299])
    func successful(status: Int) throws {
        let built = try ScopingWorld(members: members).build([LogLine("/members/1", status: status)])
        #expect(built.people.map(\.person) == ["m:1"])
    }

    @Test("Subjects who are no members are counted by distinct id, whatever the answer was")
    func strangers() throws {
        let lines = [
            LogLine("/members/77"), LogLine("/members/77", minute: 1), LogLine("/members/78", status: 404), LogLine("/members/0078"),
            LogLine("/members/ghost"), LogLine("/members/ghost/orders"),
        ]
        let built = try ScopingWorld(members: members).build(lines)
        #expect(built.people.isEmpty)
        #expect(built.scope.counts.subjectsThatDoNotExist == 4)
        #expect(built.scope.counts.refusedLines == 1)
        #expect(built.scope.counts.views == 0)
    }

    @Test("Strangers are counted once each however many they are and whatever fits into memory", arguments: [0, 1 << 20, 1 << 29])
    func manyStrangers(memory: Int) throws {
        let world = try ScopingWorld(members: members)
        let lines = (0..<6000).map { LogLine("/members/\(1000 + $0 * $0 % 2003 * ($0 % 3 == 0 ? 1 : 1 << 40))", minute: $0 / 3) }
        let file = ScopingWorld.LogFile(name: "a.jsonl", text: ScopingWorld.text(lines))
        let built = try world.build(files: [file], space: RowSpace(folders: [world.folder], memory: memory))
        #expect(built.scope.counts.subjectsThatDoNotExist == Set(lines.map(\.path)).count)
    }

    @Test("A page with personal data that names nobody is counted, a page without is not")
    func withoutSubject() throws {
        let built = try ScopingWorld(members: members).build([
            LogLine("/profile"), LogLine("/health"), LogLine("/somewhere/else"), LogLine("/profile", status: 500),
        ])
        #expect(built.scope.counts.linesWithoutSubject == 2)
        #expect(built.scope.counts.unmappedLines == 1)
        #expect(built.scope.counts.refusedLines == 1)
        #expect(built.scope.counts.people == 0)
    }

    @Test("A page that the map does not know and that names nobody leaves everything of everyone open")
    func unnamedPage() throws {
        let world = try ScopingWorld(members: members)
        let lines = [LogLine("/members/1"), LogLine("/export/all-members", minute: 1), LogLine("/export/all-members", minute: 3)]
        let built = try world.build(lines)
        let gap = try #require(built.scope.coverage.gaps.first)
        #expect(built.scope.coverage.gaps.map(\.reason) == [.unmappedPages] && !built.scope.coverage.isComplete)
        #expect(gap.source == "gateway" && gap.lines == 2 && gap.effect?.people == nil && gap.effect?.presumes == false)
        #expect(gap.window == Window(start: lines[1].time, end: Instant(milliseconds: lines[2].time.milliseconds + 1)))
        #expect(gap.evidence?.first?.english.contains("routes:") == true)
        #expect(built.people.map(\.person) == ["m:1", "m:2"])
        #expect(built.item(.name, of: "m:1")?.certainty == .seen && built.item(.orders, of: "m:1")?.certainty == .unknown)
        #expect(built.item(.name, of: "m:2")?.certainty == .unknown)
        let refused = try world.build([LogLine("/members/1"), LogLine("/export/all-members", minute: 1, status: 403)])
        #expect(refused.scope.coverage.isComplete)
        let others = try world.build(
            [LogLine("/members/1"), LogLine("/export/all-members", key: "k2", minute: 1)], indicators: [Indicator(credentials: ["k1"])])
        #expect(others.scope.coverage.isComplete)
    }

    @Test("A page that shows nothing leaves no trace of the person")
    func showsNothing() throws {
        let world = try ScopingWorld(members: members, books: ["1,a,Aunt,010-0000-0091,,Road 1,"])
        let built = try world.build([
            LogLine("/health").with { $0.subject = "1" }, LogLine("/members/1/addresses/a").with { $0.method = "PUT" },
        ])
        #expect(built.people.isEmpty)
        #expect(built.scope.counts == ScopeCounts())
    }

    @Test("A rule of an index that the map does not have is a page that is not mapped")
    func foreignRule() throws {
        let world = try ScopingWorld(members: members)
        let file = ScopingWorld.LogFile(
            name: "a.jsonl", text: ScopingWorld.text([LogLine("/members/1/orders"), LogLine("/members/2", minute: 1)]))
        let index = try world.index([file])
        var configuration = world.configuration(logs: [file.source])
        configuration.routes = Array(configuration.routes.prefix(1))
        let (scope, people) = try ScopeBuilder(configuration).build(
            version: 1, indicators: [Indicator()], index: index, directory: try world.directory())
        #expect(scope.counts.unmappedLines == 1)
        #expect(scope.counts.views == 1)
        #expect(Array(people).map(\.person) == ["m:1", "m:2"])
    }

    @Test("Ranges of accounts follow each other without a hole to the last account, also one that came after the last row")
    func ranges() throws {
        let world = try ScopingWorld()
        let lines = (0..<700).map { LogLine("/members/\($0)", minute: $0) }
        let index = try world.index([.init(name: "a.jsonl", text: ScopingWorld.text(lines))])
        for later in [0, 1, 5000] {
            var directory = try world.directory()
            var matched = MatchedRows(routes: world.routes, accounts: 0, space: RowSpace(folders: [world.folder], memory: 0))
            try index.forEachSegment { try? matched.gather($0, indicators: [Indicator()], directory: &directory) }
            try matched.finish()
            for number in 0..<later { _ = directory.addAccount("later-\(number)") }
            var (end, rows): (Int32, Int) = (0, 0)
            try matched.forEachRange(accounts: directory.accountCount) { list, range in
                #expect(range.lowerBound == end && list.allSatisfy { range.contains($0.account) })
                (end, rows) = (range.upperBound, rows + list.count)
            }
            #expect(Int(end) == directory.accountCount && rows == 700 && matched.total == 700)
        }
    }

    @Test("More page views than memory and files take are an error")
    func nowhere() throws {
        let lines = (0..<400).map { LogLine("/members/1", id: "e\($0)", minute: $0) }
        let file = ScopingWorld.LogFile(name: "a.jsonl", text: ScopingWorld.text(lines))
        for folders in [[], ["/nowhere/at/all"]] {
            #expect(throws: ScopingError(.write, "")) {
                try ScopingWorld(members: members).build(files: [file], space: RowSpace(folders: folders, memory: 0))
            }
        }
    }

    @Test("On a route that the map does not know, everything that the person has is presumed")
    func unmapped() throws {
        let world = try ScopingWorld(members: members, books: ["2,me,Kim,010-0000-0001,,Road 1,"])
        let built = try world.build([LogLine("/exports/all").with { $0.subject = "1" }, LogLine("/members/1", minute: 1)])
        #expect(built.people.map(\.person) == ["m:1"])
        #expect(built.scope.counts.unmappedLines == 1)
        #expect(built.scope.counts.views == 1)
        #expect(built.item(.name, of: "m:1")?.certainty == .seen)
        #expect(built.item(.orders, of: "m:1") == ItemExposure(item: .orders, certainty: .presumed))
        #expect(built.item(.phone, of: "m:1")?.certainty == .presumed)
        #expect(built.item(.addressBook, of: "m:1") == nil)
        #expect(built.tally(.orders) == ItemTally(item: .orders, presumed: 1))
    }

    @Test("A line on an unknown route counts, whoever it names")
    func unmappedStranger() throws {
        let built = try ScopingWorld(members: members).build([LogLine("/exports/all").with { $0.subject = "77" }])
        #expect(built.scope.counts.unmappedLines == 1)
        #expect(built.scope.counts.subjectsThatDoNotExist == 1)
        #expect(built.people.isEmpty)
    }

    @Test("A failed request on an unknown route presumes nothing")
    func unmappedRefused() throws {
        let built = try ScopingWorld(members: members).build([LogLine("/exports/all", status: 403).with { $0.subject = "1" }])
        #expect(built.people.isEmpty)
        #expect(built.scope.counts.unmappedLines == 0)
        #expect(built.scope.counts.refusedLines == 1)
    }

    // MARK: Repeated lines

    @Test("A line delivered again is one event, across files, producers and log sources")
    func repeated() throws {
        let line = LogLine("/members/1", id: "e1")
        let files = [
            ScopingWorld.LogFile(name: "a.jsonl", text: line.text() + "\n" + line.text(.odd) + "\n"),
            ScopingWorld.LogFile(name: "b.jsonl", text: ScopingWorld.text([line, LogLine("/members/1", id: "e2", minute: 1)], .odd)),
            ScopingWorld.LogFile(name: "c.jsonl", text: ScopingWorld.text([line, LogLine("/health")]), source: "second"),
        ]
        let built = try ScopingWorld(members: members).build(files: files)
        #expect(built.scope.counts.views == 2)
        #expect(built.scope.counts.repeatedLines == 3)
        #expect(built.item(.name, of: "m:1")?.views == 2)
    }

    @Test("Without deduplication every line is an event")
    func notDeduplicated() throws {
        let world = try ScopingWorld(members: members)
        world.deduplication = .none
        let built = try world.build([LogLine("/members/1", id: "e1"), LogLine("/members/1", id: "e1")])
        #expect(built.scope.counts.views == 2)
        #expect(built.scope.counts.repeatedLines == 0)
    }

    @Test("Lines without an event id are never taken for one another")
    func withoutEventID() throws {
        let built = try ScopingWorld(members: members).build([LogLine("/members/1"), LogLine("/members/1")])
        #expect(built.scope.counts.views == 2)
    }

    @Test("An event id on another page or of another entry is another event")
    func eventIDOfTwoPages() throws {
        let world = try ScopingWorld(members: members, books: ["1,a,Aunt,,,Road 1,", "1,b,Uncle,,,Road 2,"])
        let built = try world.build([
            LogLine("/members/1", id: "e"), LogLine("/members/1/orders", id: "e", minute: 1),
            LogLine("/members/1/addresses/a", id: "e", minute: 2), LogLine("/members/1/addresses/b", id: "e", minute: 3),
            LogLine("/members/1/orders", id: "e", minute: 4),
        ])
        #expect(built.scope.counts.views == 4 && built.scope.counts.repeatedLines == 1)
        #expect(built.item(.orders, of: "m:1")?.certainty == .seen && built.item(.orders, of: "m:1")?.views == 1)
        #expect(built.people.map(\.person) == ["m:1", "n:1/a", "n:1/b"])
    }

    @Test("An event id that two accounts share makes two events")
    func sharedEventID() throws {
        let built = try ScopingWorld(members: members).build([LogLine("/members/1", id: "e"), LogLine("/members/2", id: "e")])
        #expect(built.scope.counts.views == 2)
        #expect(built.scope.counts.repeatedLines == 0)
    }

    @Test("Of lines with one event id and different times the earliest counts, in whatever order they come", arguments: [[0, 3], [3, 0]])
    func repeatedLater(minutes: [Int]) throws {
        let built = try ScopingWorld(members: members).build(minutes.map { LogLine("/members/1", id: "e", minute: $0) })
        #expect(built.scope.counts.repeatedLines == 1)
        #expect(built.item(.name, of: "m:1")?.first == LogLine("/").time)
        #expect(built.item(.name, of: "m:1")?.last == LogLine("/").time)
    }

    // MARK: Indicators

    @Test("A credential, an origin, a window or never-issued tokens choose the lines, all conditions together")
    func indicators() throws {
        let base = LogLine("/").time
        let lines = [
            LogLine("/members/1", key: "k1"), LogLine("/members/2", key: "k2", minute: 10).with { $0.origin = "203.0.113.9" },
            LogLine("/members/1/orders", key: "k2", minute: 20).with { $0.token = "forged" },
            LogLine("/members/2/orders", key: "k2", minute: 30).with { $0.token = "issued" },
        ]
        let cases: [(Indicator, [PersonKey], ViewCount)] = [
            (Indicator(), ["m:1", "m:2"], 4),
            (Indicator(credentials: ["k1"]), ["m:1"], 1),
            (Indicator(credentials: ["k1", "k2"]), ["m:1", "m:2"], 4),
            (Indicator(credentials: ["none"]), [], 0),
            (Indicator(credentials: []), [], 0),
            (Indicator(origins: ["203.0.113.9"]), ["m:2"], 1),
            (Indicator(credentials: ["k1"], origins: ["203.0.113.9"]), [], 0),
            (Indicator(onlyTokensNeverIssued: true), ["m:1"], 1),
            (Indicator(credentials: ["k1"], onlyTokensNeverIssued: true), [], 0),
            (Indicator(window: Window(start: base.adding(minutes: 10), end: base.adding(minutes: 30))), ["m:1", "m:2"], 2),
            (Indicator(window: Window(start: base.adding(minutes: 30), end: base.adding(minutes: 31))), ["m:2"], 1),
            (Indicator(window: Window(start: base.adding(minutes: 31), end: base.adding(minutes: 32))), [], 0),
        ]
        let world = try ScopingWorld(members: members)
        for (indicator, people, views) in cases {
            let built = try world.build(lines, indicators: [indicator])
            #expect(built.people.map(\.person) == people, "\(indicator)")
            #expect(built.scope.counts.views == views, "\(indicator)")
        }
    }

    @Test("A line that several indicators name counts once")
    func overlapping() throws {
        let lines = [LogLine("/members/1"), LogLine("/members/2", key: "k2", minute: 1)]
        let built = try ScopingWorld(members: members).build(
            lines, indicators: [Indicator(credentials: ["k1"]), Indicator(origins: ["198.51.100.7"]), Indicator()])
        #expect(built.scope.counts.views == 2)
        #expect(built.scope.counts.repeatedLines == 0)
        #expect(built.item(.name, of: "m:1")?.views == 1)
    }

    @Test("Indicators that name different lines are added up")
    func union() throws {
        let lines = [LogLine("/members/1"), LogLine("/members/2", key: "k2", minute: 1), LogLine("/members/2", key: "k3", minute: 2)]
        let built = try ScopingWorld(members: members).build(
            lines, indicators: [Indicator(credentials: ["k1"]), Indicator(credentials: ["k2"])])
        #expect(built.scope.counts.views == 2)
        #expect(built.people.map(\.person) == ["m:1", "m:2"])
    }

    @Test("An indicator that names no line gives a scope of nobody")
    func noLine() throws {
        let built = try ScopingWorld(members: members).build([LogLine("/members/1")], indicators: [Indicator(credentials: ["k9"])])
        #expect(built.people.isEmpty)
        #expect(built.scope.firstAccess == nil)
        #expect(built.scope.lastAccess == nil)
        #expect(built.scope.viewsByDay.isEmpty)
        #expect(built.scope.groups.isEmpty)
        #expect(built.scope.digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }
}
