import BreachModel
import Testing

@testable import Scoping

/// Whose items a page view shows.
struct AttributionTests {
    private let members = [
        "1,Kim,kim@example.com,010-0000-0001,ko,1990-01-01,KR", "2,Lee,lee@example.com,010-0000-0002,ko,,KR",
        "3,Park,park@example.com,,en,,KR",
    ]
    private let books = [
        "1,a,Aunt,010-0000-0091,,Road 1,1234", "1,b,Uncle,010-0000-0092,,Road 2,", "2,a,Lee,010-0000-0002,,Road 3,9999",
    ]

    @Test("A profile shows the account holder's items and nobody else's")
    func holder() throws {
        let built = try ScopingWorld(members: members, books: books).build([LogLine("/members/1")])
        #expect(built.people.map(\.person) == ["m:1"])
        #expect(built.item(.name, of: "m:1")?.visibility == .clear)
        #expect(built.item(.email, of: "m:1")?.visibility == .masked)
        #expect(built.item(.orders, of: "m:1")?.certainty == .notSeen)
        #expect(built.scope.counts == ScopeCounts(accounts: 1, people: 1, members: 1, records: 1, views: 1))
    }

    @Test("An address book shows everyone in it, and that the holder has one")
    func wholeBook() throws {
        let built = try ScopingWorld(members: members, books: books).build([LogLine("/members/1/addresses")])
        #expect(built.people.map(\.person) == ["m:1", "n:1/a", "n:1/b"])
        #expect(built.item(.addressBook, of: "m:1")?.certainty == .seen)
        #expect(built.item(.name, of: "m:1")?.certainty == .notSeen)
        #expect(built.item(.phone, of: "n:1/a")?.visibility == .masked)
        #expect(built.item(.entranceCode, of: "n:1/a")?.certainty == .notSeen)
        #expect(built.scope.counts == ScopeCounts(accounts: 1, people: 3, members: 1, nonMembers: 2, records: 2, views: 1))
    }

    @Test("A page of one entry shows that entry's person only")
    func oneEntry() throws {
        let built = try ScopingWorld(members: members, books: books).build([LogLine("/members/1/addresses/b")])
        #expect(built.people.map(\.person) == ["n:1/b"])
        #expect(built.item(.phone, of: "n:1/b")?.visibility == .clear)
        #expect(built.scope.counts == ScopeCounts(accounts: 1, people: 1, nonMembers: 1, records: 1, views: 1))
    }

    @Test("An entrance code is lost only with an entry that has one")
    func entranceCode() throws {
        let built = try ScopingWorld(members: members, books: books).build([
            LogLine("/members/1/addresses/a"), LogLine("/members/1/addresses/b"),
        ])
        #expect(built.item(.entranceCode, of: "n:1/a")?.certainty == .seen)
        #expect(built.item(.entranceCode, of: "n:1/b") == nil)
        #expect(built.tally(.entranceCode) == ItemTally(item: .entranceCode, seenClear: 1, views: 1))
    }

    @Test("A member in another's address book is that member")
    func memberInBook() throws {
        let world = try ScopingWorld(members: members, books: ["1,a,My friend,+82 10 0000 0002,,Road 1,"])
        let built = try world.build([LogLine("/members/1/addresses/a")])
        #expect(built.people.map(\.person) == ["m:2"])
        #expect(built[PersonKey("m:2")]?.kind == .member)
        #expect(built[PersonKey("m:2")]?.accounts == ["2"])
        #expect(built.item(.phone, of: "m:2")?.certainty == .seen)
    }

    @Test("An entry that the book does not hold shows nobody")
    func unknownEntry() throws {
        let built = try ScopingWorld(members: members, books: books).build([LogLine("/members/1/addresses/zzz")])
        #expect(built.people.isEmpty)
        #expect(built.scope.counts.views == 1)
        #expect(built.scope.counts.records == 0)
    }

    @Test("Entries that the export does not have are counted once each, as a unit of their own")
    func entriesNotInExport() throws {
        let built = try ScopingWorld(members: members, books: books).build([
            LogLine("/members/1/addresses/zzz"), LogLine("/members/1/addresses/zzz", minute: 1),
            LogLine("/members/2/addresses/b", minute: 2),
            LogLine("/members/2/addresses/9", minute: 3), LogLine("/members/2/addresses/8", minute: 4, status: 404),
            LogLine("/members/2/addresses/7", minute: 5).with { $0.method = "PUT" },
        ])
        #expect(built.scope.counts.entriesNotInExport == 3)
        #expect(built.scope.counts.records == 0)
    }

    @Test("A record counts only if something of it was shown")
    func recordWithoutItems() throws {
        let world = try ScopingWorld(members: members, books: books)
        world.routes = [RouteRule(method: "GET", pattern: "/members/{subject}/codes", entryItems: [.entranceCode: .clear])]
        let built = try world.build([LogLine("/members/1/codes")])
        #expect(built.scope.counts.records == 1)
        #expect(built.people.map(\.person) == ["n:1/a"])
    }

    @Test("Origins are distinct addresses, item by item, over all pages that show the item")
    func origins() throws {
        let from = { (line: LogLine, origin: String) in line.with { $0.origin = origin } }
        let built = try ScopingWorld(members: members, books: books).build([
            from(LogLine("/members/1"), "198.51.100.1"), from(LogLine("/members/1", minute: 1), "198.51.100.2"),
            from(LogLine("/members/1", minute: 2), "198.51.100.1"), from(LogLine("/members/1/full", minute: 3), "198.51.100.2"),
            from(LogLine("/members/1/full", minute: 4), "198.51.100.3"), from(LogLine("/members/1/orders", minute: 5), ""),
        ])
        #expect(built.item(.name, of: "m:1")?.origins == 3)
        #expect(built.item(.name, of: "m:1")?.views == 5)
        #expect(built.item(.orders, of: "m:1")?.origins == 0)
        #expect(built.item(.orders, of: "m:1")?.views == 1)
    }

    @Test("An entry's id means nothing in another account's book")
    func entryOfOther() throws {
        let built = try ScopingWorld(members: members, books: books).build([LogLine("/members/2/addresses/b")])
        #expect(built.people.isEmpty)
    }

    @Test("The subject field names the account where the path does not")
    func subjectField() throws {
        let built = try ScopingWorld(members: members).build([LogLine("/profile").with { $0.subject = "2" }])
        #expect(built.people.map(\.person) == ["m:2"])
    }

    @Test(
        "Clear wins over masked, whichever came first and whichever route the map names first",
        arguments: [["/members/1", "/members/1/full"], ["/members/1/full", "/members/1"]], [false, true])
    func clearWins(paths: [String], routesReversed: Bool) throws {
        let world = try ScopingWorld(members: members)
        if routesReversed { world.routes.reverse() }
        let built = try world.build(paths.enumerated().map { LogLine($1, minute: $0) })
        let email = try #require(built.item(.email, of: "m:1"))
        #expect(email.visibility == .clear)
        #expect(email.views == 2)
        #expect(built.tally(.email) == ItemTally(item: .email, seenClear: 1, views: 2))
    }

    @Test("An item that was only ever masked counts as masked")
    func onlyMasked() throws {
        let built = try ScopingWorld(members: members).build([LogLine("/members/1"), LogLine("/members/1", minute: 1)])
        #expect(built.tally(.email) == ItemTally(item: .email, seenMasked: 1, views: 2))
    }

    @Test("First and last time are those of the item, not of the person")
    func times() throws {
        let lines = [LogLine("/members/1", minute: 5), LogLine("/members/1", minute: 9), LogLine("/members/1/orders", minute: 7)]
        let built = try ScopingWorld(members: members).build(lines)
        let name = try #require(built.item(.name, of: "m:1"))
        #expect(name.first == lines[0].time)
        #expect(name.last == lines[1].time)
        #expect(built.item(.orders, of: "m:1")?.first == lines[2].time)
        #expect(built.scope.firstAccess == lines[0].time)
        #expect(built.scope.lastAccess == lines[1].time)
    }

    @Test("One view that shows a person by several entries is one view of that person")
    func severalEntries() throws {
        let twice = ["1,a,Aunt,010-0000-0091,,Road 1,", "1,b,Aunt's work,+821000000091,,Road 2,77", "1,me,Kim,010 0000 0001,,Road 3,"]
        let built = try ScopingWorld(members: members, books: twice).build([LogLine("/members/1/addresses")])
        #expect(built.item(.phone, of: "n:1/a")?.views == 1)
        #expect(built.item(.name, of: "m:1")?.views == 1)
        #expect(built.item(.addressBook, of: "m:1")?.views == 1)
        #expect(built.scope.counts.records == 3)
        #expect(built.scope.counts.views == 1)
    }

    @Test("Of a person with several entries, the code is lost when the entry that has it is shown")
    func codeOfOneEntry() throws {
        let twice = ["1,a,Aunt,010-0000-0091,,Road 1,", "1,b,Aunt,010-0000-0091,,Road 2,77"]
        let world = try ScopingWorld(members: members, books: twice)
        #expect(try world.build([LogLine("/members/1/addresses/a")]).item(.entranceCode, of: "n:1/a")?.certainty == .notSeen)
        #expect(try world.build([LogLine("/members/1/addresses/b")]).item(.entranceCode, of: "n:1/a")?.certainty == .seen)
    }
}
