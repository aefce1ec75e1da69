import BreachModel
import GRDB
import Testing

@testable import CaseStore

@Suite struct SendRepositoryTests {
    let fixture: StoreFixture
    var sends: SendRepository { fixture.store.sends }
    let group: String
    let plan = SendPlan(
        scopeVersion: 1, channel: "eml-folder", messageDomain: "notice.example.com", startedAt: Sample.noon, startedBy: "hong")

    init() throws {
        fixture = try StoreFixture()
        let people =
            (0..<10).map { Sample.person($0) }
            + [Sample.person(10, items: [ItemExposure(item: .email, certainty: .unknown)])]
        group = people[0].groupKey
        try fixture.store.scopes.save(Sample.scope(people), people: people, at: Sample.noon, by: "hong")
        try fixture.store.people.save(people.prefix(8).map { Sample.contact($0, email: "\($0.accounts[0].rawValue)@example.com") })
        try fixture.store.notices.save([Sample.notice(group: group), Sample.notice("n-2", group: group, version: 2)])
    }

    private func freeze(notice: NoticeID = "n-1", seed: UInt64 = 7) throws -> SendRecord {
        var generator = SeededGenerator(seed: seed)
        return try sends.freeze(plan, using: &generator) { member in
            let address = member.contact?.email
            return AudienceDecision(notice: notice, address: address, reason: address == nil ? "no-email" : nil)
        }
    }

    @Test func `Everyone who must be notified is in the audience, once, with a state and a code`() throws {
        let send = try freeze()
        #expect(send.audience == 10 && send.state == .running)
        let rows = try sends.deliveries(send.id)
        #expect(rows.map(\.person) == (0..<10).map { Sample.person($0).person })
        #expect(Set(rows.map(\.code)).count == 10)
        #expect(rows.prefix(8).allSatisfy { $0.state == .queued } && rows.suffix(2).allSatisfy { $0.state == .noChannel })
        #expect(rows.suffix(2).allSatisfy { $0.reason == "no-email" })
        #expect(rows.allSatisfy { $0.messageID == "<\($0.code.text.lowercased())@notice.example.com>" })
    }

    @Test func `The one who freezes sees each person's kind, group and contact data`() throws {
        var generator = SeededGenerator(seed: 1)
        var seen: [AudienceMember] = []
        _ = try sends.freeze(plan, using: &generator) { member in
            seen.append(member)
            return AudienceDecision(notice: "n-1", address: nil, reason: "x")
        }
        #expect(seen.allSatisfy { $0.kind == .member && $0.groupKey == group })
        #expect(seen.map { $0.contact == nil } == Array(repeating: false, count: 8) + [true, true])
        #expect(seen[0].contact?.person == seen[0].person && seen[0].contact?.language == .korean)
    }

    @Test func `The same notice cannot go to the same person by two sends`() throws {
        _ = try freeze()
        #expect(throws: StoreError(.alreadyExists, "")) { try freeze(seed: 8) }
        #expect(try sends.all().count == 1)
        #expect(try freeze(notice: "n-2", seed: 8).audience == 10)
    }

    @Test func `What the decision throws leaves nothing behind`() throws {
        var generator = SeededGenerator(seed: 1)
        var count = 0
        #expect(throws: StoreError(.missingValue, "")) {
            try sends.freeze(plan, using: &generator) { _ throws(StoreError) in
                count += 1
                if count == 5 { throw StoreError(.missingValue, "no notice") }
                return AudienceDecision(notice: "n-1", address: nil, reason: "x")
            }
        }
        #expect(try sends.all().isEmpty)
        #expect(try fixture.store.rowCount("delivery") == 0)
    }

    @Test func `A code that is taken is drawn again, and a dead generator ends the call`() throws {
        struct Stuck: RandomNumberGenerator { func next() -> UInt64 { 42 } }
        var generator = Stuck()
        #expect(throws: StoreError(.inconsistent, "")) {
            try sends.freeze(plan, using: &generator) { _ in AudienceDecision(notice: "n-1", address: nil, reason: "x") }
        }
        struct Twice: RandomNumberGenerator {
            var calls: UInt64 = 0
            mutating func next() -> UInt64 {
                calls += 1
                return calls / 2
            }
        }
        var twice = Twice()
        let send = try sends.freeze(plan, using: &twice) { _ in AudienceDecision(notice: "n-1", address: nil, reason: "x") }
        #expect(Set(try sends.deliveries(send.id).map(\.code)).count == 10)
    }

    @Test(arguments: [(Sensitive("a@example.com") as Sensitive<String>?, "no-email" as String?), (nil, nil)])
    func `An address or the reason for its lack, and not both`(address: Sensitive<String>?, reason: String?) {
        var generator = SeededGenerator(seed: 1)
        #expect(throws: StoreError(.inconsistent, "")) {
            try sends.freeze(plan, using: &generator) { _ in
                AudienceDecision(notice: "n-1", address: address, reason: reason)
            }
        }
    }

    @Test func `A claim takes what is due, once`() throws {
        let send = try freeze()
        let first = try sends.claim(send.id, limit: 5, at: Sample.noon)
        let second = try sends.claim(send.id, limit: 5, at: Sample.noon)
        #expect(first.count == 5 && second.count == 3)
        #expect(Set((first + second).map(\.person)).count == 8)
        #expect(first.allSatisfy { $0.attempt == 1 && $0.notice == "n-1" })
        #expect(first[0].address == Sensitive("100000@example.com"))
        #expect(try sends.claim(send.id, limit: 5, at: Sample.noon).isEmpty)
        #expect(try sends.progress(send.id).counts == [.claimed: 8, .noChannel: 2])
    }

    @Test func `Outcomes are recorded, and the states add up throughout`() throws {
        let send = try freeze()
        let claims = try sends.claim(send.id, limit: 4, at: Sample.noon)
        let later = Sample.noon.adding(minutes: 5)
        try sends.record(
            [
                DeliveryOutcome(delivery: claims[0].id, result: .confirmed(receipt: "250")),
                DeliveryOutcome(delivery: claims[1].id, result: .failedTemporary(code: "smtp-451", retryAt: later)),
                DeliveryOutcome(delivery: claims[2].id, result: .failedPermanent(code: "smtp-550")),
                DeliveryOutcome(delivery: claims[3].id, result: .returned),
            ], send: send.id, at: Sample.noon)
        let progress = try sends.progress(send.id)
        #expect(
            progress.counts == [
                .confirmed: 1, .failedTemporary: 1, .failedPermanent: 1, .queued: 5, .noChannel: 2,
            ])
        #expect(progress.addsUp && progress.open == 6 && progress.unreached == 9)
        #expect(try sends.nextAttempt(send.id) == later)
        #expect(try sends.claim(send.id, limit: 9, at: Sample.noon).count == 5)
        let retried = try sends.claim(send.id, limit: 9, at: later)
        #expect(retried.map(\.person) == [claims[1].person] && retried[0].attempt == 2)
        #expect(retried[0].messageID == claims[1].messageID)
    }

    @Test func `An outcome for what is not claimed is refused with all that came with it`() throws {
        let send = try freeze()
        let claims = try sends.claim(send.id, limit: 2, at: Sample.noon)
        let confirmed = DeliveryOutcome(delivery: claims[0].id, result: .confirmed(receipt: "250"))
        try sends.record([confirmed], send: send.id, at: Sample.noon)
        #expect(throws: StoreError(.illegalTransition, "")) {
            try sends.record(
                [DeliveryOutcome(delivery: claims[1].id, result: .confirmed(receipt: "250")), confirmed], send: send.id,
                at: Sample.noon)
        }
        #expect(try sends.progress(send.id).count(.claimed) == 1)
        #expect(throws: StoreError(.illegalTransition, "")) {
            try sends.record([DeliveryOutcome(delivery: claims[1].id, result: .returned)], send: 99, at: Sample.noon)
        }
    }

    @Test func `A confirmed delivery and a frozen audience cannot be changed, whoever tries`() throws {
        let send = try freeze()
        let claim = try sends.claim(send.id, limit: 1, at: Sample.noon)[0]
        try sends.record([DeliveryOutcome(delivery: claim.id, result: .confirmed(receipt: "250"))], send: send.id, at: Sample.noon)
        for sql in [
            "UPDATE delivery SET state = 'queued' WHERE state = 'confirmed'", "UPDATE delivery SET person = 'm:x'",
            "UPDATE delivery SET address = 'x@example.com'", "UPDATE delivery SET code = 'X' || code", "DELETE FROM delivery",
        ] {
            #expect(throws: StoreError(.immutable, "")) { try fixture.store.connection.write { try $0.execute(sql: sql) } }
        }
    }

    @Test func `Claims that a crash left are released, and nothing else is`() throws {
        let send = try freeze()
        let claims = try sends.claim(send.id, limit: 3, at: Sample.noon)
        try sends.record([DeliveryOutcome(delivery: claims[0].id, result: .confirmed(receipt: "250"))], send: send.id, at: Sample.noon)
        try fixture.reopen()
        #expect(try sends.releaseClaims(send.id) == 2)
        #expect(try sends.progress(send.id).counts == [.confirmed: 1, .queued: 7, .noChannel: 2])
    }

    @Test func `A paused send hands out nothing, and goes on where it was`() throws {
        let send = try freeze()
        try sends.setState(.paused, of: send.id, at: Sample.noon)
        #expect(try sends.claim(send.id, limit: 5, at: Sample.noon).isEmpty)
        try sends.setState(.running, of: send.id, at: Sample.noon)
        #expect(try sends.claim(send.id, limit: 5, at: Sample.noon).count == 5)
    }

    @Test func `A send finishes when nothing is left to try, and stays finished`() throws {
        let send = try freeze()
        #expect(throws: StoreError(.illegalTransition, "")) { try sends.setState(.finished, of: send.id, at: Sample.noon) }
        let claims = try sends.claim(send.id, limit: 99, at: Sample.noon)
        try sends.record(
            claims.map { DeliveryOutcome(delivery: $0.id, result: .failedPermanent(code: "x")) }, send: send.id, at: Sample.noon)
        try sends.setState(.finished, of: send.id, at: Sample.noon)
        #expect(try sends.send(send.id).finishedAt == Sample.noon)
        #expect(throws: StoreError(.illegalTransition, "")) { try sends.setState(.running, of: send.id, at: Sample.noon) }
        #expect(throws: StoreError(.notFound, "")) { try sends.setState(.paused, of: 99, at: Sample.noon) }
    }

    @Test func `The unreached come in pages, each with a reason where one is known`() throws {
        let send = try freeze()
        let claims = try sends.claim(send.id, limit: 3, at: Sample.noon)
        try sends.record(
            [
                DeliveryOutcome(delivery: claims[0].id, result: .confirmed(receipt: "250")),
                DeliveryOutcome(delivery: claims[1].id, result: .failedPermanent(code: "smtp-550")),
                DeliveryOutcome(delivery: claims[2].id, result: .returned),
            ], send: send.id, at: Sample.noon)
        var (all, last): ([PersonDelivery], PersonKey?) = ([], nil)
        while let page = Optional(try sends.unreached(send.id, after: last, limit: 4)), !page.isEmpty {
            all += page
            last = page.last?.person
        }
        #expect(all.count == 9)
        #expect(all.compactMap(\.reason) == ["smtp-550", "no-email", "no-email"])
        #expect(!all.contains { $0.person == claims[0].person })
    }

    @Test func `A code opens its own delivery and no other`() throws {
        let send = try freeze()
        let row = try sends.deliveries(send.id)[3]
        #expect(try sends.delivery(code: row.code)?.person == row.person)
        var generator = SeededGenerator(seed: 999)
        #expect(try sends.delivery(code: NoticeCode.random(using: &generator)) == nil)
        _ = try freeze(notice: "n-2", seed: 9)
        #expect(try sends.deliveries(to: row.person).map(\.noticeID) == ["n-1", "n-2"])
    }

    @Test(arguments: DeliveryState.allCases, DeliveryState.allCases)
    func `The store allows exactly the transitions of the table`(from: DeliveryState, to: DeliveryState) throws {
        let send = try freeze()
        let claim = try sends.claim(send.id, limit: 1, at: Sample.noon)[0]
        let result: DeliveryOutcome.Result? =
            switch from {
            case .claimed: nil
            case .confirmed: .confirmed(receipt: "250")
            case .failedTemporary: .failedTemporary(code: "x", retryAt: Sample.noon)
            case .failedPermanent: .failedPermanent(code: "x")
            case .queued, .noChannel: .returned
            }
        if let result { try sends.record([DeliveryOutcome(delivery: claim.id, result: result)], send: send.id, at: Sample.noon) }
        guard from != .noChannel else {
            #expect(to != .noChannel || from.successors.isEmpty)
            return
        }
        let reached: Bool
        switch to {
        case .claimed:
            reached = try sends.claim(send.id, limit: 99, at: Sample.noon).contains { $0.id == claim.id }
        case .noChannel:
            reached = false
        case .queued, .confirmed, .failedTemporary, .failedPermanent:
            let outcome: DeliveryOutcome.Result =
                switch to {
                case .confirmed: .confirmed(receipt: "250")
                case .failedTemporary: .failedTemporary(code: "y", retryAt: Sample.noon)
                case .failedPermanent: .failedPermanent(code: "y")
                default: .returned
                }
            reached =
                (try? sends.record([DeliveryOutcome(delivery: claim.id, result: outcome)], send: send.id, at: Sample.noon)) != nil
        }
        #expect(reached == from.successors.contains(to))
    }
}
