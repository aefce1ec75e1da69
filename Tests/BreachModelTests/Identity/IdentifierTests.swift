import BreachModel
import Foundation
import Testing

@Suite struct IdentifierTests {
    @Test func `An identifier is stored as bare text and read back`() throws {
        let subjects: [SubjectID] = ["17", "a-b", "가"]
        let stored = try JSONEncoder().encode(subjects)
        #expect(try JSONDecoder().decode([String].self, from: stored) == ["17", "a-b", "가"])
        #expect(try JSONDecoder().decode([SubjectID].self, from: stored) == subjects)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([SubjectID].self, from: Data("[17]".utf8)) }
    }

    @Test func `Identifiers are ordered and equal as their text is`() {
        #expect(SubjectID("10") < SubjectID("9"))
        #expect(SubjectID("10") == SubjectID(rawValue: "10"))
        #expect(Set<CredentialID>(["k", "k", "K"]).count == 2)
        #expect(DataItemID("email") == .email)
        #expect(DataItemID.address < .email)
    }
}
