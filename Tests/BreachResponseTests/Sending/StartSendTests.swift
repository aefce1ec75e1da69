import BreachModel
import CaseStore
import NoticeWriting
import Testing

@testable import BreachResponse

@Suite struct StartSendTests {
    let fixture: SendingFixture
    let world = MailWorld()

    init() throws {
        fixture = try SendingFixture()
    }

    private func start(
        _ request: StartSend.Request = SendingFixture.request, seed: UInt64 = 7
    ) async throws -> SendReport {
        var generator = SeededGenerator(seed: seed)
        return try await fixture.starter(TestCarrier(world: world))(request, using: &generator)
    }

    @Test func `Everyone with an address gets one notice, and everyone else a reason`() async throws {
        let report = try await start()
        #expect(report.ending == .finished && report.send.state == .finished && report.repeated == 0)
        #expect(report.progress.counts.filter { $0.value > 0 } == [.confirmed: 16, .noChannel: 4])
        #expect(report.progress.addsUp && report.send.audience == 20)
        #expect(world.addresses == (0..<20).compactMap(fixture.email).sorted())
        #expect(try fixture.store.sends.unreachedTallies(1).map(\.reason) == ["no-email-address"])
    }

    @Test func `Each person gets the text of their language with their own code and name`() async throws {
        _ = try await start()
        for (number, person) in fixture.people.enumerated() {
            guard let address = fixture.email(number) else { continue }
            let row = try #require(try fixture.store.sends.deliveries(to: person.person).first)
            let arrival = try #require(world.arrivals.first { $0.address == address })
            #expect(arrival.subject == (number % 7 == 6 ? "[en] notice" : "[ko] notice"))
            #expect(arrival.body == "사람\(number), code \(row.code.grouped).\n")
            #expect(arrival.messageID == row.messageID)
        }
    }

    @Test func `A batch is settled before it is confirmed`() async throws {
        _ = try await start()
        #expect(world.settles == 3)
    }

    @Test func `A notice that nobody approved is not sent`() async throws {
        let fixture = try SendingFixture(approve: false)
        var generator = SeededGenerator(seed: 7)
        await #expect(throws: SendError(.noticeMissing, "")) {
            try await fixture.starter(TestCarrier(world: world))(SendingFixture.request, using: &generator)
        }
        #expect(world.arrivals.isEmpty)
        #expect(try fixture.store.sends.all().isEmpty)
    }

    @Test func `A language of the audience without an approved notice stops the send before it starts`() async throws {
        let fixture = try SendingFixture(approve: false)
        try fixture.save(fixture.notice(.korean))
        var generator = SeededGenerator(seed: 7)
        await #expect(throws: SendError(.noticeMissing, "")) {
            try await fixture.starter(TestCarrier(world: world))(SendingFixture.request, using: &generator)
        }
    }

    @Test func `A text that is not the approved one stops the send`() async throws {
        let fixture = try SendingFixture(approve: false)
        try fixture.save(fixture.notice(.korean))
        try fixture.save(fixture.notice(.english), digest: String(repeating: "0", count: 64))
        var generator = SeededGenerator(seed: 7)
        await #expect(throws: SendError(.noticeChanged, "")) {
            try await fixture.starter(TestCarrier(world: world))(SendingFixture.request, using: &generator)
        }
        #expect(world.arrivals.isEmpty)
    }

    @Test func `Whoever alone approved cannot start the send, unless the operator allows it`() async throws {
        var request = SendingFixture.request
        request.startedBy = "kim"
        await #expect(throws: SendError(.secondPersonNeeded, "")) { try await start(request) }
        request.allowsSamePerson = true
        request.twoPersonsAbove = 19
        await #expect(throws: SendError(.secondPersonNeeded, "")) { try await start(request) }
        request.twoPersonsAbove = 20
        #expect(try await start(request).ending == .finished)
    }

    @Test func `One of two approvers may start the send`() async throws {
        let fixture = try SendingFixture()
        for language in Language.firstLanguages {
            let notice = fixture.notice(language)
            try fixture.store.notices.approve(
                notice.id, NoticeApproval(approver: "lee", at: SendingFixture.noon, digest: notice.textDigest))
        }
        var generator = SeededGenerator(seed: 7)
        let report = try await fixture.starter(TestCarrier(world: world))(SendingFixture.request, using: &generator)
        #expect(report.ending == .finished)
    }

    @Test func `Where several kinds are approved the send says which`() async throws {
        for language in Language.firstLanguages {
            try fixture.save(fixture.notice(language, id: "p-\(language.rawValue)", kind: "preliminary"))
        }
        await #expect(throws: SendError(.kindNeeded, "")) { try await start() }
        var request = SendingFixture.request
        request.kind = "leak"
        #expect(try await start(request).ending == .finished)
        request.kind = "preliminary"
        #expect(try await start(request, seed: 8).ending == .finished)
        #expect(world.arrivals.count == 32)
    }

    @Test func `A child gets the text in plain words where one is approved, up to the day before the fourteenth birthday`() async throws {
        try fixture.save(fixture.notice(.korean, id: "child", reader: "child"))
        var generator = SeededGenerator(seed: 7)
        // Born on 2013-11-21: 12 years old on 2025-11-20.
        let send = try fixture.starter(TestCarrier(world: world)).freeze(SendingFixture.request, using: &generator)
        let children = try fixture.store.sends.deliveries(send.id).filter { $0.noticeID == "child" }
        #expect(children.map(\.person.rawValue) == ["m:100003"])
    }

    @Test(arguments: [("2027-11-20T23:59:59+09:00", 1), ("2027-11-21T00:00:00+09:00", 0)])
    func `Fourteen is reckoned by the company's day`(time: String, children: Int) async throws {
        try fixture.save(fixture.notice(.korean, id: "child", reader: "child"))
        var generator = SeededGenerator(seed: 7)
        let now = try #require(Instant(rfc3339: time))
        let send = try fixture.starter(TestCarrier(world: world), clock: .fixed(now)).freeze(SendingFixture.request, using: &generator)
        #expect(try fixture.store.sends.deliveries(send.id).filter { $0.noticeID == "child" }.count == children)
    }

    @Test func `A second send waits for the first`() async throws {
        var generator = SeededGenerator(seed: 7)
        let starter = fixture.starter(TestCarrier(world: world))
        _ = try starter.freeze(SendingFixture.request, using: &generator)
        #expect(throws: SendError(.sendUnfinished, "")) { try starter.freeze(SendingFixture.request, using: &generator) }
    }

    @Test func `The same notice does not go out twice`() async throws {
        _ = try await start()
        await #expect(throws: StoreError(.alreadyExists, "")) { try await start(seed: 9) }
        #expect(world.arrivals.count == 16)
    }

    @Test func `A scope that obliges to notify nobody has no audience`() async throws {
        let people = [
            PersonExposure(
                person: "m:1", kind: .member, accounts: ["1"], items: [ItemExposure(item: .email, certainty: .unknown)])
        ]
        var scope = fixture.scope
        scope.version = 2
        scope.groups = [
            ExposureGroup(
                kind: .member, items: [GroupItem(item: .email, certainty: .unknown, visibility: nil)], people: 1)
        ]
        try fixture.store.scopes.save(scope, people: people, at: SendingFixture.noon, by: "hong")
        var request = SendingFixture.request
        request.scopeVersion = 2
        await #expect(throws: SendError(.emptyAudience, "")) { try await start(request) }
    }

    @Test func `What cannot be a mail address is a reason, not an attempt`() async throws {
        try fixture.store.people.save([
            PersonContact(person: fixture.people[0].person, email: Sensitive("no at sign"), accounts: fixture.people[0].accounts)
        ])
        let report = try await start()
        #expect(report.progress.count(.noChannel) == 5)
        #expect(
            try fixture.store.sends.unreachedTallies(1)
                == [
                    UnreachedTally(state: .noChannel, reason: "no-email-address", people: 4),
                    UnreachedTally(state: .noChannel, reason: "unusable-email-address", people: 1),
                ])
    }

    @Test func `The audience is sealed before the first message, and its digest does not change`() async throws {
        var generator = SeededGenerator(seed: 7)
        var sealed: String?
        let world = world
        let report = try await fixture.starter(TestCarrier(world: world))(SendingFixture.request, using: &generator) { send in
            #expect(world.arrivals.isEmpty)
            sealed = try AudienceDigest.of(send, in: fixture.store)
        }
        #expect(try AudienceDigest.of(report.send, in: fixture.store) == sealed)
    }

    @Test(arguments: [1, 2, 5, 50]) func `Batch size and lanes change nothing of the result`(size: Int) async throws {
        var generator = SeededGenerator(seed: 7)
        let report = try await fixture.starter(TestCarrier(world: world), batch: size, lanes: size)(
            SendingFixture.request, using: &generator)
        #expect(report.ending == .finished)
        #expect(world.addresses == (0..<20).compactMap(fixture.email).sorted())
    }
}
