import BreachModel
import Testing

@testable import NoticeWriting

@Suite("A draft")
struct NoticeDraftTests {
    private func draft() throws -> NoticeDraft {
        try SampleCase.writer().draft(group: SampleCase.basic, language: .korean, kind: .leak)
    }

    @Test("The canonical text changes with everything that identifies the text")
    func canonical() throws {
        let draft = try draft()
        let edits: [(inout NoticeDraft) -> Void] = [
            { $0.subject += "." }, { $0.kind = .correction }, { $0.language = .english }, { $0.groupKey = "x" },
            { $0.profileID = "KR-2026" }, { $0.factsVersion = 2 }, { $0.reader = .guardian }, { $0.personKind = .nonMember },
            { $0.sections[1].statements[0].text += "!" }, { $0.sections[1].heading = "x" },
            { $0.sections[1].statements[1].facts[0].version = 9 }, { $0.caseID = "case-2" }, { $0.id = "other" },
        ]
        for edit in edits {
            var changed = draft
            edit(&changed)
            #expect(changed.canonicalText != draft.canonicalText)
        }
    }

    @Test("Paragraphs and lists become plain text")
    func layout() {
        let section = NoticeSection(
            slot: "x", heading: "1. 제목",
            statements: [
                Statement(text: "하나.", facts: []), Statement(text: "둘.", facts: []),
                Statement(text: "셋", facts: [], isListEntry: true), Statement(text: "넷.", facts: []),
            ])
        #expect(section.text == "1. 제목\n하나. 둘.\n- 셋\n넷.")
        #expect(NoticeSection(slot: "x", heading: nil, statements: []).text == "")
    }

    @Test("The text is subject, empty line and body, and ends with a line end")
    func text() throws {
        let draft = try draft()
        #expect(draft.text.hasPrefix("[예시마켓] 개인정보 유출 통지\n\n예시마켓이 가지고 있던"))
        #expect(draft.body.hasSuffix("\n"))
        #expect(!draft.body.contains("\n\n\n"))
    }

    @Test("The explanation names each sentence's facts with version and source")
    func explanation() throws {
        let text = try draft().explanation
        #expect(text.contains("    leak.from@1 (case)"))
        #expect(text.contains("    group.name@3 (scope 3)"))
        #expect(text.contains("    company.phone@1 (configuration)"))
    }

    @Test("Groups and versions have names of their own")
    func names() throws {
        let writer = try SampleCase.writer()
        let basic = try writer.draft(group: SampleCase.basic, language: .korean, kind: .leak)
        let full = try writer.draft(group: SampleCase.full, language: .korean, kind: .leak)
        #expect(basic.id != full.id)
        #expect(basic.id.rawValue.hasPrefix("leak-ko-adult-") && basic.id.rawValue.hasSuffix("-v1"))
    }
}
