import BreachModel
import Testing

@testable import BreachLaw

@Suite("Duties")
struct DutyVectorTests {
    private struct Body: Decodable {
        struct Expect: Decodable {
            var verdict: DutyAnswer.Verdict
            var english: String?
            var korean: String?
            var citationEnglish: String?
            var citationKorean: String?
        }
        var profile: String
        var duty: String
        var facts: VectorFacts
        var expect: Expect
    }

    @Test("A duty answers with verdict, reason and article", arguments: LawVector.all(.duty))
    func vectors(_ vector: LawVector) throws {
        let body = try vector.decoded(Body.self)
        let answer = try #require(Law.answer(body.duty, try Law.profile(body.profile), body.facts.facts))
        #expect(answer.verdict == body.expect.verdict)
        if let english = body.expect.english { #expect(answer.reason.english.contains(english)) }
        if let korean = body.expect.korean { #expect(answer.reason.korean.contains(korean)) }
        if let citation = body.expect.citationEnglish { #expect(answer.citation.english == citation) }
        if let citation = body.expect.citationKorean { #expect(answer.citation.korean == citation) }
        #expect(!answer.reason.korean.isEmpty && !answer.reason.english.isEmpty)
    }

    @Test("There are vectors to run")
    func vectorsExist() {
        #expect(LawVector.all(.duty).count >= 40)
    }
}
