import BreachModel
import Testing

@testable import Detection

/// Distinct people by day and by 30 days.
struct DailyReachTests {
    @Test("Closing days as they end gives what closing all at the end gives, and what sets give")
    func closing() {
        print("seeds 1 to 100")
        for seed in 1...100 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var space = CountingSpace(scratch: ScratchStore(folders: []))
            var closed = DailyReach()
            var open = DailyReach()
            var days: [Int64: Set<UInt32>] = [:]
            var windows: [Int64: Set<UInt32>] = [:]
            var day = Int64.random(in: 20_000...20_100, using: &generator)
            for _ in 0..<300 {
                if Int.random(in: 0...3, using: &generator) == 0 { day += Int64.random(in: 0...9, using: &generator) }
                // Lines come late by up to two days; nothing is closed that may still come.
                let late = day - Int64.random(in: 0...2, using: &generator)
                let subject = UInt32.random(in: 0...40, using: &generator)
                closed.add([subject], day: late, space: &space)
                open.add([subject], day: late, space: &space)
                days[late, default: []].insert(subject)
                windows[late / 30, default: []].insert(subject)
                if Bool.random(using: &generator) { closed.close(before: day - 2, space: &space) }
            }
            closed.close(before: .max, space: &space)
            open.close(before: .max, space: &space)
            #expect(closed.byDay == open.byDay && closed.byDay == days.mapValues(\.count), "seed \(seed)")
            #expect(closed.byWindow == open.byWindow && closed.byWindow == windows.mapValues(\.count), "seed \(seed)")
        }
    }

    @Test("A day and a window close when they are over, not before")
    func boundaries() {
        var space = CountingSpace(scratch: ScratchStore(folders: []))
        var reach = DailyReach()
        reach.add([1], day: 59, space: &space)
        reach.close(before: 59, space: &space)
        #expect(reach.byDay.isEmpty && reach.byWindow.isEmpty)
        reach.close(before: 60, space: &space)
        #expect(reach.byDay == [59: 1] && reach.byWindow == [1: 1])
        reach.add([1], day: 60, space: &space)
        reach.close(before: 61, space: &space)
        #expect(reach.byDay == [59: 1, 60: 1] && reach.byWindow == [1: 1])
    }
}
