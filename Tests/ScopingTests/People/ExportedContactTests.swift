import BreachModel
import Testing

@testable import Scoping

/// How the people of a scope can be reached.
struct ExportedContactTests {
    private func contacts(members: [String], books: [String]? = nil, wanted: Set<PersonKey>) throws -> [ExportedContact] {
        let world = try ScopingWorld(members: members, books: books)
        return try world.directory().contacts(world.peopleSources, resolve: world.resolve, wanted: wanted)
    }

    @Test("A member's contact data are those of the account that gives the key, wherever it stands", arguments: [false, true])
    func accountOfKey(reversed: Bool) throws {
        let rows = ["2,Kim Two,two@example.com,010-0000-0001,en,1991-02-03,US", "1,Kim One,one@example.com,010-0000-0001,ko,1990-01-01,KR"]
        let contact = try #require(try contacts(members: reversed ? rows.reversed() : rows, wanted: ["m:1"]).first)
        #expect(contact.name?.reveal() == "Kim One")
        #expect(contact.email?.reveal() == "one@example.com")
        #expect(contact.language == .korean)
        #expect(contact.birthDate?.reveal() == CivilDate(year: 1990, month: 1, day: 1))
        #expect(contact.country == "KR")
        #expect(contact.accounts == ["1", "2"])
    }

    @Test("What the account lacks comes from the person's other accounts, then from address books")
    func completed() throws {
        let contact = try #require(
            try contacts(
                members: ["1,,,010-0000-0001,ko,,", "2,Kim Two,,010-0000-0001,en,1991-02-03,US"],
                books: ["2,a,Book name,010 0000 0001,book@example.com,Road 1,"], wanted: ["m:1"]
            ).first)
        #expect(contact.name?.reveal() == "Kim Two")
        #expect(contact.email?.reveal() == "book@example.com")
        #expect(contact.language == .korean)
        #expect(contact.country == "US")
    }

    @Test("A non-member's are those of the entry that gives the key", arguments: [false, true])
    func entryOfKey(reversed: Bool) throws {
        let rows = ["2,a,Auntie,+82 10 0000 0091,b@example.com,Road 2,", "1,a,Aunt,010-0000-0091,,Road 1,"]
        let found = try contacts(
            members: ["1,Kim,,,ko,,KR", "2,Lee,,,ko,,KR"], books: reversed ? rows.reversed() : rows, wanted: ["n:1/a"])
        let contact = try #require(found.first)
        #expect(contact.name?.reveal() == "Aunt")
        #expect(contact.phone?.reveal() == "010-0000-0091")
        #expect(contact.email?.reveal() == "b@example.com")
        #expect(contact.accounts.isEmpty)
    }

    @Test("Only those who are wanted are given, in order of their keys")
    func wantedOnly() throws {
        let members = ["9,Kim,,,ko,,KR", "10,Lee,,,ko,,KR", "3,Park,,,ko,,KR"]
        let books = ["9,a,Aunt,,,Road 1,", "9,b,Uncle,,,Road 2,"]
        #expect(
            try contacts(members: members, books: books, wanted: ["m:9", "m:10", "n:9/b", "m:404"]).map(\.person) == [
                "m:10", "m:9", "n:9/b",
            ])
    }

    @Test("Damaged rows are passed over, also where the column of the subject is missing")
    func damagedRows() throws {
        let world = try ScopingWorld()
        try world.write("name,subject\nshort\nKim,1\n", to: "m.csv")
        try world.write("name,subject,entry\nshort\nAunt,1\nAunt,1,a\n", to: "b.csv")
        let sources = PeopleSources(members: TableSource(path: "m.csv"), addressBooks: TableSource(path: "b.csv"))
        let directory = try PeopleDirectory(sources, resolve: world.resolve)
        let found = try directory.contacts(sources, resolve: world.resolve, wanted: ["m:1", "n:1/a"])
        #expect(found.map(\.person) == ["m:1", "n:1/a"])
        #expect(found.map { $0.name?.reveal() } == ["Kim", "Aunt"])
    }

    @Test("A repeated row names the account once")
    func repeatedRow() throws {
        let found = try contacts(members: ["1,Kim,,,ko,,KR", "1,Kim,,,ko,,KR"], wanted: ["m:1"])
        #expect(found.first?.accounts == ["1"])
    }

    @Test(
        "Languages are read by their first two letters; Korean where there is none",
        arguments: [("en-US", Language.english), ("EN", .english), ("ko-KR", .korean), ("", .korean), ("fr", .korean)])
    func languages(text: String, language: Language) throws {
        #expect(try contacts(members: ["1,Kim,,,\(text),,KR"], wanted: ["m:1"]).first?.language == language)
    }

    @Test("A birth date that is none is left out", arguments: ["1990-02-30", "1990", "soon"])
    func badBirthDate(text: String) throws {
        #expect(try contacts(members: ["1,Kim,,,ko,\(text),KR"], wanted: ["m:1"]).first?.birthDate == nil)
    }

    @Test("Printing or dumping a contact shows no personal data")
    func neverPrinted() throws {
        let contact = try #require(
            try contacts(members: ["1,Secretname,secret@example.com,010-0000-0001,ko,1990-01-01,KR"], wanted: ["m:1"]).first)
        var dumped = ""
        dump(contact, to: &dumped)
        for text in ["\(contact)", String(reflecting: contact), dumped] {
            #expect(!text.contains("Secretname") && !text.contains("secret@") && !text.contains("0000") && !text.contains("1990"))
        }
    }

    @Test("An export that is gone is told")
    func gone() throws {
        let world = try ScopingWorld(members: ["1,Kim,,,ko,,KR"])
        let directory = try world.directory()
        #expect(throws: ScopingError(.people, "")) {
            _ = try directory.contacts(PeopleSources(members: TableSource(path: "gone.csv")), resolve: world.resolve, wanted: ["m:1"])
        }
    }
}
