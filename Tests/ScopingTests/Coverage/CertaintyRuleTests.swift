import BreachModel
import Testing

@testable import Scoping

/// What is said of items that no line shows.
struct CertaintyRuleTests {
    private let members = (1...4).map { "\($0),Kim \($0),,010-0000-000\($0),ko,,KR" }
    private let cut = "{\"ts\":\"2025-06-"

    /// A file of the stolen key's lines and, in a file of its own that ends in the middle, another key's line.
    private func build(_ lines: [LogLine], cutAtMinute minute: Int?, members: [String]? = nil, books: [String]? = nil) throws
        -> ScopingWorld.Built
    {
        let world = try ScopingWorld(members: members ?? self.members, books: books)
        let other = LogLine("/health", key: "k2", minute: minute ?? 0)
        let files = [
            ScopingWorld.LogFile(name: "a.jsonl", text: ScopingWorld.text(lines)),
            ScopingWorld.LogFile(name: "b.jsonl", text: ScopingWorld.text([other]) + (minute == nil ? "" : cut)),
        ]
        return try world.build(files: files, indicators: [Indicator(credentials: ["k1"])])
    }

    @Test("With full coverage what was not seen is called not seen, and people who were not touched are absent")
    func noGap() throws {
        let built = try build([LogLine("/members/1"), LogLine("/members/2", minute: 9)], cutAtMinute: nil)
        #expect(built.scope.coverage.isComplete)
        #expect(built.people.map(\.person) == ["m:1", "m:2"])
        #expect(built.item(.orders, of: "m:1") == ItemExposure(item: .orders, certainty: .notSeen))
        #expect(built.scope.counts.cannotBeExcluded == 0)
        #expect(built.tally(.orders) == ItemTally(item: .orders))
    }

    @Test("With a gap nothing is called not seen, and everyone is in the scope")
    func gap() throws {
        let built = try build([LogLine("/members/1"), LogLine("/members/2/orders", minute: 9)], cutAtMinute: 60)
        #expect(!built.scope.coverage.isComplete)
        #expect(built.people.count == 4)
        #expect(!built.people.flatMap(\.items).contains { $0.certainty == .notSeen })
        #expect(built.scope.counts.people == 2)
        #expect(built.scope.counts.cannotBeExcluded == 2)
        #expect(built.item(.name, of: "m:4")?.certainty == .unknown)
        #expect(built.tally(.name)?.unknown == 3)
    }

    @Test("A gap while the access went on makes presumed what at least half of the people touched lost")
    func presumed() throws {
        let lines = [LogLine("/members/1"), LogLine("/members/2", minute: 5), LogLine("/members/3/orders", minute: 30)]
        let built = try build(lines, cutAtMinute: 10)
        #expect(built.item(.name, of: "m:3") == ItemExposure(item: .name, certainty: .presumed))
        #expect(built.item(.email, of: "m:3")?.certainty == .presumed)
        #expect(built.item(.orders, of: "m:1")?.certainty == .unknown)
        #expect(built.item(.name, of: "m:4")?.certainty == .unknown)
        #expect(built.tally(.name) == ItemTally(item: .name, seenClear: 2, presumed: 1, unknown: 1, views: 2))
    }

    @Test("Exactly half is enough; less is not")
    func half() throws {
        let two = [LogLine("/members/1"), LogLine("/members/2/orders", minute: 30)]
        let even = try build(two, cutAtMinute: 10)
        #expect(even.item(.name, of: "m:2")?.certainty == .presumed)
        #expect(even.item(.orders, of: "m:1")?.certainty == .presumed)
        let third = try build(two + [LogLine("/members/3", minute: 20)], cutAtMinute: 10)
        #expect(third.item(.orders, of: "m:1")?.certainty == .unknown)
        #expect(third.item(.name, of: "m:2")?.certainty == .presumed)
    }

    @Test("A gap before or after the access presumes nothing", arguments: [-60, 60])
    func gapOutside(minute: Int) throws {
        // The file that was cut ends on its day; the access lies on another one.
        let shift = minute < 0 ? 24 * 60 : 0
        let built = try build([LogLine("/members/1", minute: shift), LogLine("/members/2/orders", minute: shift + 9)], cutAtMinute: minute)
        #expect(!built.scope.coverage.isComplete)
        #expect(built.item(.name, of: "m:2")?.certainty == .unknown)
        #expect(built.item(.orders, of: "m:1")?.certainty == .unknown)
    }

    @Test("Lines that cannot be read leave open what they showed, and presume nothing")
    func unreadableLines() throws {
        let text = ScopingWorld.text([LogLine("/members/1")]) + "damaged\n" + ScopingWorld.text([LogLine("/members/2/orders", minute: 9)])
        let built = try ScopingWorld(members: members).build(files: [.init(name: "a.jsonl", text: text)])
        #expect(built.scope.coverage.gaps.map(\.reason) == [.unreadableLines])
        #expect(built.scope.coverage.gaps.first?.lines == 1)
        #expect(built.item(.name, of: "m:2")?.certainty == .unknown)
        #expect(built.people.count == 4)
    }

    @Test("Members and non-members are judged by their own kind")
    func byKind() throws {
        let books = ["1,a,Aunt,010-0000-0091,,Road 1,7", "1,b,Uncle,010-0000-0092,,Road 2,8", "1,c,Niece,010-0000-0093,,Road 3,"]
        let lines = [LogLine("/members/1"), LogLine("/members/1/addresses/a", minute: 4), LogLine("/members/1/addresses", minute: 30)]
        let built = try build(lines, cutAtMinute: 10, books: books)
        // Of the two touched entries that have a code one was shown: half.
        #expect(built.item(.entranceCode, of: "n:1/b")?.certainty == .presumed)
        #expect(built.item(.entranceCode, of: "n:1/c") == nil)
        #expect(built.item(.orders, of: "n:1/a") == nil)
    }

    @Test("With a gap nobody is said to have lost what the exports do not hold")
    func notHeld() throws {
        let built = try build([LogLine("/members/1")], cutAtMinute: 60, books: ["2,a,Aunt,010-0000-0091,,Road 1,"])
        #expect(built.item(.addressBook, of: "m:1") == nil)
        #expect(built.item(.addressBook, of: "m:2")?.certainty == .unknown)
        #expect(built.item(.address, of: "m:1") == nil)
        #expect(built.item(.address, of: "n:2/a")?.certainty == .unknown)
        #expect(built.item(.entranceCode, of: "n:2/a") == nil)
        #expect(built.item(.email, of: "n:2/a") == nil)
    }

    @Test("A scope of no line with a gap names nobody and excludes nobody")
    func nobodyTouched() throws {
        let built = try build([], cutAtMinute: 10)
        #expect(built.scope.counts.people == 0)
        #expect(built.scope.counts.cannotBeExcluded == 4)
        #expect(!built.people.flatMap(\.items).contains { $0.certainty.mustBeNamed })
    }

    @Test("An unknown route during a gap stays presumed")
    func unmappedInGap() throws {
        let built = try build([LogLine("/export/x").with { $0.subject = "3" }], cutAtMinute: 10)
        #expect(built.item(.orders, of: "m:3")?.certainty == .presumed)
        #expect(built.item(.orders, of: "m:1")?.certainty == .unknown)
    }

    @Test("Coverage speaks of the indicators' windows only")
    func windowOnly() throws {
        let world = try ScopingWorld(members: members)
        let files = [
            ScopingWorld.LogFile(name: "a.jsonl", text: ScopingWorld.text([LogLine("/members/1"), LogLine("/members/2", minute: 5000)])),
            ScopingWorld.LogFile(name: "b.jsonl", text: ScopingWorld.text([LogLine("/health", minute: 4000)]) + cut),
        ]
        let start = LogLine("/").time
        let early = Indicator(window: Window(start: start, end: start.adding(minutes: 60)))
        #expect(try world.build(files: files, indicators: [early]).scope.coverage.isComplete)
        #expect(try !world.build(files: files).scope.coverage.isComplete)
    }
}
