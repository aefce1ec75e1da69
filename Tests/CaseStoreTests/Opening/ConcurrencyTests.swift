import BreachModel
import Foundation
import Testing

@testable import CaseStore

@Suite struct ConcurrencyTests {
    @Test func `Readers see whole batches only, and states that add up, while a send runs`() async throws {
        let fixture = try StoreFixture()
        let people = (0..<400).map { Sample.person($0) }
        try fixture.store.scopes.save(Sample.scope(people), people: people, at: Sample.noon, by: "hong")
        try fixture.store.people.save(people.map { Sample.contact($0, email: "a@example.com") })
        try fixture.store.notices.save([Sample.notice(group: people[0].groupKey)])
        var generator = SeededGenerator(seed: 5)
        let plan = SendPlan(
            scopeVersion: 1, channel: "eml-folder", messageDomain: "example.com", startedAt: Sample.noon, startedBy: "hong")
        let send = try fixture.store.sends.freeze(plan, using: &generator) {
            AudienceDecision(notice: "n-1", address: $0.contact?.email)
        }
        let reader = try CaseStore(folder: fixture.folder, access: .readOnly)
        let writer = fixture.store
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while true {
                    let claims = try writer.sends.claim(send.id, limit: 10, at: Sample.noon)
                    if claims.isEmpty { return }
                    let outcomes = claims.map { DeliveryOutcome(delivery: $0.id, result: .confirmed(receipt: "250")) }
                    try writer.sends.record(outcomes, send: send.id, at: Sample.noon)
                }
            }
            group.addTask {
                var confirmed = PeopleCount(0)
                while confirmed < 400 {
                    let progress = try reader.sends.progress(send.id)
                    #expect(progress.addsUp && progress.count(.confirmed) >= confirmed)
                    #expect(progress.count(.confirmed).value % 10 == 0)
                    confirmed = progress.count(.confirmed)
                }
            }
            try await group.waitForAll()
        }
        #expect(try reader.sends.progress(send.id).counts == [.confirmed: 400])
    }

    @Test func `A reader that was opened first sees what a writer does later`() throws {
        let fixture = try StoreFixture()
        let reader = try CaseStore(folder: fixture.folder, access: .readOnly)
        #expect(try reader.cases.id() == nil)
        try fixture.store.cases.open(Sample.facts, by: "hong")
        #expect(try reader.cases.id() == "case-1")
    }

    @Test func `A reader can ask for a pause, which the writer sees`() throws {
        let fixture = try StoreFixture()
        let request = PauseRequest(storeFolder: fixture.folder)
        #expect(!request.isMade)
        try request.withdraw()
        try PauseRequest(storeFolder: fixture.folder).make()
        #expect(request.isMade)
        try request.withdraw()
        #expect(!request.isMade)
    }

    @Test func `A pause cannot be asked for where there is no store`() {
        #expect(throws: StoreError(.notWritable, "")) { try PauseRequest(storeFolder: "/nonexistent-haechi").make() }
    }
}
