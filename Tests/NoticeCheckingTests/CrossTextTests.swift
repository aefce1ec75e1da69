import NoticeChecking
import Testing

@Suite struct CrossTextTests {
    private let checker = NoticeChecker(facts: nil)

    private func text(_ name: String, _ words: String, _ readers: PublishedText.Readers = .unknown) -> PublishedText {
        PublishedText(name: name, text: checker.read(words), readers: readers)
    }

    private func rules(_ candidate: PublishedText, with published: [PublishedText]) -> [String] {
        checker.conflicts(of: candidate, with: published).map(\.rule)
    }

    private static let named = [
        "개인정보 유출 통지\n\n이름과 전화번호가 유출되었습니다.\n", "Notice of a data leak\n\nYour name and phone number were leaked.\n",
        "개인정보 유출 통지\n\n이름과 전화번호가 유출된 것으로 추정됩니다.\n",
    ]
    private static let denied = [
        "자주 묻는 질문\n\n전화번호는 유출되지 않았습니다.\n", "Questions and answers\n\nPhone numbers were not leaked.\n",
        "자주 묻는 질문\n\n이번 사고로 전화번호는 유출되지 않은 것으로 확인되었습니다.\n",
    ]

    @Test(arguments: named.indices)
    func `What an approved notice names a public text may not deny, in any two languages`(index: Int) throws {
        for (position, denial) in Self.denied.enumerated() {
            let findings = checker.conflicts(
                of: text("faq", denial, .everyone), with: [text("notice-1", Self.named[index], .group("member phone=seen"))])
            let finding = try #require(findings.first, "\(index) \(position)")
            #expect(findings.count == 1 && finding.rule == "X-03" && finding.severity == .error && finding.line == 3)
            #expect(!finding.span.isEmpty && finding.message.contains("notice-1:3:"), "both places are quoted: \(finding.message)")
        }
    }

    @Test func `What the FAQ that is out denies a notice may not name`() {
        for (notice, faq) in zip(Self.named, Self.denied) {
            #expect(rules(text("notice", notice, .group("a")), with: [text("faq", faq, .everyone)]) == ["X-03"])
            #expect(rules(text("notice", notice), with: [text("faq", faq, .everyone)]) == ["X-03"])
        }
    }

    @Test func `A notice to one group may deny what another group lost, and only that`() {
        let lost = text("a", Self.named[0], .group("member phone=seen"))
        #expect(rules(text("b", Self.denied[0], .group("member name=seen")), with: [lost]).isEmpty)
        #expect(rules(text("b", Self.denied[1], .group("member phone=seen")), with: [lost]) == ["X-03"])
        #expect(rules(text("posting", Self.named[0], .everyone), with: [text("b", Self.denied[0], .group("member name=seen"))]).isEmpty)
    }

    @Test func `A text for persons whom nobody names may deny what some published group did not lose`() {
        let lost = text("a", Self.named[0], .group("member phone=seen"))
        let spared = text("b", "개인정보 유출 통지\n\n이름이 유출되었습니다.\n", .group("member name=seen"))
        let posting = text("p", Self.named[0], .everyone)
        #expect(rules(text("file", Self.denied[0]), with: [lost]) == ["X-03"])
        #expect(rules(text("file", Self.denied[0]), with: [lost, spared, posting]).isEmpty)
        #expect(rules(text("file", Self.denied[0], .everyone), with: [lost, spared]) == ["X-03"])
    }

    @Test(arguments: [
        "개인정보 유출 통지 정정\n\n지난 안내에서 전화번호가 유출되었다고 알려 드린 내용을 정정합니다. 전화번호는 유출되지 않은 것으로 확인되었습니다.\n",
        "Correction\n\nIn our earlier notice we said that phone numbers were leaked. We correct this: phone numbers were not leaked.\n",
    ])
    func `A text that openly corrects the earlier one contradicts nothing`(correction: String) {
        #expect(rules(text("correction", correction, .everyone), with: Self.named.map { text("n", $0, .group("a")) }).isEmpty)
    }

    @Test(arguments: [
        "자주 묻는 질문\n\n전화번호는 유출되지 않았습니다.\n\n변경된 사항\n\n상담 시간이 바뀌었습니다.\n",
        "Questions\n\nPhone numbers were not leaked.\n\nWhat changed\n\nOur office hours were updated.\n",
    ])
    func `A correction of something else excuses nothing`(faq: String) {
        #expect(rules(text("faq", faq, .everyone), with: [text("n", Self.named[0], .group("a"))]) == ["X-03"])
    }

    @Test func `Figures and days that differ are a contradiction unless the facts hold both or the text says what they were`() throws {
        let old = text("old", "4,536개 계정의 개인정보가 2025년 6월 24일부터 유출되었습니다.\n", .everyone)
        let new = "33,673,817개 계정의 개인정보가 2025년 4월 14일부터 유출되었습니다.\n"
        #expect(rules(text("new", new, .everyone), with: [old]) == ["X-03", "X-03"])
        let open = """
            지난 안내에서 2025년 6월 24일부터 4,536개 계정이라고 알려 드린 내용을 바로잡습니다.
            33,673,817개 계정의 개인정보가 2025년 4월 14일부터 유출되었습니다.

            """
        #expect(rules(text("new", open, .everyone), with: [old]).isEmpty)
        let facts = """
            {"counts": {"accounts": 33673817}, "subsets": [{"of": "members", "count": 4536, "stated": true}],
             "leak": {"from": "2025-04-14", "to": "2025-06-24"}}
            """
        let knowing = NoticeChecker(facts: try CheckFacts(json: Array(facts.utf8)))
        #expect(knowing.conflicts(of: text("new", new, .everyone), with: [old]).isEmpty)
    }

    @Test func `The report names X-03 once, in the place of the words, and no longer as passed`() {
        let faq = text("faq", Self.denied[0], .everyone)
        let report = checker.check(text: Self.denied[0], document: .faq)
        #expect(report.passed.contains("X-03"))
        let more = checker.conflicts(of: faq, with: [text("n", Self.named[0], .group("a"))])
        let whole = report.adding(more).adding(more)
        #expect(!whole.passed.contains("X-03") && whole.findings.filter { $0.rule == "X-03" }.count == 1 && whole.exitCode >= 1)
    }
}
