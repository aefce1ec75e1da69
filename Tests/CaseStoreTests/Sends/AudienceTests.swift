import BreachModel
import Testing

@testable import CaseStore

@Suite struct AudienceTests {
    let fixture: StoreFixture
    let members: [PersonExposure]
    let guests: [PersonExposure]

    init() throws {
        fixture = try StoreFixture()
        members = (0..<6).map { Sample.person($0) }
        guests = (6..<8).map { Sample.person($0, kind: .nonMember) }
        let spared = [Sample.person(9, items: [ItemExposure(item: .email, certainty: .notSeen)])]
        try fixture.store.scopes.save(
            Sample.scope(members + guests), people: members + guests + spared, at: Sample.noon, by: "hong")
        try fixture.store.people.save(
            members.enumerated().map { Sample.contact($0.element, email: "a@example.com", language: $0.offset < 2 ? .english : .korean) })
        try fixture.store.notices.save([
            Sample.notice("m", group: members[0].groupKey), Sample.notice("g", group: guests[0].groupKey),
        ])
    }

    @Test func `The texts that an audience needs are known before it is frozen`() throws {
        let groups = try fixture.store.sends.audienceGroups(scopeVersion: 1)
        let expected = [
            AudienceGroup(groupKey: members[0].groupKey, language: .english, people: 2),
            AudienceGroup(groupKey: members[0].groupKey, language: .korean, people: 4),
            AudienceGroup(groupKey: guests[0].groupKey, language: .korean, people: 2),
        ]
        #expect(groups == expected)
        #expect(try fixture.store.sends.audienceGroups(scopeVersion: 2).isEmpty)
    }

    private func freeze() throws -> SendRecord {
        var generator = SeededGenerator(seed: 1)
        let plan = SendPlan(
            scopeVersion: 1, channel: "eml-folder", messageDomain: "example.com", startedAt: Sample.noon, startedBy: "hong")
        return try fixture.store.sends.freeze(plan, using: &generator) { member in
            AudienceDecision(
                notice: member.kind == .member ? "m" : "g", address: member.contact?.email,
                reason: member.contact == nil ? "no-email-address" : nil)
        }
    }

    @Test func `A scope that is not stored has no audience`() {
        var generator = SeededGenerator(seed: 1)
        let plan = SendPlan(scopeVersion: 7, channel: "x", messageDomain: "example.com", startedAt: Sample.noon, startedBy: "hong")
        #expect(throws: StoreError(.notFound, "")) {
            try fixture.store.sends.freeze(plan, using: &generator) { _ in AudienceDecision(notice: "m", address: nil, reason: "x") }
        }
    }

    @Test func `A notice that is not stored goes to nobody`() {
        var generator = SeededGenerator(seed: 1)
        let plan = SendPlan(scopeVersion: 1, channel: "x", messageDomain: "example.com", startedAt: Sample.noon, startedBy: "hong")
        #expect(throws: StoreError(.notFound, "")) {
            try fixture.store.sends.freeze(plan, using: &generator) { _ in AudienceDecision(notice: "no", address: nil, reason: "x") }
        }
    }

    @Test func `Non-members are people of the audience too`() throws {
        let send = try freeze()
        #expect(send.audience == 8)
        #expect(try fixture.store.sends.deliveries(to: guests[0].person).map(\.state) == [.noChannel])
    }

    @Test func `Who is frozen is told in order, each once`() throws {
        let send = try freeze()
        var seen: [PersonKey] = []
        try fixture.store.sends.forEachFrozen(send.id) { person, notice, messageID in
            seen.append(person)
            #expect(messageID.hasSuffix("@example.com>") && (notice == "m") == person.rawValue.hasPrefix("m:"))
        }
        #expect(seen == (members + guests).map(\.person))
    }

    @Test func `The unreached are tallied by state and reason`() throws {
        let send = try freeze()
        let claims = try fixture.store.sends.claim(send.id, limit: 3, at: Sample.noon)
        try fixture.store.sends.record(
            [
                DeliveryOutcome(delivery: claims[0].id, result: .confirmed(receipt: "250")),
                DeliveryOutcome(delivery: claims[1].id, result: .failedPermanent(code: "smtp-550")),
                DeliveryOutcome(delivery: claims[2].id, result: .failedPermanent(code: "smtp-550")),
            ], send: send.id, at: Sample.noon)
        #expect(
            try fixture.store.sends.unreachedTallies(send.id) == [
                UnreachedTally(state: .failedPermanent, reason: "smtp-550", people: 2),
                UnreachedTally(state: .noChannel, reason: "no-email-address", people: 2),
                UnreachedTally(state: .queued, reason: nil, people: 3),
            ])
    }

    @Test func `New contact data does not move a frozen audience`() throws {
        let send = try freeze()
        try fixture.store.people.save([Sample.contact(members[0], email: "new@example.com")])
        let claim = try fixture.store.sends.claim(send.id, limit: 1, at: Sample.noon)[0]
        #expect(claim.person == members[0].person && claim.address == Sensitive("a@example.com"))
    }

    @Test func `A delivery that never left does not count as an attempt`() throws {
        let send = try freeze()
        for _ in 0..<3 {
            let claim = try fixture.store.sends.claim(send.id, limit: 1, at: Sample.noon)[0]
            #expect(claim.attempt == 1 && claim.previous == .queued)
            try fixture.store.sends.record(
                [DeliveryOutcome(delivery: claim.id, result: .returned)], send: send.id, at: Sample.noon)
        }
        #expect(try fixture.store.sends.deliveries(to: members[0].person).map(\.attempts) == [0])
    }
}
