import BreachModel
import CaseStore
import Synchronization
import Testing

@testable import BreachResponse

@Suite struct ResumeSendTests {
    let fixture: SendingFixture
    let world = MailWorld()
    let everyone: [String]

    init() throws {
        fixture = try SendingFixture()
        everyone = (0..<20).compactMap(fixture.email).sorted()
    }

    private func start(_ carrier: TestCarrier, clock: WallClock = .fixed(SendingFixture.noon)) async throws -> SendReport {
        var generator = SeededGenerator(seed: 7)
        return try await fixture.starter(carrier, clock: clock)(SendingFixture.request, using: &generator)
    }

    @Test func `There is nothing to resume before a start, and nothing to do after an end`() async throws {
        await #expect(throws: SendError(.nothingToResume, "")) { try await fixture.resumer(TestCarrier(world: world))() }
        let report = try await start(TestCarrier(world: world))
        #expect(try await fixture.resumer(TestCarrier(world: world))() == report)
        #expect(try await fixture.resumer(TestCarrier(world: world))(1) == report)
        #expect(world.addresses == everyone)
        await #expect(throws: SendError(.nothingToResume, "")) { try await fixture.resumer(TestCarrier(world: world))(9) }
    }

    @Test func `A send goes on with the carrier that it began with`() async throws {
        var generator = SeededGenerator(seed: 7)
        _ = try fixture.starter(TestCarrier(world: world)).freeze(SendingFixture.request, using: &generator)
        await #expect(throws: SendError(.otherCarrier, "")) {
            try await fixture.resumer(TestCarrier(name: "other", world: world))()
        }
        #expect(try await fixture.resumer(TestCarrier(world: world))().ending == .finished)
    }

    /// Every operation of the carrier fails in turn, in each way.
    @Test(arguments: [CarrierError.Severity.temporary, .permanent, .unavailable], [true, false])
    func `Whichever operation of the carrier fails, nobody is lost and nobody confirmed gets it twice`(
        severity: CarrierError.Severity, tookIt: Bool
    ) async throws {
        for failing in 1...19 {
            let fixture = try SendingFixture()
            let world = MailWorld()
            let fail: @Sendable (Int) throws(CarrierError) -> Void = { operation throws(CarrierError) in
                if operation == failing { throw CarrierError(severity, code: "test-\(severity.rawValue)") }
            }
            let carrier = tookIt ? TestCarrier(world: world, after: fail) : TestCarrier(world: world, before: fail)
            var generator = SeededGenerator(seed: 7)
            do {
                _ = try await fixture.starter(carrier)(SendingFixture.request, using: &generator)
            } catch let error as SendError {
                #expect(error.code == .carrierUnavailable && severity == .unavailable)
            }
            var progress = try fixture.store.sends.progress(1)
            #expect(progress.addsUp && progress.count(.claimed) == 0, "operation \(failing)")
            if progress.open > 0 {
                let later = WallClock.fixed(SendingFixture.noon.adding(hours: 1))
                _ = try await fixture.resumer(TestCarrier(world: world), clock: later)()
                progress = try fixture.store.sends.progress(1)
            }
            #expect(progress.open == 0)
            #expect(progress.count(.confirmed).value + progress.count(.failedPermanent).value == 16)
            if severity != .permanent { #expect(Set(world.addresses) == Set(everyone), "operation \(failing)") }
        }
    }

    @Test func `A relay that refuses for now is tried again when due, and then given up`() async throws {
        let stubborn = try #require(fixture.email(0))
        let carrier = TestCarrier(
            world: world, refuse: { $0 == stubborn ? CarrierError(.temporary, code: "smtp-451") : nil })
        let first = try await start(carrier)
        #expect(first.ending == .waiting && first.nextAttempt == SendingFixture.noon.adding(minutes: 1))
        #expect(first.progress.count(.failedTemporary) == 1)
        #expect(try await fixture.resumer(carrier)().ending == .waiting)
        let second = try await fixture.resumer(carrier, clock: .fixed(SendingFixture.noon.adding(minutes: 1)))()
        #expect(second.ending == .waiting && second.nextAttempt == SendingFixture.noon.adding(minutes: 6))
        let third = try await fixture.resumer(carrier, clock: .fixed(SendingFixture.noon.adding(minutes: 6)))()
        #expect(third.ending == .finished && third.progress.count(.failedPermanent) == 1)
        #expect(try fixture.store.sends.unreached(1).compactMap(\.reason).contains("smtp-451"))
    }

    @Test func `A relay that cannot be reached costs no attempt`() async throws {
        let carrier = TestCarrier(world: world, refuse: { _ in CarrierError(.unavailable, code: "connect") })
        for _ in 0..<5 {
            await #expect(throws: SendError(.carrierUnavailable, "")) {
                if try fixture.store.sends.all().isEmpty {
                    _ = try await start(carrier)
                } else {
                    _ = try await fixture.resumer(carrier)()
                }
            }
        }
        #expect(try fixture.store.sends.deliveries(1).allSatisfy { $0.attempts == 0 })
        #expect(try await fixture.resumer(TestCarrier(world: world))().ending == .finished)
        #expect(world.addresses == everyone)
    }

    @Test func `A pause stops after the batch, and resume lifts it`() async throws {
        let pause = fixture.pause
        let carrier = TestCarrier(world: world, before: { if $0 == 2 { try? pause.make() } })
        let report = try await start(carrier)
        #expect(report.ending == .paused && report.send.state == .paused)
        #expect(report.progress.count(.confirmed) == 6 && report.progress.count(.queued) == 10)
        #expect(pause.isMade)
        let resumed = try await fixture.resumer(TestCarrier(world: world))()
        #expect(resumed.ending == .finished && !pause.isMade && world.addresses == everyone)
    }

    @Test func `A cancelled task pauses the send`() async throws {
        let carrier = TestCarrier(world: world, before: { if $0 == 2 { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } } })
        let starter = fixture.starter(carrier)
        let report = try await Task {
            var generator = SeededGenerator(seed: 7)
            return try await starter(SendingFixture.request, using: &generator)
        }.value
        #expect(report.ending == .paused)
        #expect(try await fixture.resumer(TestCarrier(world: world))().ending == .finished)
        #expect(world.addresses == everyone)
    }

    @Test func `Progress is told after each batch, adds up each time and never runs backwards`() async throws {
        let seen = Mutex<[SendProgress]>([])
        var generator = SeededGenerator(seed: 7)
        _ = try await fixture.starter(TestCarrier(world: world))(
            SendingFixture.request, using: &generator,
            progress: { progress in
                seen.withLock { $0.append(progress) }
            })
        let progress = seen.withLock { $0 }
        #expect(progress.map { $0.count(.confirmed) } == [0, 6, 12, 16])
        #expect(progress.allSatisfy { $0.addsUp })
    }
}
