import BreachModel
import Testing

@testable import Detection

/// The table that says which origins may have touched many people.
struct BusyOriginsTests {
    @Test("No origin that reached the floor in a window is left out, at any floor", arguments: [1, 20, 255, 256, 100_000])
    func neverTooFew(floor: Int) {
        print("seed 11")
        var generator = SeededGenerator(seed: 11, purpose: "\(floor)")
        var busy = BusyOrigins(floor: floor, events: 20_000)
        let origins = (0..<200).map { _ in UInt64.random(in: 0 ... .max, using: &generator) }
        var counts: [Int64: [UInt64: Int]] = [:]
        for step in 0..<60_000 {
            // Windows follow each other, and lines of the last one come late.
            let window = Int64(step / 20_000) - (Int.random(in: 0...9, using: &generator) == 0 ? 1 : 0)
            let origin = origins[min(Int.random(in: 0...199, using: &generator), Int.random(in: 0...199, using: &generator))]
            busy.add([0], of: [origin], window: window)
            counts[window, default: [:]][origin, default: 0] += 1
            if step % 20_000 == 10_000 { busy.close(before: window - 1) }
        }
        busy.close(before: .max)
        let reached = Set(counts.values.flatMap { $0.filter { $0.value >= floor }.keys })
        #expect(reached.allSatisfy { busy.contains($0) })
    }

    @Test("Ten times the lines from as many origins find as few of them busy")
    func growsWithLines() {
        var generator = SeededGenerator(seed: 13)
        for lines in [20_000, 200_000] {
            var busy = BusyOrigins(floor: 100, events: lines)
            let loud = UInt64.random(in: 0 ... .max, using: &generator)
            for _ in 0..<lines { busy.add([0], of: [UInt64.random(in: 0 ... .max, using: &generator)], window: 0) }
            for _ in 0..<100 { busy.add([0], of: [loud], window: 0) }
            busy.close(before: .max)
            #expect(busy.contains(loud))
            #expect((0..<10_000).filter { _ in busy.contains(UInt64.random(in: 0 ... .max, using: &generator)) }.count < 10)
        }
    }

    @Test("Origins that did little are mostly told apart")
    func mostlyQuiet() {
        var generator = SeededGenerator(seed: 12)
        var busy = BusyOrigins(floor: 100, events: 100_000)
        for _ in 0..<100_000 { busy.add([0], of: [UInt64.random(in: 0 ... .max, using: &generator)], window: 0) }
        busy.close(before: 1)
        #expect(busy.isEmpty)
        let taken = (0..<10_000).filter { _ in busy.contains(UInt64.random(in: 0 ... .max, using: &generator)) }
        #expect(taken.isEmpty)
    }
}
