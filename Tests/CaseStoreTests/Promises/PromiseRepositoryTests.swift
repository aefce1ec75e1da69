import BreachModel
import Testing

@testable import CaseStore

@Suite struct PromiseRepositoryTests {
    let fixture: StoreFixture
    var promises: PromiseRepository { fixture.store.promises }

    private static let order = RegulatorOrder(
        id: "o-1", authority: Bilingual(korean: "위원회", english: "Commission"), title: Bilingual(korean: "명령", english: "Order"),
        decidedOn: CivilDate(year: 2025, month: 12, day: 3),
        duties: [
            RegulatorOrder.Duty(
                number: 1, text: Bilingual(korean: "고침", english: "mend"), proof: Bilingual(korean: "화면", english: "screen"),
                dueAt: Sample.noon)
        ])
    private static let promise = PublicPromise(
        text: "We will e-mail a detailed notice.", place: "press release", owner: "Kim Minji", madeAt: Sample.noon,
        dueAt: Sample.noon.adding(hours: 72))

    init() throws {
        fixture = try StoreFixture()
    }

    private func proof(_ number: Int, order: String = "o-1", digest: String = "d1") -> OrderProof {
        OrderProof(
            order: order, number: number, metAt: Sample.noon, file: "banner.png", digest: digest, note: "", by: "hong",
            recordedAt: Sample.noon)
    }

    @Test func `An order is kept as it came, once`() throws {
        try promises.add(Self.order, digest: "d", at: Sample.noon, by: "hong")
        try fixture.reopen()
        #expect(try promises.orders() == [Self.order])
        #expect(throws: StoreError(.alreadyExists, "")) { try promises.add(Self.order, digest: "d", at: Sample.noon, by: "hong") }
    }

    @Test func `The newest proof of a duty counts, and a proof names an order and a duty that exist`() throws {
        try promises.add(Self.order, digest: "d", at: Sample.noon, by: "hong")
        try promises.add(proof(1))
        try promises.add(proof(1, digest: "d2"))
        #expect(try promises.proofs() == [proof(1, digest: "d2")])
        #expect(throws: StoreError(.notFound, "")) { try promises.add(proof(2)) }
        #expect(throws: StoreError(.notFound, "")) { try promises.add(proof(1, order: "o-2")) }
        #expect(throws: StoreError(.missingValue, "")) { try promises.add(proof(1, digest: "")) }
    }

    @Test func `A promise is open until someone settles it, and the newest word counts`() throws {
        let id = try promises.add(Self.promise, at: Sample.noon, by: "hong")
        #expect(try promises.promises().map(\.outcome) == [nil])
        for outcome in [PublicPromise.Outcome.broken, .kept] {
            try promises.settle(
                id, PromiseOutcome(outcome: outcome, at: Sample.noon, note: "send 1", by: "hong", recordedAt: Sample.noon))
        }
        #expect(try promises.promises().map(\.promise) == [Self.promise])
        #expect(try promises.promises().first?.outcome?.outcome == .kept)
        #expect(throws: StoreError(.notFound, "")) {
            try promises.settle(
                9, PromiseOutcome(outcome: .kept, at: Sample.noon, note: "x", by: "hong", recordedAt: Sample.noon))
        }
    }

    @Test func `A promise has words, a place and an owner`() {
        for change in [\PublicPromise.text, \.place, \.owner] {
            var promise = Self.promise
            promise[keyPath: change] = " "
            #expect(throws: StoreError(.missingValue, "")) { try promises.add(promise, at: Sample.noon, by: "hong") }
        }
    }
}
