import BreachModel
import Testing

@testable import NoticeWriting

@Suite("Filling a sentence")
struct SentenceTemplateTests {
    private func template(_ language: Language = .korean, reader: NoticeReader = .adult) throws -> SentenceTemplate {
        SentenceTemplate(facts: try SampleCase.writer().facts, language: language, reader: reader, kind: .member)
    }

    private func filled(_ text: String, _ language: Language = .korean, reader: NoticeReader = .adult) throws -> Statement {
        try template(language, reader: reader).filled(.same(text))
    }

    @Test("A slot becomes the fact's words, and the fact stands behind the sentence")
    func slots() throws {
        let statement = try filled("{leak.from}, {company.name}")
        #expect(statement.text == "2025년 4월 14일, 예시마켓")
        #expect(statement.factIDs == ["company.name", "leak.from"])
        #expect(try filled("{leak.from}", .english).text == "14 April 2025")
    }

    @Test("A particle follows the fact's own sound")
    func particles() throws {
        #expect(try filled("{company.name:이}").text == "예시마켓이")
        #expect(try filled("{item.phone:을}").text == "전화번호를")
        #expect(try filled("{company.phone:으로}").text == "1500-0001로")
    }

    @Test("What the sending stage fills is left as it is")
    func doubleBraces() throws {
        let statement = try filled("{{code}} {company.phone} {{name}}")
        #expect(statement.text == "{{code}} 1500-0001 {{name}}")
        #expect(statement.factIDs == ["company.phone"])
    }

    @Test("The reader is addressed as who they are")
    func address() throws {
        #expect(try filled("{you}").text == "고객님")
        #expect(try filled("{you}", reader: .guardian).text == "자녀분")
        #expect(try filled("{you}", reader: .child).text == "회원님")
        #expect(try filled("{Your} {your} {you}", .english, reader: .guardian).text == "Your child's your child's your child")
        #expect(try filled("{Your} {your} {you}", .english).text == "Your your you")
        let stranger = SentenceTemplate(
            facts: try SampleCase.writer().facts, language: .korean, reader: .adult, kind: .nonMember)
        #expect(try stranger.filled(.same("{you:은}")).text == "귀하는")
    }

    @Test(
        "A slot without a fact, or a broken one, is an error",
        arguments: [
            ("{leak.cost}", NoticeWritingErrorCode.unboundSlot), ("{leak.from", .brokenTemplate), ("{}", .brokenTemplate),
            ("{company.name:도}", .brokenTemplate), ("{{code", .brokenTemplate),
        ])
    func errors(_ row: (String, NoticeWritingErrorCode)) throws {
        let template = try template()
        #expect(throws: NoticeWritingError(row.1, "")) { try template.filled(.same(row.0)) }
    }

    @Test("A sentence that rests on a fact that is not there is an error too")
    func resting() throws {
        let template = try template()
        #expect(throws: NoticeWritingError(.unboundSlot, "")) {
            try template.filled(.same("x"), resting: ["cause.phishing"])
        }
    }
}
