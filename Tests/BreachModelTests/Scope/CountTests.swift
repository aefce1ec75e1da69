import BreachModel
import Foundation
import Testing

@Suite struct CountTests {
    @Test func `Counts of one unit add up and compare`() {
        var people: PeopleCount = 3
        people += PeopleCount(4)
        #expect(people == 7)
        #expect(people + 1 == PeopleCount(8))
        #expect(PeopleCount(2) < 3)
        #expect("\(people)" == "7")
    }

    @Test func `Counts of different units are different types`() {
        #expect(ObjectIdentifier(PeopleCount.self) != ObjectIdentifier(AccountCount.self))
        #expect(ObjectIdentifier(ViewCount.self) != ObjectIdentifier(RecordCount.self))
        #expect((ViewCount(1) as Any) is RecordCount == false)
    }

    @Test func `A count is stored as a bare number`() throws {
        let stored = try JSONEncoder().encode([ViewCount(12)])
        #expect(String(decoding: stored, as: UTF8.self) == "[12]")
        #expect(try JSONDecoder().decode([ViewCount].self, from: stored) == [12])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([ViewCount].self, from: Data(#"["12"]"#.utf8)) }
    }

    @Test func `Only what was seen or is presumed must be named`() {
        #expect(Certainty.allCases.filter(\.mustBeNamed) == [.seen, .presumed])
    }

    @Test func `A group's name tells kind, items, certainty and visibility`() {
        let group = ExposureGroup(
            kind: .nonMember,
            items: [
                GroupItem(item: .name, certainty: .seen, visibility: .masked),
                GroupItem(item: .phone, certainty: .presumed, visibility: nil),
            ], people: 2)
        #expect(group.key == "non-member name=seen/masked phone=presumed")
    }
}
