import BreachModel
import CaseStore
import EvidenceLog
import Foundation
import NoticeWriting
import Testing

@testable import BreachResponse

@Suite struct ApproveNoticesTests {
    let fixture: ServingFixture

    init() throws {
        fixture = try ServingFixture()
        _ = try DraftNotices(fixture.environment)(DraftNotices.Request(kinds: [.leak]))
    }

    private var drafts: [StoredNotice] {
        get throws {
            let all = try fixture.store.notices.notices()
            return all.filter { $0.version == all.map(\.version).max() }
        }
    }

    /// Lets a rule stand against a text.
    private func block(_ notice: StoredNotice, rule: String = "KR-N-05") throws {
        var outcome = try #require(CheckOutcome(stored: notice.checkOutcome ?? ""))
        outcome.findings.append(CheckOutcome.Finding(rule: rule, severity: .block))
        try fixture.store.notices.setCheckOutcome(StoredNotice.json(outcome), for: notice.id)
    }

    private func approve(_ overrides: NoticeOverride..., ids: [NoticeID] = []) throws -> Int {
        try ApproveNotices(fixture.environment)(ids, approver: "lee", overrides: overrides)
    }

    @Test func `Texts that nothing stands against are approved together`() throws {
        let count = try drafts.count
        #expect(try approve() == count)
        #expect(try drafts.allSatisfy { $0.approvals.map(\.approver) == ["lee"] })
    }

    @Test func `A rule that blocks one text keeps all from being approved`() throws {
        try block(drafts[0])
        #expect(throws: ResponseError(.refused, "")) { try approve() }
        #expect(try drafts.allSatisfy(\.approvals.isEmpty))
    }

    @Test func `A named person with a written reason lets a rule pass, and that is kept, sealed and shown`() throws {
        let blocked = try drafts[0]
        try block(blocked)
        _ = try approve(NoticeOverride(rule: "KR-N-05", by: "Park", reason: "the cause is in the annex"))
        let outcome = try #require(CheckOutcome(stored: drafts.first { $0.id == blocked.id }?.checkOutcome ?? ""))
        #expect(outcome.overrides.map(\.by) == ["Park"] && outcome.overrides[0].reason == "the cause is in the annex")
        let log = try String(contentsOfFile: fixture.environment.folder.evidenceLog, encoding: .utf8)
        #expect(log.contains("\"override\"") && log.contains("override:KR-N-05"))
        #expect(try fixture.store.cases.timeline().contains { $0.kind == .approval && $0.statement.english.contains("Park") })
        let shown = try ApproveNotices(fixture.environment).list().first { $0.id == blocked.id }
        #expect(shown?.overridden == ["KR-N-05 by Park: the cause is in the annex"])
        let report = try #require(try WriteReport(fixture.environment)(duty: "report-leak").first)
        #expect(report.english.contains("Notices released against a rule of the check") && report.english.contains("Park"))
    }

    @Test(arguments: [("", "reason"), ("Park", " "), (" ", "reason")])
    func `An override without a name or a reason is none`(by: String, reason: String) throws {
        try block(drafts[0])
        #expect(throws: ResponseError(.badOverride, "")) { try approve(NoticeOverride(rule: "KR-N-05", by: by, reason: reason)) }
    }

    @Test func `An override of one rule leaves another standing`() throws {
        try block(drafts[0])
        try block(drafts[0], rule: "KR-N-01")
        #expect(throws: ResponseError(.refused, "")) { try approve(NoticeOverride(rule: "KR-N-05", by: "Park", reason: "r")) }
    }

    @Test func `A rule that no text fails cannot be overridden`() {
        #expect(throws: ResponseError(.badOverride, "")) { try approve(NoticeOverride(rule: "KR-N-24", by: "Park", reason: "r")) }
    }

    @Test func `A text that was changed after its check is not approved`() throws {
        var changed = try drafts[0]
        changed.body += "덧붙인 문장입니다.\n"
        try fixture.store.notices.save([changed])
        #expect(throws: ResponseError(.notChecked, "")) { try approve() }
    }

    @Test func `What is sealed of a send is the digest of its frozen audience`() async throws {
        _ = try approve()
        var generator = SeededGenerator(seed: 3)
        let report = try await SendNotices(fixture.environment).start(
            carrier: TestCarrier(world: MailWorld()), messageDomain: "notice.example.com", allowsSamePerson: false, using: &generator
        ) { _ in }
        let digest = try AudienceDigest.of(report.send, in: fixture.store)
        #expect(try String(contentsOfFile: fixture.environment.folder.evidenceLog, encoding: .utf8).contains(digest))
    }

    @Test(
        arguments: [("guardian@example.com", DeliveryState.confirmed, nil), ("", .noChannel, "no-guardian-address")]
            as [(String, DeliveryState, String?)])
    func `A child's guardian gets the copy at the guardian's address, or the child is listed with the reason`(
        address: String, state: DeliveryState, reason: String?
    ) async throws {
        let child = try #require(try fixture.store.people.contact("m:2"))
        var younger = child
        younger.birthDate = Sensitive(CivilDate(year: 2013, month: 1, day: 1))
        younger.guardianEmail = address.isEmpty ? nil : Sensitive(address)
        try fixture.store.people.save([younger])
        _ = try approve()
        let world = MailWorld()
        var generator = SeededGenerator(seed: 3)
        let report = try await SendNotices(fixture.environment).start(
            carrier: TestCarrier(world: world), messageDomain: "notice.example.com", allowsSamePerson: false, toGuardians: true,
            using: &generator
        ) { _ in }
        let delivery = try #require(try fixture.store.sends.deliveries(report.send.id).first)
        #expect(report.send.audience == 1 && delivery.person == "m:2" && delivery.state == state && delivery.reason == reason)
        #expect(world.addresses == (address.isEmpty ? [] : [address]))
        #expect(world.arrivals.allSatisfy { $0.subject.contains("copy for the guardian") })
    }
}
