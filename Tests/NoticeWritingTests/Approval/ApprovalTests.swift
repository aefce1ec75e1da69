import BreachModel
import Testing

@testable import NoticeWriting

@Suite("From draft to approved notice")
struct ApprovalTests {
    private static let noon = SampleCase.time("2025-11-20T12:00:00+09:00")

    private func draft() throws -> NoticeDraft {
        try SampleCase.writer().draft(group: SampleCase.basic, language: .korean, kind: .leak)
    }

    private func finding(_ severity: CheckOutcome.Severity, _ rule: String = "KR-N-01") -> CheckOutcome.Finding {
        CheckOutcome.Finding(rule: rule, severity: severity)
    }

    @Test("Warnings and remarks do not stop a text, errors and blocks do", arguments: CheckOutcome.Severity.allCases)
    func severities(_ severity: CheckOutcome.Severity) throws {
        let draft = try draft()
        let outcome = CheckOutcome(of: draft, findings: [finding(severity)])
        if severity >= .error {
            #expect(throws: NoticeWritingError(.blocked, "")) { try CheckedNotice(draft, outcome: outcome) }
        } else {
            #expect(try CheckedNotice(draft, outcome: outcome).draft == draft)
        }
    }

    @Test("A named person may answer for a rule in writing, for each rule by itself")
    func overrides() throws {
        let draft = try draft()
        let findings = [finding(.block), finding(.error, "KR-N-14")]
        let one = CheckOutcome.Override(rule: "KR-N-01", by: "Lee Example, counsel", reason: "item named in part 3", at: Self.noon)
        let half = CheckOutcome(of: draft, findings: findings, overrides: [one])
        #expect(throws: NoticeWritingError(.blocked, "")) { try CheckedNotice(draft, outcome: half) }
        var two = one
        two.rule = "KR-N-14"
        let whole = CheckOutcome(of: draft, findings: findings, overrides: [one, two])
        let checked = try CheckedNotice(draft, outcome: whole)
        #expect(checked.canonicalText.contains("Lee Example, counsel: item named in part 3"))
    }

    @Test("An override without a name or a reason is no override")
    func emptyOverrides() throws {
        let draft = try draft()
        for (by, reason) in [("", "why"), ("Lee Example", "  ")] {
            let override = CheckOutcome.Override(rule: "KR-N-01", by: by, reason: reason, at: Self.noon)
            let outcome = CheckOutcome(of: draft, findings: [finding(.block)], overrides: [override])
            #expect(throws: NoticeWritingError(.nameMissing, "")) { try CheckedNotice(draft, outcome: outcome) }
        }
    }

    @Test("The check of one text says nothing of another")
    func otherText() throws {
        let draft = try draft()
        let outcome = CheckOutcome(of: draft, findings: [])
        var changed = draft
        changed.sections[1].statements.removeLast()
        #expect(throws: NoticeWritingError(.outcomeOfOtherText, "")) { try CheckedNotice(changed, outcome: outcome) }
    }

    @Test("An approval needs a name, and a second one another person")
    func approvals() throws {
        let draft = try draft()
        let checked = try CheckedNotice(draft, outcome: CheckOutcome(of: draft, findings: []))
        #expect(throws: NoticeWritingError(.nameMissing, "")) { try ApprovedNotice.approve(checked, by: " ", at: Self.noon) }
        let approved = try ApprovedNotice.approve(checked, by: "Kim Example", at: Self.noon)
        #expect(throws: NoticeWritingError(.sameApprover, "")) { try approved.approving(by: "Kim Example", at: Self.noon) }
        let both = try approved.approving(by: "Lee Example", at: Self.noon)
        #expect(both.approvals.map(\.by) == ["Kim Example", "Lee Example"])
        #expect(both.draft == draft)
        #expect(both.canonicalText != approved.canonicalText)
        #expect(approved.canonicalText.hasSuffix("approved: 2025-11-20T03:00:00Z Kim Example\n"))
    }
}
