import BreachModel
import CaseStore
import NoticeWriting
import Testing

@testable import BreachResponse

@Suite struct DraftNoticesTests {
    let fixture: ServingFixture

    init() throws {
        fixture = try ServingFixture()
    }

    private func draft(_ kinds: DraftKind..., jurisdictions: [String] = [], environment: ResponseEnvironment? = nil) throws
        -> DraftNotices.Outcome
    {
        try DraftNotices(environment ?? fixture.environment)(DraftNotices.Request(kinds: kinds, jurisdictions: jurisdictions))
    }

    private func environment(_ jurisdictions: [String]) -> ResponseEnvironment {
        var environment = fixture.environment
        environment.configuration.jurisdictions = jurisdictions
        return environment
    }

    @Test(arguments: [DraftKind.leak, .preliminary, .sms])
    func `Each group whose data leaked gets a text in both languages, and members one for children too`(kind: DraftKind) throws {
        let outcome = try draft(kind)
        let named = fixture.people.filter(\.mustBeNotified)
        #expect(Set(outcome.kept.map(\.groupKey)) == Set(named.map(\.groupKey)))
        #expect(Set(outcome.kept.map(\.language)) == [.korean, .english])
        #expect(outcome.kept.filter { $0.reader == "child" }.allSatisfy { $0.personKind == .member })
        #expect(outcome.kept.contains { $0.reader == "guardian" } == (kind != .sms))
    }

    @Test func `Without a kind what is owed is written: notices, posting and FAQ`() throws {
        #expect(Set(try draft().kept.map(\.kind)) == ["leak", "homepage-posting", "faq"])
    }

    @Test func `Every sentence names the facts behind it, with their versions`() throws {
        _ = try draft(.leak)
        let text = try #require(
            try ApproveNotices(fixture.environment).list().first { $0.kind == "leak" && $0.explanation.contains("group.name") })
        #expect(text.explanation.contains("item.name@2 (configuration)"))
        #expect(text.explanation.contains("group.name@1 (scope 1)"))
    }

    @Test func `Texts of another law than the first are marked and do not get in the way of the first's`() throws {
        let outcome = try draft(.leak, environment: environment(["KR", "EU"]))
        let european = outcome.kept.filter { $0.groupKey.hasPrefix("EU: ") }
        #expect(!european.isEmpty && european.allSatisfy { $0.language == .english && $0.reader == "adult" })
        #expect(outcome.kept.contains { !$0.groupKey.hasPrefix("EU: ") })
    }

    @Test func `A jurisdiction that the configuration does not name is an error`() {
        #expect(throws: ResponseError(.unknownJurisdiction, "")) { try draft(.leak, jurisdictions: ["SG"]) }
    }

    @Test func `A law that was not in force asks for no text, and asked for by name says so`() throws {
        let environment = environment(["KR", "US-CA"])
        #expect(try draft(.leak, environment: environment).kept.allSatisfy { !$0.groupKey.hasPrefix("US-CA") })
        #expect(throws: (any Error).self) { try draft(.leak, jurisdictions: ["US-CA"], environment: environment) }
    }

    @Test func `Nobody whom a notice reached has nothing to be told later`() {
        #expect(throws: ResponseError(.nothingToNotify, "")) { try draft(.supplement) }
    }

    /// Everyone with an address is told; then the scope finds more of the first member.
    private func tellThenFindMore() throws {
        try fixture.freeze()
        let claims = try fixture.store.sends.claim(1, limit: 10, at: ServingFixture.now)
        try fixture.store.sends.record(
            claims.map { DeliveryOutcome(delivery: $0.id, result: .confirmed(receipt: "ok")) }, send: 1, at: ServingFixture.now)
        try fixture.store.sends.setState(.finished, of: 1, at: ServingFixture.now)
        var scope = try #require(try fixture.store.scopes.newest())
        var people = fixture.people
        people[0].items = people[0].items.map { item in
            item.item == .orders ? ItemExposure(item: .orders, certainty: .seen, visibility: .clear) : item
        }
        scope.version = 2
        scope.groups = scope.groups.map { group in
            guard group.key == fixture.people[0].groupKey else { return group }
            var group = group
            group.items = group.items.map { $0.item == .orders ? GroupItem(item: .orders, certainty: .seen, visibility: .clear) : $0 }
            return group
        }
        try fixture.store.scopes.save(scope, people: people, at: ServingFixture.now, by: "kim")
    }

    @Test func `A supplement is written for those for whom something changed, and says what changed since which day`() throws {
        try tellThenFindMore()
        let outcome = try draft(.supplement)
        let texts = outcome.kept.filter { $0.language == .korean && $0.reader == "adult" }
        let text = try #require(texts.first)
        #expect(texts.count == 1)
        #expect(text.body.contains("지난 통지와 달라진 점"))
        #expect(text.body.contains("2025년 11월 20일에 보내 드린 통지 뒤에"))
        #expect(text.body.contains("유출이 확인된 정보: 주문"))
        #expect(text.groupKey.contains(" after n-member"))
    }

    @Test func `A supplement goes to the people whom it is for, and to nobody else`() async throws {
        try tellThenFindMore()
        _ = try draft(.supplement)
        _ = try ApproveNotices(fixture.environment)([], approver: "lee")
        let world = MailWorld()
        var generator = SeededGenerator(seed: 3)
        let report = try await SendNotices(fixture.environment).start(
            carrier: TestCarrier(world: world), messageDomain: "notice.example.com", allowsSamePerson: false, kind: .supplement,
            using: &generator
        ) { _ in }
        #expect(world.addresses == ["one@example.com"])
        #expect(report.send.audience == 1)
    }
}
