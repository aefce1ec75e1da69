import BreachModel
import Testing

@testable import CaseStore

@Suite struct ScopeRepositoryTests {
    let fixture: StoreFixture
    var scopes: ScopeRepository { fixture.store.scopes }

    init() throws {
        fixture = try StoreFixture()
    }

    private var mixed: [PersonExposure] {
        let nothing = ItemExposure(item: .orders, certainty: .notSeen)
        return (0..<7).map { Sample.person($0) }
            + (7..<10).map { Sample.person($0, items: [ItemExposure(item: .email, certainty: .unknown), nothing]) }
            + [Sample.person(10, items: [nothing]), Sample.person(11, kind: .nonMember)]
    }

    @Test func `A scope and its people come back exactly`() throws {
        let scope = Sample.scope(mixed.filter { $0.person != mixed[10].person })
        try scopes.save(scope, people: mixed.reversed(), at: Sample.noon, by: "hong")
        try fixture.reopen()
        #expect(try scopes.scope(version: 1) == scope)
        #expect(try scopes.people(version: 1) == mixed.sorted { $0.person < $1.person })
        for person in mixed { #expect(try scopes.person(person.person, version: 1) == person) }
        #expect(try scopes.person("m:nobody", version: 1) == nil)
    }

    @Test func `Texts that need escaping in JSON survive`() throws {
        let hostile = "a\"b\\c\n\u{1}\u{7f}한😀"
        let person = PersonExposure(
            person: PersonKey("m:" + hostile), kind: .member, accounts: [SubjectID(hostile)],
            items: [ItemExposure(item: DataItemID(hostile), certainty: .presumed)])
        try scopes.save(Sample.scope([person]), people: [person], at: Sample.noon, by: "hong")
        #expect(try scopes.person(person.person, version: 1) == person)
        #expect(try scopes.people(version: 1, group: person.groupKey) == [person])
    }

    @Test func `People of a group come in pages that together are the group`() throws {
        try scopes.save(Sample.scope(mixed), people: mixed, at: Sample.noon, by: "hong")
        let group = mixed[0].groupKey
        var (seen, last): ([PersonExposure], PersonKey?) = ([], nil)
        while true {
            let page = try scopes.people(version: 1, group: group, after: last, limit: 3)
            seen += page
            last = page.last?.person
            if page.count < 3 { break }
        }
        #expect(seen == mixed.filter { $0.groupKey == group })
        #expect(try scopes.people(version: 1, group: "no such group").isEmpty)
    }

    @Test func `The group sizes add up to all people`() throws {
        try scopes.save(Sample.scope(mixed), people: mixed, at: Sample.noon, by: "hong")
        let sizes = try scopes.groupSizes(version: 1)
        #expect(sizes.values.reduce(PeopleCount(0), +) == PeopleCount(mixed.count))
        #expect(sizes[mixed[0].groupKey] == 7)
    }

    @Test func `A person's group key is the key of the scope's group`() {
        let group = ExposureGroup(
            kind: .member,
            items: [
                GroupItem(item: .email, certainty: .seen, visibility: .clear),
                GroupItem(item: .name, certainty: .seen, visibility: .masked),
            ], people: 1)
        #expect(Sample.person(1).groupKey == group.key)
    }

    @Test(arguments: [(Certainty.seen, true), (.presumed, true), (.unknown, false), (.notSeen, false)])
    func `Who must be notified follows from the certainty`(certainty: Certainty, expected: Bool) {
        #expect(Sample.person(1, items: [ItemExposure(item: .email, certainty: certainty)]).mustBeNotified == expected)
    }

    @Test func `A version is stored once`() throws {
        let people = [Sample.person(1)]
        try scopes.save(Sample.scope(people), people: people, at: Sample.noon, by: "hong")
        #expect(throws: StoreError(.alreadyExists, "")) {
            try scopes.save(Sample.scope(people), people: people, at: Sample.noon, by: "hong")
        }
    }

    @Test func `People who do not add up to the scope's groups are refused as a whole`() throws {
        let people = (0..<5).map { Sample.person($0) }
        let odd = Sample.person(9, items: [ItemExposure(item: .phone, certainty: .seen)])
        for wrong in [Array(people.dropLast()), people + [people[0]], people + [odd], []] {
            #expect(throws: StoreError(.inconsistent, "")) {
                try scopes.save(Sample.scope(people), people: wrong, at: Sample.noon, by: "hong")
            }
            #expect(try scopes.versions().isEmpty)
            #expect(try fixture.store.rowCount("scope_person") == 0)
        }
    }

    @Test func `The newest scope is the highest version`() throws {
        #expect(try scopes.newest() == nil)
        let people = [Sample.person(1)]
        for version in [2, 1, 3] {
            try scopes.save(Sample.scope(people, version: version), people: people, at: Sample.noon, by: "hong")
        }
        #expect(try scopes.newest()?.version == 3)
        #expect(throws: StoreError(.notFound, "")) { try scopes.scope(version: 4) }
    }
}
