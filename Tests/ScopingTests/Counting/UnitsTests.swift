import BreachModel
import Testing

@testable import Scoping

/// Views, records, accounts and people: four units that never stand for one another.
struct UnitsTests {
    @Test("Two accounts of one person are two accounts and one person; each page is a record")
    func fourUnits() throws {
        let members = ["1,Kim,,010-0000-0001,ko,,KR", "5,Kim,,+82 10-0000-0001,ko,,KR", "2,Lee,,,ko,,KR"]
        let books = ["1,a,Aunt,010-0000-0091,,Road 1,", "2,x,Aunt,01000000091,,Road 1,"]
        let built = try ScopingWorld(members: members, books: books).build([
            LogLine("/members/1"), LogLine("/members/1", minute: 1), LogLine("/members/5", minute: 2),
            LogLine("/members/5/orders", minute: 3),
            LogLine("/members/1/addresses", minute: 4), LogLine("/members/1/addresses/a", minute: 5),
            LogLine("/members/2/addresses/x", minute: 6),
        ])
        let counts = built.scope.counts
        #expect(counts.views == 7)
        // Profile 1, profile 5, orders 5 and two address-book entries; the list of 1 is its entry.
        #expect(counts.records == 5)
        #expect(counts.accounts == 3)
        #expect(counts.people == 2)
        #expect(counts.members == 1)
        #expect(counts.nonMembers == 1)
    }

    @Test("An opened address book is its entries; one of which no entry is known is one record, however often it is opened")
    func addressBooks() throws {
        let world = try ScopingWorld(members: ["1,Kim,,,ko,,KR", "2,Lee,,,ko,,KR"], books: ["1,a,Aunt,,,Road 1,", "1,b,Uncle,,,Road 2,"])
        let list = { (subject: Int, minute: Int) in LogLine("/members/\(subject)/addresses", minute: minute) }
        #expect(try world.build([list(1, 0), LogLine("/members/1/addresses/a", minute: 1)]).scope.counts.records == 2)
        #expect(try world.build([list(2, 0), list(2, 1)]).scope.counts.records == 1)
        #expect(try world.build([list(1, 0), list(2, 1)]).scope.counts.records == 3)
        let withoutBooks = try ScopingWorld(members: ["1,Kim,,,ko,,KR"])
        #expect(try withoutBooks.build([list(1, 0)]).scope.counts.records == 1)
    }

    @Test("Views are told by the company's civil day", arguments: [(540, ["2025-06-24", "2025-06-25"]), (0, ["2025-06-24"])])
    func byDay(zone: Int, days: [String]) throws {
        let world = try ScopingWorld(members: ["1,Kim,,,ko,,KR"])
        world.zoneOffsetMinutes = zone
        // 23:59 and 00:00 of the next day in Seoul.
        let built = try world.build([LogLine("/members/1", minute: 13 * 60 + 59), LogLine("/members/1", minute: 14 * 60)])
        #expect(built.scope.viewsByDay.map(\.day.description) == days)
        #expect(built.scope.viewsByDay.map(\.views.value) == (days.count == 2 ? [1, 1] : [2]))
    }

    @Test("A time before 1970 falls on its own day")
    func before1970() throws {
        let world = try ScopingWorld(members: ["1,Kim,,,ko,,KR"])
        world.zoneOffsetMinutes = 0
        let built = try world.build([LogLine("/members/1").with { $0.time = Instant(rfc3339: "1969-12-31T23:59:59Z")! }])
        #expect(built.scope.viewsByDay.map(\.day.description) == ["1969-12-31"])
    }

    @Test("More items than a mask holds are refused, not cut off")
    func tooManyItems() throws {
        let routes = (0...ItemTable.limit).map { RouteRule(method: nil, pattern: "/p\($0)", items: [DataItemID("item-\($0)"): .clear]) }
        #expect(throws: ScopingError(.tooManyItems, "")) { try ItemTable(routes: routes) }
        #expect(try ItemTable(routes: Array(routes.dropLast())).count == ItemTable.limit)
    }

    @Test("Items are numbered by their ids, whichever route names them first")
    func itemOrder() throws {
        #expect(try ItemTable(routes: ScopingWorld.routes).ids == ItemTable(routes: ScopingWorld.routes.reversed()).ids)
        let table = try ItemTable(routes: ScopingWorld.routes)
        #expect(table.ids == table.ids.sorted())
        #expect(table.number(.password) == nil)
        #expect(table.mask([.name: .clear, .email: .masked], .clear).nonzeroBitCount == 1)
    }
}
