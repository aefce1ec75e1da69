import BreachModel
import Foundation
import Testing

@testable import Scoping

/// Reading the exports.
struct PeopleDirectoryTests {
    @Test("Damaged rows are counted with their place and do not stop the reading")
    func damagedRows() throws {
        let world = try ScopingWorld(
            members: ["1,Kim,,,ko,,KR", "2,too,few", ",Nobody,,,ko,,KR", "3,Lee,,,ko,,KR"],
            books: ["1,a,Aunt,,,Road 1,", "1", "99,a,Stranger's,,,Road 2,"])
        let directory = try world.directory()
        #expect(directory.accountCount == 2)
        #expect(directory.entries.count == 1)
        #expect(directory.diagnostics.map(\.code) == Array(repeating: .badRow, count: 4))
        #expect(directory.diagnostics.map(\.line) == [3, 4, 3, 4])
        #expect(directory.diagnostics.map(\.file) == ["members.csv", "members.csv", "addresses.csv", "addresses.csv"])
        #expect(directory.unusableRows == UnusableRows(count: 4, first: directory.diagnostics))
    }

    @Test("A scope says how many rows could not be used, and the first few; one without any says nothing, and older ones are read")
    func unusableRows() throws {
        let members = ["1,Kim,,,ko,,KR"] + (0..<9).map { "9\($0),too,few" }
        let scope = try ScopingWorld(members: members).build([LogLine("/members/1")]).scope
        #expect(scope.unusableRows?.count == 9 && scope.unusableRows?.first.map(\.line) == [3, 4, 5, 6, 7])
        #expect(try JSONDecoder().decode(BreachScope.self, from: JSONEncoder().encode(scope)) == scope)
        let whole = try ScopingWorld(members: ["1,Kim,,,ko,,KR"]).build([LogLine("/members/1")]).scope
        let text = String(decoding: try JSONEncoder().encode(whole), as: UTF8.self)
        #expect(whole.unusableRows == nil && !text.contains("unusableRows"))
        #expect(try JSONDecoder().decode(BreachScope.self, from: Data(text.utf8)) == whole)
    }

    @Test("A diagnostic quotes nothing of the row")
    func noPersonalData() throws {
        let world = try ScopingWorld(members: ["1,Secretname,secret@example.com"], books: ["99,a,Secretname,010-0000-0091,,Secret road,"])
        let text = try world.directory().diagnostics.map(\.description).joined()
        #expect(!text.contains("Secret") && !text.contains("secret@") && !text.contains("0091"))
    }

    @Test("A book's entries stay together in the order of the file, wherever they stand in it")
    func arranging() throws {
        let world = try ScopingWorld(
            members: ["1,Kim,,,ko,,KR", "2,Lee,,,ko,,KR", "3,Park,,,ko,,KR"],
            books: ["2,a,,,,,", "1,a,,,,,", "2,b,,,,,", "3,z,,,,,", "1,b,,,,,", "2,c,,,,,"])
        let directory = try world.directory()
        let books = try ["1", "2", "3"].map { subject in
            try directory.book(#require(directory.account(SubjectID(subject)))).map { directory.entryText($0) }
        }
        #expect(books == [["a", "b"], ["a", "b", "c"], ["z"]])
        for (subject, ids) in zip(["1", "2", "3"], books) {
            let account = try #require(directory.account(SubjectID(subject)))
            let keys = directory.book(account).map { directory.key(Int(directory.entries[$0].person)).rawValue }
            #expect(keys == ids.map { "n:\(subject)/\($0)" })
        }
    }

    @Test("Columns may have the company's own names")
    func renamed() throws {
        let world = try ScopingWorld()
        try world.write("회원번호;이름;휴대폰\n".replacing(";", with: ",") + "1,Kim,010-0000-0001\n2,Kim,01000000001\n", to: "m.csv")
        let sources = PeopleSources(members: TableSource(path: "m.csv", columns: ["subject": "회원번호", "phone": "휴대폰"]))
        let directory = try PeopleDirectory(sources, resolve: world.resolve)
        #expect(directory.accountCount == 2)
        #expect(directory.persons.count == 1)
    }

    @Test("Compressed exports are read as they are", arguments: ["m.csv.gz", "m.csv.zst"])
    func compressed(name: String) throws {
        let world = try ScopingWorld()
        try world.write("subject,phone\n1,010-0000-0001\n", to: name)
        #expect(try PeopleDirectory(PeopleSources(members: TableSource(path: name)), resolve: world.resolve).accountCount == 1)
    }

    @Test("A repeated row of the export adds no account")
    func repeatedRow() throws {
        let directory = try ScopingWorld(members: ["1,Kim,,,ko,,KR", "1,Kim,,,ko,,KR"]).directory()
        #expect(directory.accountCount == 1)
        #expect(directory.persons.count == 1)
    }

    @Test("A repeated entry of a book adds nobody, in small books, large ones, and books that go on later")
    func repeatedEntry() throws {
        let large = (0..<40).map { "1,\($0 % 20),,,,," }
        let world = try ScopingWorld(
            members: ["1,Kim,,,ko,,KR", "2,Lee,,,ko,,KR"],
            books: large + ["2,a,,,,,", "2,a,,,,,", "1,5,,,,,", "2,a,,,,,", "2,b,,,,,", "1,x,,,,,"])
        let directory = try world.directory()
        #expect(directory.entries.count == 23)
        let keys = (0..<directory.persons.count).map { directory.key($0) }
        #expect(Set(keys).count == keys.count && keys.count == 25)
        #expect(directory.diagnostics.map(\.line) == Array(22...41) + [43, 44, 45])
        #expect(Set(directory.diagnostics.map(\.code)) == [.badRow])
    }

    @Test("An id that is no UTF-8 names nobody, so that two of them do not become one")
    func idsInBytes() throws {
        let world = try ScopingWorld()
        let rows: [[UInt8]] = [Array("subject".utf8), [0xB0, 0xA1], [0xB0, 0xA2], Array("가".utf8), Array("1".utf8)]
        try Data(rows.flatMap { $0 + [0x0A] }).write(to: URL(filePath: world.resolve("m.csv")))
        let directory = try PeopleDirectory(PeopleSources(members: TableSource(path: "m.csv")), resolve: world.resolve)
        #expect(directory.accountCount == 2)
        #expect(directory.diagnostics.map(\.line) == [2, 3])
    }

    @Test("A missing file or column stops the reading", arguments: ["absent.csv", "m.csv", "empty.csv"])
    func unusable(name: String) throws {
        let world = try ScopingWorld()
        try world.write("id,phone\n1,010-0000-0001\n", to: "m.csv")
        try world.write("", to: "empty.csv")
        #expect(throws: ScopingError(.people, "")) {
            _ = try PeopleDirectory(PeopleSources(members: TableSource(path: name)), resolve: world.resolve)
        }
    }

    @Test("An export without a phone column makes every account a person")
    func noPhoneColumn() throws {
        let world = try ScopingWorld()
        try world.write("subject\n1\n2\n", to: "m.csv")
        let directory = try PeopleDirectory(PeopleSources(members: TableSource(path: "m.csv")), resolve: world.resolve)
        #expect(directory.persons.count == 2)
        #expect(directory.diagnostics.isEmpty)
    }
}
