import BreachModel
import Testing

@testable import CaseStore

@Suite struct FindingRepositoryTests {
    let fixture: StoreFixture
    var findings: FindingRepository { fixture.store.findings }

    init() throws {
        fixture = try StoreFixture()
    }

    private func finding(_ id: FindingID, views: Int = 1) -> Finding {
        Finding(
            id: id, kind: .usedAfterDeparture, indicator: Indicator(credentials: ["key-1", "key-2"], origins: ["192.0.2.1"]),
            since: Sample.noon, until: Sample.noon.adding(hours: 1), events: 5, views: ViewCount(views), subjects: 4, tokens: 3,
            origins: 2, confidence: .high, statement: Bilingual(korean: "퇴사자 키", english: "leaver's key"),
            evidence: [Evidence(source: "a.log", sourceFingerprint: "00", offset: 1, length: 2, digest: "11")])
    }

    @Test func `Findings come back as they were, in their order`() throws {
        let list = [finding("f-2"), finding("f-1")]
        try findings.replace(with: list)
        #expect(try findings.all() == list)
        #expect(try findings.chosen().isEmpty)
    }

    @Test func `Exactly the named findings are chosen`() throws {
        try findings.replace(with: [finding("f-1"), finding("f-2"), finding("f-3")])
        try findings.choose(["f-1"])
        try findings.choose(["f-3", "f-2"])
        #expect(try findings.chosen().map(\.id) == ["f-2", "f-3"])
    }

    @Test func `Choosing an unknown finding changes nothing`() throws {
        try findings.replace(with: [finding("f-1")])
        try findings.choose(["f-1"])
        #expect(throws: StoreError(.notFound, "")) { try findings.choose(["f-9"]) }
        #expect(try findings.chosen().map(\.id) == ["f-1"])
    }

    @Test func `A choice outlives the next detection run`() throws {
        try findings.replace(with: [finding("f-1"), finding("f-2")])
        try findings.choose(["f-2"])
        try findings.replace(with: [finding("f-2", views: 9), finding("f-4")])
        #expect(try findings.chosen() == [finding("f-2", views: 9)])
    }
}
