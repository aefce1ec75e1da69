import BreachModel
import Testing

@testable import CaseStore

@Suite struct BulkTests {
    /// Enough people that a quadratic step would make the suite hang; no clock is read.
    @Test func `Fifteen thousand people go through scope, contact data, audience and claims`() throws {
        let fixture = try StoreFixture()
        let people = (0..<15_000).map { Sample.person($0) }
        try fixture.store.scopes.save(Sample.scope(people), people: people, at: Sample.noon, by: "hong")
        try fixture.store.people.save(people.lazy.map { Sample.contact($0, email: "a@example.com") })
        try fixture.store.notices.save([Sample.notice(group: people[0].groupKey)])
        var generator = SystemRandomNumberGenerator()
        let plan = SendPlan(
            scopeVersion: 1, channel: "eml-folder", messageDomain: "example.com", startedAt: Sample.noon, startedBy: "hong")
        let send = try fixture.store.sends.freeze(plan, using: &generator) {
            AudienceDecision(notice: "n-1", address: $0.contact?.email)
        }
        #expect(send.audience == 15_000)
        while true {
            let claims = try fixture.store.sends.claim(send.id, limit: 500, at: Sample.noon)
            if claims.isEmpty { break }
            try fixture.store.sends.record(
                claims.map { DeliveryOutcome(delivery: $0.id, result: .confirmed(receipt: "250")) }, send: send.id, at: Sample.noon)
        }
        #expect(try fixture.store.sends.progress(send.id).counts == [.confirmed: 15_000])
    }
}
