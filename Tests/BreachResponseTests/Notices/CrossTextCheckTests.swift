import BreachModel
import CaseStore
import Foundation
import NoticeWriting
import Testing

@testable import BreachResponse

@Suite struct CrossTextCheckTests {
    private let fixture: ServingFixture

    init() throws {
        fixture = try ServingFixture()
        _ = try DraftNotices(fixture.environment)(DraftNotices.Request(kinds: [.leak, .faq]))
    }

    private var drafts: [StoredNotice] {
        get throws {
            let all = try fixture.store.notices.notices()
            return all.filter { $0.version == all.map(\.version).max() }
        }
    }

    private func approveAll(_ overrides: NoticeOverride...) throws -> Int {
        try ApproveNotices(fixture.environment)([], approver: "lee", overrides: overrides)
    }

    /// Puts other words into a text, as if they had been checked.
    private func rewrite(_ notice: StoredNotice, body: String) throws -> StoredNotice {
        var changed = StoredNotice(
            id: NoticeID(notice.id.rawValue + "-b"), version: notice.version + 1, scopeVersion: notice.scopeVersion,
            groupKey: notice.groupKey, language: notice.language, reader: notice.reader, personKind: notice.personKind,
            kind: notice.kind, subject: notice.subject, body: body, createdAt: ServingFixture.now, createdBy: "kim")
        var outcome = try #require(CheckOutcome(stored: notice.checkOutcome ?? ""))
        outcome.checkedText = "subject: \(changed.subject)\n\n\(changed.body)"
        changed.checkOutcome = try StoredNotice.json(outcome)
        try fixture.store.notices.save([changed])
        return changed
    }

    private func check(_ text: String, document: String? = nil) throws -> CheckText.Answer {
        let path = fixture.folder + "/\(UUID().uuidString).txt"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return try CheckText(fixture.environment)([path], document: document, language: .english, form: .text)
    }

    @Test func `What the writer writes for one case contradicts nothing in it`() throws {
        #expect(try approveAll() > 0)
        let faq = try #require(try fixture.store.notices.notices().first { $0.kind == "faq" && !$0.approvals.isEmpty })
        #expect(try !check(faq.wholeText).output.contains("X-03"))
    }

    @Test(arguments: [
        (Language.korean, "질문: 어떤 정보가 유출되었나요?\n전자우편은 유출되지 않았습니다.\n"),
        (Language.english, "Question: What was leaked?\nE-mail addresses were not leaked.\n"),
    ])
    func `An FAQ that denies what an approved notice names is not approved, and both places are named`(language: Language, body: String)
        throws
    {
        _ = try approveAll()
        let faq = try #require(try drafts.first { $0.kind == "faq" && $0.language == language })
        let changed = try rewrite(faq, body: body)
        let error = #expect(throws: ResponseError.self) {
            try ApproveNotices(fixture.environment)([changed.id], approver: "lee")
        }
        #expect(error?.code == .refused)
        let words = error?.reportMessage ?? ""
        #expect(words.contains("X-03") && words.contains(changed.id.rawValue + ":4:1 ") && words.contains("-v\(faq.version):"), "\(words)")
        #expect(try fixture.store.notices.notices().first { $0.id == changed.id }?.approvals.isEmpty == true)
        _ = try ApproveNotices(fixture.environment)(
            [changed.id], approver: "lee", overrides: [NoticeOverride(rule: "X-03", by: "Park", reason: "counsel, 2025-11-20")])
        #expect(try fixture.store.notices.notices().first { $0.id == changed.id }?.approvals.count == 1)
    }

    @Test func `Two texts of one approval are held against each other too`() throws {
        let faq = try #require(try drafts.first { $0.kind == "faq" && $0.language == .english })
        let changed = try rewrite(faq, body: "Question: What was leaked?\nE-mail addresses were not leaked.\n")
        let notice = try #require(try drafts.isEmpty ? nil : fixture.store.notices.notices().first { $0.kind == "leak" })
        #expect(throws: ResponseError(.refused, "")) {
            try ApproveNotices(fixture.environment)([notice.id, changed.id], approver: "lee")
        }
    }

    @Test func `A text of a press department is held against what the case has approved`() throws {
        let denial = "자주 묻는 질문\n\n전자우편은 유출되지 않았습니다.\n"
        #expect(try !check(denial, document: "faq").output.contains("X-03"))
        _ = try approveAll()
        let answer = try check(denial, document: "faq")
        #expect(answer.output.contains("X-03") && answer.exitCode >= 1, "\(answer.output)")
        let correction = "자주 묻는 질문 정정\n\n지난 안내에서 전자우편이 유출되었다고 알려 드린 내용을 정정합니다. 전자우편은 유출되지 않았습니다.\n"
        #expect(try !check(correction, document: "faq").output.contains("X-03"))
    }

    @Test func `A text that takes the place of another is not held against it`() throws {
        _ = try approveAll()
        let before = try fixture.store.notices.notices()
        _ = try DraftNotices(fixture.environment)(DraftNotices.Request(kinds: [.leak, .faq]))
        let newest = try drafts
        let again = PublishedTexts(before, replacedBy: newest)
        #expect(Set(again.notices.map(\.version)).count == 1 && again.notices.count == newest.count)
    }
}
