import BreachModel
import Testing

@testable import CaseStore

@Suite struct PeopleRepositoryTests {
    let fixture: StoreFixture
    var people: PeopleRepository { fixture.store.people }

    init() throws {
        fixture = try StoreFixture()
    }

    @Test func `Contact data comes back as it was, also where little is known`() throws {
        let known = Sample.contact(Sample.person(1), email: "a@example.com", language: .english)
        let unknown = PersonContact(person: "n:100/2")
        #expect(try people.save([known, unknown]) == 2)
        try fixture.reopen()
        #expect(try people.contact(known.person) == known)
        #expect(try people.contact(unknown.person) == unknown)
        #expect(try people.contact("m:none") == nil)
        #expect(try people.count() == 2)
    }

    @Test func `A person is found by each of their accounts`() throws {
        try people.save([PersonContact(person: "m:1", accounts: ["1", "7"])])
        #expect(try people.person(account: "1") == "m:1")
        #expect(try people.person(account: "7") == "m:1")
        #expect(try people.person(account: "8") == nil)
    }

    @Test func `A later import replaces a person, accounts included`() throws {
        try people.save([PersonContact(person: "m:1", email: Sensitive("a@example.com"), accounts: ["1", "7"])])
        let later = PersonContact(person: "m:1", email: Sensitive("b@example.com"), accounts: ["1"])
        try people.save([later])
        #expect(try people.contact("m:1") == later)
        #expect(try people.person(account: "7") == nil)
    }

    @Test func `An account of two people is refused, and nothing of the import is kept`() throws {
        #expect(throws: StoreError(.inconsistent, "")) {
            try people.save([PersonContact(person: "m:1", accounts: ["1"]), PersonContact(person: "m:2", accounts: ["1"])])
        }
        #expect(try people.count() == 0)
    }
}
