import BreachModel
import Testing

@testable import CaseStore

@Suite struct DutyRepositoryTests {
    let fixture: StoreFixture
    var duties: DutyRepository { fixture.store.duties }

    init() throws {
        fixture = try StoreFixture()
    }

    private func mark(_ duty: String, met: Bool, note: String = "") -> DutyMark {
        DutyMark(duty: duty, metAt: met ? Sample.noon : nil, by: "hong", note: note, recordedAt: Sample.noon)
    }

    @Test func `The newest mark of a duty counts, and all are kept`() throws {
        let marks = [mark("KR-2", met: true), mark("KR-1", met: true), mark("KR-2", met: false, note: "was a draft")]
        for mark in marks { try duties.mark(mark) }
        #expect(try duties.marks() == [marks[1], marks[2]])
        #expect(try duties.history() == marks)
    }

    @Test func `A mark names its duty`() {
        #expect(throws: StoreError(.missingValue, "")) { try duties.mark(mark(" ", met: true)) }
    }

    @Test func `A posting stands until it is taken down, once, and not before it was posted`() throws {
        let posting = Posting(noticeID: nil, place: "front page, first screen", postedAt: Sample.noon, by: "hong")
        let id = try duties.post(posting)
        #expect(try duties.postings() == [posting])
        #expect(throws: StoreError(.notFound, "")) { try duties.takeDown(posting: id, at: Sample.noon.adding(hours: -1)) }
        try duties.takeDown(posting: id, at: Sample.noon.adding(hours: 720))
        #expect(try duties.postings()[0].removedAt == Sample.noon.adding(hours: 720))
        #expect(throws: StoreError(.notFound, "")) { try duties.takeDown(posting: id, at: Sample.noon.adding(hours: 721)) }
    }

    @Test func `A posting of a notice that is not stored is refused`() {
        let posting = Posting(noticeID: "n-9", place: "front page", postedAt: Sample.noon, by: "hong")
        #expect(throws: StoreError(.notFound, "")) { try duties.post(posting) }
    }
}
