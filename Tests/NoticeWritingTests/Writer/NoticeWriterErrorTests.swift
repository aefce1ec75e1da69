import BreachModel
import Testing

@testable import NoticeWriting

@Suite("What a writer refuses")
struct NoticeWriterErrorTests {
    private func expect(
        _ code: NoticeWritingErrorCode, _ group: ExposureGroup, _ kind: NoticeKind, facts: CaseFacts = SampleCase.facts(),
        previous: PreviousNotice? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let writer = try SampleCase.writer(facts)
        #expect(throws: NoticeWritingError(code, ""), sourceLocation: sourceLocation) {
            try writer.draft(group: group, language: .korean, kind: kind, previous: previous)
        }
    }

    @Test("No leak notice for people of whom no leak is established")
    func nothingLeaked() throws {
        try expect(.nothingLeaked, SampleCase.open, .leak)
        try expect(.nothingLeaked, SampleCase.clear, .smsPointer)
    }

    @Test("No notice about an item without words")
    func unknownItem() throws {
        try expect(.unknownItem, SampleCase.group(.member, [SampleCase.seen("shoe-size")]), .leak)
    }

    @Test("No public text for one group")
    func wrongKind() throws {
        try expect(.wrongKind, SampleCase.basic, .faq)
        try expect(.wrongKind, SampleCase.basic, .homepagePosting)
    }

    @Test("No later notice without the earlier one, and none where nothing changed")
    func laterNotices() throws {
        try expect(.previousNoticeMissing, SampleCase.basic, .supplement)
        try expect(.previousNoticeMissing, SampleCase.clear, .allClear)
        let same = PreviousNotice(
            sentAt: SampleCase.firstNotice.sentAt, kind: .leak, items: SampleCase.basic.items,
            leakFrom: SampleCase.facts().leakFrom, leakTo: SampleCase.facts().leakTo, causes: SampleCase.facts().causes)
        try expect(.nothingChanged, SampleCase.basic, .supplement, previous: same)
    }

    @Test("No all-clear while a log is missing or an item is open")
    func allClear() throws {
        let gap = SampleCase.facts(scope: SampleCase.scope(complete: false))
        try expect(.coverageIncomplete, SampleCase.clear, .allClear, facts: gap, previous: SampleCase.firstNotice)
        try expect(.coverageIncomplete, SampleCase.open, .allClear, previous: SampleCase.firstNotice)
        try expect(.coverageIncomplete, SampleCase.clear, .allClear, facts: SampleCase.facts(scope: nil), previous: SampleCase.firstNotice)
    }

    @Test("No public text without a scope")
    func noScope() throws {
        let writer = try SampleCase.writer(SampleCase.facts(scope: nil))
        #expect(throws: NoticeWritingError(.noScope, "")) { try writer.posting(groups: [SampleCase.basic], language: .korean) }
    }

    @Test("An error names ids, never a value of the case")
    func errorsAreClean() throws {
        let writer = try SampleCase.writer()
        do {
            _ = try writer.draft(group: SampleCase.open, language: .korean, kind: .leak)
        } catch {
            #expect(!error.reportMessage.contains("예시마켓"))
            #expect(error.reportHint != nil)
        }
    }
}
