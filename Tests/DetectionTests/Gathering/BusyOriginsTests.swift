import BreachModel
import Testing

@testable import Detection

/// The tables that say which origins may have touched many people.
struct BusyOriginsTests {
    private func detector(_ floor: Int) -> FanOutDetector { FanOutDetector(limits: DetectionLimits(fanOutFloor: floor)) }

    @Test("No origin that reached the floor of a day or of a window is left out, at any floor", arguments: [1, 20, 255, 256, 100_000])
    func neverTooFew(floor: Int) {
        print("seed 11")
        var generator = SeededGenerator(seed: 11, purpose: "\(floor)")
        var busy = BusyOrigins(detector(floor), dayEvents: 2_000, windowEvents: 40_000)
        let origins = (0..<200).map { _ in UInt64.random(in: 0 ... .max, using: &generator) }
        var days: [Int64: [UInt64: Int]] = [:]
        var windows: [Int64: [UInt64: Int]] = [:]
        for step in 0..<60_000 {
            // Days follow each other, and lines of the last one come late.
            let day = Int64(step / 1_000) - (Int.random(in: 0...9, using: &generator) == 0 ? 1 : 0)
            // Some origins do much on every day, one on every twentieth.
            let chosen = min(Int.random(in: 0...199, using: &generator), Int.random(in: 0...199, using: &generator))
            let origin = origins[day % 20 == 0 && step % 3 == 0 ? 199 : chosen]
            busy.add([0], of: [origin], day: day)
            days[day, default: [:]][origin, default: 0] += 1
            windows[day / DailyReach.longWindow, default: [:]][origin, default: 0] += 1
            if step % 1_000 == 500 { busy.close(before: day - 1) }
        }
        busy.close(before: nil)
        let ofDays = Set(days.values.flatMap { $0.filter { $0.value >= floor }.keys })
        let ofWindows = Set(windows.values.flatMap { $0.filter { $0.value >= detector(floor).windowFloor }.keys })
        #expect(ofDays.union(ofWindows).allSatisfy { busy.contains($0) })
        #expect(floor > 256 || !ofDays.isEmpty, "nobody reached the floor")
    }

    @Test("An origin with the floor's lines on each of many days, but on none of them and in no window enough, is not looked at")
    func quietEveryDay() {
        var generator = SeededGenerator(seed: 14)
        var busy = BusyOrigins(detector(100), dayEvents: 1_000, windowEvents: 30_000)
        let (steady, sudden) = (UInt64.random(in: 0 ... .max, using: &generator), UInt64.random(in: 0 ... .max, using: &generator))
        for day in 0..<Int64(DailyReach.longWindow) {
            // 480 lines in 30 days, and 100 on one of them.
            for _ in 0..<16 { busy.add([0], of: [steady], day: day) }
            if day == 9 { for _ in 0..<100 { busy.add([0], of: [sudden], day: day) } }
        }
        busy.close(before: nil)
        #expect(busy.contains(sudden) && !busy.contains(steady))
    }

    @Test("Ten times the lines from as many origins find as few of them busy")
    func growsWithLines() {
        var generator = SeededGenerator(seed: 13)
        for lines in [20_000, 200_000] {
            var busy = BusyOrigins(detector(100), dayEvents: lines, windowEvents: lines)
            let loud = UInt64.random(in: 0 ... .max, using: &generator)
            for _ in 0..<lines { busy.add([0], of: [UInt64.random(in: 0 ... .max, using: &generator)], day: 0) }
            for _ in 0..<100 { busy.add([0], of: [loud], day: 0) }
            busy.close(before: nil)
            #expect(busy.contains(loud))
            #expect((0..<10_000).filter { _ in busy.contains(UInt64.random(in: 0 ... .max, using: &generator)) }.count < 10)
        }
    }

    @Test("Origins that did little are mostly told apart")
    func mostlyQuiet() {
        var generator = SeededGenerator(seed: 12)
        var busy = BusyOrigins(detector(100), dayEvents: 100_000, windowEvents: 100_000)
        for _ in 0..<100_000 { busy.add([0], of: [UInt64.random(in: 0 ... .max, using: &generator)], day: 0) }
        busy.close(before: 1)
        busy.close(before: nil)
        #expect(busy.isEmpty)
        let taken = (0..<10_000).filter { _ in busy.contains(UInt64.random(in: 0 ... .max, using: &generator)) }
        #expect(taken.isEmpty)
    }
}
