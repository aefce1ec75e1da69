import BreachModel
import Testing

@testable import CaseStore

@Suite struct ResidenceTests {
    @Test func `People are counted by place and group, once a version; without contact data the place is empty`() throws {
        let fixture = try StoreFixture()
        let store = fixture.store
        let people = (1...5).map { Sample.person($0) } + [Sample.person(6, kind: .nonMember)]
        try store.scopes.save(Sample.scope(people), people: people, at: Sample.noon, by: "hong")
        #expect(try store.scopes.residences(version: 1) == nil)
        try store.people.save(
            people.prefix(4).enumerated().map { index, person in
                var contact = Sample.contact(person, email: nil)
                contact.country = ["KR", "us-ca", "KR", nil][index]
                return contact
            })
        try store.scopes.countResidences(version: 1)
        try store.scopes.countResidences(version: 1)
        let counts = try #require(try store.scopes.residences(version: 1))
        let places = Dictionary(counts.map { ($0.place + " " + $0.groupKey.prefix(6), $0.people) }, uniquingKeysWith: +)
        #expect(places == ["KR member": 2, "US-CA member": 1, " member": 2, " non-me": 1])
        #expect(throws: StoreError(.notFound, "")) { try store.scopes.countResidences(version: 2) }
    }
}
