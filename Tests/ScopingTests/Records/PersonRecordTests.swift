import BreachModel
import Foundation
import Testing

@testable import Scoping

/// The canonical line of a person, which anyone can check with tools of their own.
struct PersonRecordTests {
    private let seen = ItemExposure(
        item: .email, certainty: .seen, visibility: .masked, first: Instant(rfc3339: "2025-06-24T01:02:03.040Z"),
        last: Instant(rfc3339: "2025-11-08T00:00:00Z"), views: 12, origins: 3)

    private func text(_ person: PersonExposure) -> String { String(decoding: PersonRecord.line(person), as: UTF8.self) }

    @Test("A line is exactly these bytes")
    func bytes() {
        let person = PersonExposure(
            person: "m:10", kind: .member, accounts: ["10", "9"], items: [seen, ItemExposure(item: .orders, certainty: .unknown)])
        #expect(
            text(person)
                == #"{"accounts":["10","9"],"items":[{"certainty":"seen","first":"2025-06-24T01:02:03.040Z","item":"email","#
                + #""last":"2025-11-08T00:00:00Z","origins":3,"views":12,"visibility":"masked"},{"certainty":"unknown","item":"orders","origins":0,"views":0}],"#
                + #""kind":"member","person":"m:10"}"#)
    }

    @Test("A person without accounts or items is a line too")
    func empty() {
        let person = PersonExposure(person: "n:1/a", kind: .nonMember, accounts: [], items: [])
        #expect(text(person) == #"{"accounts":[],"items":[],"kind":"non-member","person":"n:1/a"}"#)
    }

    @Test(
        "A line decodes back to the same person, whatever the ids are made of",
        arguments: ["1", "회원-7", "a\"b", "a\\b", "a/b", "tab\tline\nbell\u{07}nul\u{00}", "e\u{301}", "\u{2028}\u{FEFF}", "😀", "\u{7F}"])
    func roundTrip(id: String) throws {
        let person = PersonExposure(
            person: PersonKey("m:" + id), kind: .member, accounts: [SubjectID(id)],
            items: [seen, ItemExposure(item: DataItemID(id), certainty: .presumed)])
        let decoded = try JSONDecoder().decode(PersonExposure.self, from: Data(PersonRecord.line(person)))
        #expect(decoded == person)
        #expect(Array(decoded.person.rawValue.utf8) == Array(person.person.rawValue.utf8))
        #expect(!text(person).contains("\n"))
    }

    @Test("A line is JSON with sorted keys, as another encoder writes it")
    func sortedKeys() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for certainty in Certainty.allCases {
            for visibility in [Visibility.clear, .masked, nil] {
                var item = seen
                item.certainty = certainty
                item.visibility = visibility
                let person = PersonExposure(person: "n:1/a", kind: .nonMember, accounts: [], items: [item, seen])
                #expect(try PersonRecord.line(person) == Array(encoder.encode(person)))
            }
        }
    }

    @Test("A line of a version that counted no origins is read as well")
    func withoutOrigins() throws {
        let line = #"{"accounts":[],"items":[{"certainty":"unknown","item":"orders","views":0}],"kind":"member","person":"m:1"}"#
        #expect(try JSONDecoder().decode(PersonExposure.self, from: Data(line.utf8)).items.first?.origins == 0)
    }

    @Test("Lines of a scope decode to the people of the scope")
    func ofAScope() throws {
        let built = try RandomWorld(seed: 42).world().build(RandomWorld(seed: 42).lines)
        let decoded = try built.lines.split(separator: "\n").map { try JSONDecoder().decode(PersonExposure.self, from: Data($0.utf8)) }
        #expect(decoded == built.people)
    }
}
