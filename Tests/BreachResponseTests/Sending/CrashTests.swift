import BreachModel
import CaseStore
import Foundation
import Synchronization
import Testing

@testable import BreachResponse

/// Kills the sending process at one moment after the other and goes on from what it left on the disk.
///
/// The store's folder is copied at that moment, which is exactly what the page cache holds after `kill -9`; the run that was
/// "killed" is then thrown away and the copy is opened. The outside world lives on.
@Suite struct CrashTests {
    struct Killed {
        var snapshot: String
        /// Who was confirmed on the disk at that moment is read from the snapshot; this is what the world had.
        var arrived: [MailWorld.Arrival]
        /// The part of it that the carrier had made durable.
        var durable: [MailWorld.Arrival]
    }

    /// Runs a send and kills it at its `moment`-th operation; nil where it has fewer.
    private func kill(_ fixture: SendingFixture, at moment: Int, after: Bool, seed: UInt64, batch: Int) async throws -> (Killed, MailWorld)?
    {
        let world = MailWorld()
        let killed = Mutex<Killed?>(nil)
        let take: @Sendable (Int) throws(CarrierError) -> Void = { [folder = fixture.folder] operation throws(CarrierError) in
            guard operation >= moment else { return }
            killed.withLock { killed in
                guard killed == nil else { return }
                let copy = folder + "-\(UUID().uuidString)"
                try? FileManager.default.copyItem(atPath: folder, toPath: copy)
                killed = Killed(snapshot: copy, arrived: world.arrivals, durable: world.durable)
            }
            throw CarrierError(.unavailable, code: "killed")
        }
        let carrier = after ? TestCarrier(world: world, after: take) : TestCarrier(world: world, before: take)
        var generator = SeededGenerator(seed: seed)
        _ = try? await fixture.starter(carrier, batch: batch)(SendingFixture.request, using: &generator)
        guard let result = killed.withLock({ $0 }) else { return nil }
        return (result, world)
    }

    private func resumeAndJudge(_ killed: Killed, _ fixture: SendingFixture, batch: Int, note: Comment) async throws {
        let copy = try SendingFixture.opening(snapshot: killed.snapshot, of: fixture)
        let before = try copy.store.sends.progress(1)
        let confirmed = Set(try copy.store.sends.deliveries(1, in: [.confirmed]).map(\.messageID))
        let world = MailWorld()
        let report = try await copy.resumer(TestCarrier(world: world), batch: batch)()
        let repeated = Set(world.arrivals.map(\.messageID)).intersection(killed.arrived.map(\.messageID))
        let all = Set((killed.arrived + world.arrivals).map(\.address))
        #expect(before.addsUp && report.progress.addsUp && report.ending == .finished, note)
        #expect(report.progress.count(.confirmed) == 32, note)
        #expect(all == Set((0..<40).compactMap(fixture.email)), "lost: \(note)")
        #expect(confirmed.isSubset(of: killed.durable.map(\.messageID)), "confirmed before it was durable: \(note)")
        #expect(confirmed.isDisjoint(with: world.arrivals.map(\.messageID)), "confirmed twice: \(note)")
        #expect(repeated.count <= batch && repeated.count <= report.repeated.value, note)
        #expect(world.arrivals.count == Set(world.arrivals.map(\.messageID)).count, note)
    }

    @Test(arguments: [true, false]) func `Killed at every operation in turn, a send loses nobody and repeats nobody confirmed`(
        after: Bool
    ) async throws {
        var moments = 0
        for moment in 1...60 {
            let fixture = try SendingFixture(people: 40)
            guard let (killed, _) = try await kill(fixture, at: moment, after: after, seed: 7, batch: 7) else { break }
            moments += 1
            try await resumeAndJudge(killed, fixture, batch: 7, note: "moment \(moment)")
        }
        // 32 deliveries and 5 settles.
        #expect(moments == 37)
    }

    @Test func `Killed at random moments with random batches, 150 times`() async throws {
        let seed: UInt64 = 20_251_118
        var generator = SeededGenerator(seed: seed)
        for round in 0..<150 {
            let batch = Int.random(in: 1...40, using: &generator)
            let moment = Int.random(in: 1...33, using: &generator)
            let fixture = try SendingFixture(people: 40)
            guard
                let (killed, _) = try await kill(
                    fixture, at: moment, after: Bool.random(using: &generator), seed: UInt64(round), batch: batch)
            else { continue }
            try await resumeAndJudge(killed, fixture, batch: batch, note: "seed \(seed), round \(round), batch \(batch), moment \(moment)")
        }
    }

    @Test func `Killed right after the audience was frozen, a send goes on with the same audience and codes`() async throws {
        let fixture = try SendingFixture(people: 40)
        var generator = SeededGenerator(seed: 7)
        let frozen = try fixture.starter(TestCarrier(world: MailWorld())).freeze(SendingFixture.request, using: &generator)
        let codes = try fixture.store.sends.deliveries(frozen.id).map(\.code)
        let copy = try SendingFixture.opening(snapshot: try fixture.snapshot(), of: fixture)
        let world = MailWorld()
        #expect(try await copy.resumer(TestCarrier(world: world))().ending == .finished)
        #expect(try copy.store.sends.deliveries(frozen.id).map(\.code) == codes)
        #expect(world.arrivals.count == 32)
    }

    @Test func `Killed again while resuming, time after time, a send still ends`() async throws {
        var fixture = try SendingFixture(people: 40)
        var generator = SeededGenerator(seed: 7)
        _ = try fixture.starter(TestCarrier(world: MailWorld())).freeze(SendingFixture.request, using: &generator)
        var arrived: [MailWorld.Arrival] = []
        for _ in 0..<40 {
            let world = MailWorld()
            let snapshot = Mutex<String?>(nil)
            let carrier = TestCarrier(
                world: world,
                before: { [folder = fixture.folder] operation throws(CarrierError) in
                    guard operation == 4 else { return }
                    let copy = folder + "-k"
                    try? FileManager.default.copyItem(atPath: folder, toPath: copy)
                    snapshot.withLock { $0 = copy }
                    throw CarrierError(.unavailable, code: "killed")
                })
            _ = try? await fixture.resumer(carrier, batch: 2)()
            arrived += world.arrivals
            guard let copy = snapshot.withLock({ $0 }) else { break }
            fixture = try SendingFixture.opening(snapshot: copy, of: fixture)
        }
        #expect(try fixture.store.sends.send(1).state == .finished)
        #expect(try fixture.store.sends.progress(1).count(.confirmed) == 32)
        #expect(Set(arrived.map(\.address)).count == 32)
    }
}
