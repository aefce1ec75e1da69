import BreachModel
import GRDB
import Testing

@testable import CaseStore

@Suite struct NoticeRepositoryTests {
    let fixture: StoreFixture
    var notices: NoticeRepository { fixture.store.notices }
    let group: String

    init() throws {
        fixture = try StoreFixture()
        let people = [Sample.person(1)]
        group = people[0].groupKey
        try fixture.store.scopes.save(Sample.scope(people), people: people, at: Sample.noon, by: "hong")
    }

    @Test func `A draft comes back as it was, and is replaced under its id`() throws {
        var draft = Sample.notice(group: group)
        draft.checkOutcome = nil
        try notices.save([draft])
        #expect(try notices.notice("n-1") == draft)
        draft.body = "고친 본문"
        try notices.save([draft])
        #expect(try notices.notices() == [draft])
        #expect(try notices.notice("n-2") == nil)
    }

    @Test func `An approved notice carries its approval and can no longer be changed`() throws {
        let draft = Sample.notice(group: group)
        try notices.save([draft])
        try notices.approve("n-1", Sample.approval)
        #expect(try notices.notice("n-1")?.approvals == [Sample.approval])
        #expect(throws: StoreError(.immutable, "")) { try notices.save([draft]) }
        #expect(throws: StoreError(.immutable, "")) { try notices.setCheckOutcome("{\"x\":1}", for: "n-1") }
        #expect(throws: StoreError(.alreadyExists, "")) { try notices.approve("n-1", Sample.approval) }
        #expect(throws: StoreError(.immutable, "")) {
            try fixture.store.connection.write { try $0.execute(sql: "DELETE FROM notice") }
        }
    }

    @Test func `A second person may approve the same text, and no other`() throws {
        try notices.save([Sample.notice(group: group)])
        try notices.approve("n-1", Sample.approval)
        let second = NoticeApproval(approver: "lee", at: Sample.noon.adding(hours: 1), digest: Sample.approval.digest)
        try notices.approve("n-1", second)
        #expect(try notices.approved(scopeVersion: 1).map(\.approvals) == [[Sample.approval, second]])
        let other = NoticeApproval(approver: "park", at: Sample.noon, digest: "other")
        #expect(throws: StoreError(.inconsistent, "")) { try notices.approve("n-1", other) }
    }

    @Test func `Several approvals go in together or not at all`() throws {
        try notices.save([Sample.notice(group: group), Sample.notice("n-2", group: group, version: 2)])
        #expect(throws: StoreError(.notFound, "")) {
            try notices.approve([("n-1", Sample.approval), ("n-9", Sample.approval)])
        }
        #expect(try notices.approved(scopeVersion: 1).isEmpty)
        try notices.approve([("n-1", Sample.approval), ("n-2", Sample.approval)])
        #expect(try notices.notices().allSatisfy { $0.approvals == [Sample.approval] })
    }

    @Test func `A notice that nobody checked cannot be approved`() throws {
        var draft = Sample.notice(group: group)
        draft.checkOutcome = nil
        try notices.save([draft])
        #expect(throws: StoreError(.illegalTransition, "")) { try notices.approve("n-1", Sample.approval) }
        try notices.setCheckOutcome("{}", for: "n-1")
        try notices.approve("n-1", Sample.approval)
    }

    @Test(arguments: [
        NoticeApproval(approver: " ", at: Sample.noon, digest: "d"), NoticeApproval(approver: "kim", at: Sample.noon, digest: ""),
    ])
    func `An approval names a person and the bytes`(approval: NoticeApproval) throws {
        try notices.save([Sample.notice(group: group)])
        #expect(throws: StoreError(.missingValue, "")) { try notices.approve("n-1", approval) }
    }

    @Test func `What does not exist is not found`() {
        #expect(throws: StoreError(.notFound, "")) { try notices.approve("n-9", Sample.approval) }
        #expect(throws: StoreError(.notFound, "")) { try notices.setCheckOutcome("{}", for: "n-9") }
        #expect(throws: StoreError(.notFound, "")) { try notices.save([Sample.notice(group: group, scopeVersion: 4)]) }
    }

    @Test func `Two notices cannot be the same version for the same group and language`() throws {
        try notices.save([Sample.notice(group: group)])
        #expect(throws: StoreError(.alreadyExists, "")) { try notices.save([Sample.notice("n-2", group: group)]) }
    }

    @Test func `Of the approved notices the newest version of each group and language counts`() throws {
        try notices.save([
            Sample.notice("k-1", group: group), Sample.notice("k-2", group: group, version: 2),
            Sample.notice("k-3", group: group, version: 3), Sample.notice("e-1", group: group, language: .english),
        ])
        for id in ["k-1", "k-2", "e-1"] { try notices.approve(NoticeID(id), Sample.approval) }
        #expect(try notices.approved(scopeVersion: 1).map(\.notice.id) == ["e-1", "k-2"])
        #expect(try notices.approved(scopeVersion: 2).isEmpty)
    }
}
