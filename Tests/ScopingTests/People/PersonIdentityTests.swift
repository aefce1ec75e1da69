import BreachModel
import Testing

@testable import Scoping

/// Who is one human being, and what that person is called.
struct PersonIdentityTests {
    private func keys(members: [String]?, books: [String] = [], lines: [LogLine]) throws -> [PersonKey] {
        try ScopingWorld(members: members, books: books.isEmpty ? nil : books).build(lines).people.map(\.person)
    }

    @Test("Accounts with the same phone number are one person, in whatever spelling")
    func samePhone() throws {
        let world = try ScopingWorld(members: [
            "30,Kim,,010-0000-0001,ko,,KR", "4,Kim,,+82 10 0000 0001,ko,,KR", "200,Kim,,0082-10-0000-0001,ko,,KR",
        ])
        let built = try world.build([LogLine("/members/4")])
        #expect(built.people.map(\.person) == ["m:200"])
        #expect(built.people.first?.accounts == ["200", "30", "4"])
        #expect(built.item(.name, of: "m:200")?.views == 1)
    }

    @Test("Views of both accounts of a person add up")
    func viewsAddUp() throws {
        let world = try ScopingWorld(members: ["1,Kim,,010-0000-0001,ko,,KR", "2,Kim,,010-0000-0001,ko,,KR"])
        let built = try world.build([LogLine("/members/1"), LogLine("/members/2/full", minute: 3)])
        let email = try #require(built.item(.email, of: "m:1"))
        #expect(email.views == 2)
        #expect(email.visibility == .clear)
        #expect(built.scope.counts.accounts == 2)
        #expect(built.scope.counts.people == 1)
    }

    @Test("Accounts without a usable phone number are a person each", arguments: ["", "-", "123456", "none"])
    func noPhone(phone: String) throws {
        let members = ["1,Kim,,\(phone),ko,,KR", "2,Kim,,\(phone),ko,,KR"]
        #expect(try keys(members: members, lines: [LogLine("/members/1"), LogLine("/members/2")]) == ["m:1", "m:2"])
    }

    @Test("A non-member in several books and spellings is one person, named by the bytewise smallest entry")
    func severalBooks() throws {
        let members = ["9,Kim,,,ko,,KR", "10,Lee,,,ko,,KR"]
        let books = ["9,a,Aunt,010-0000-0091,,Road 1,", "10,b,Auntie,+821000000091,,Road 2,", "10,a2,A.,010 0000 0091,,Road 3,"]
        let lines = [LogLine("/members/9/addresses/a"), LogLine("/members/10/addresses/b", minute: 1)]
        #expect(try keys(members: members, books: books, lines: lines) == ["n:10/a2"])
        #expect(try keys(members: members.reversed(), books: books.reversed(), lines: lines) == ["n:10/a2"])
    }

    @Test("Entries without a phone number are a person each")
    func entriesWithoutPhone() throws {
        let books = ["1,a,Aunt,,,Road 1,", "1,b,Aunt,,,Road 1,"]
        #expect(
            try keys(members: ["1,Kim,,,ko,,KR"], books: books, lines: [LogLine("/members/1/addresses")]) == ["m:1", "n:1/a", "n:1/b"])
    }

    @Test("People come in bytewise order of their keys")
    func order() throws {
        let members = ["b,Kim,,,ko,,KR", "A,Lee,,,ko,,KR", "10,Park,,,ko,,KR", "9,Choi,,,ko,,KR", "é,Han,,,ko,,KR"]
        let lines = ["b", "A", "10", "9", "é"].map {
            LogLine("/members/x").with { [subject = $0] in
                $0.path = "/profile"; $0.subject = subject
            }
        }
        #expect(try keys(members: members, lines: lines) == ["m:10", "m:9", "m:A", "m:b", "m:é"])
    }

    @Test("A number with leading zeros, or too long for one, is an id of its own")
    func idsAsText() throws {
        let members = ["7,Kim,,,ko,,KR", "007,Lee,,,ko,,KR", "1234567890123456789,Park,,,ko,,KR"]
        let directory = try ScopingWorld(members: members).directory()
        #expect(directory.accountCount == 3)
        #expect(directory.account("7") != directory.account("007"))
        #expect(directory.account("1234567890123456789") != nil)
        #expect(directory.accounts.number(whole: 7) == directory.account("7"))
        #expect(
            try keys(members: members, lines: [LogLine("/members/007"), LogLine("/members/1234567890123456789")])
                == ["m:007", "m:1234567890123456789"])
    }

    @Test(
        "Only plain digits make a number",
        arguments: [("0", 0), ("17", 17), ("999999999999999999", 999_999_999_999_999_999)] as [(String, UInt64)])
    func canonical(text: String, value: UInt64) { #expect(UInt64(canonical: Array(text.utf8)[...]) == value) }

    @Test("Everything else is text", arguments: ["", "00", "01", "+1", "-1", "1 ", "1.0", "1000000000000000000", "١"])
    func notCanonical(text: String) { #expect(UInt64(canonical: Array(text.utf8)[...]) == nil) }

    // MARK: Without exports

    @Test("Without a member export every subject of the logs is an account and a member")
    func withoutExport() throws {
        let built = try ScopingWorld().build([LogLine("/members/5"), LogLine("/members/abc"), LogLine("/members/6", status: 404)])
        #expect(built.people.map(\.person) == ["m:5", "m:abc"])
        #expect(built.people.map(\.accounts) == [["5"], ["abc"]])
        #expect(built.scope.counts.accounts == 2)
        #expect(built.scope.counts.members == 2)
        #expect(built.scope.counts.subjectsThatDoNotExist == 0)
        #expect(built.scope.counts.refusedLines == 1)
    }

    @Test("Whether somebody exists is known only where there is a member export")
    func exists() throws {
        #expect(PeopleDirectory().exists("1") == nil)
        let directory = try ScopingWorld(members: ["1,Kim,,,ko,,KR"]).directory()
        #expect(directory.exists("1") == true)
        #expect(directory.exists("2") == false)
        #expect(directory.exists("01") == false)
    }
}
