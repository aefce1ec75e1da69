import BreachModel
import Testing

@testable import Detection

/// Distinct people of many origins that take turns.
struct OriginDaysTests {
    @Test("Origins that take turns get what sets of their own would give them", arguments: [1, 2, 3] as [UInt64])
    func likeSets(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var space = CountingSpace(scratch: ScratchStore(folders: []))
        var days = OriginDays()
        var expected: [[Int64: Set<UInt32>]] = Array(repeating: [:], count: 9)
        var counted: [[Int64: Int]] = Array(repeating: [:], count: 9)
        var closed: [Int64] = []
        func close(before end: Int64) {
            days.close(before: end, slots: 9, space: &space) { period, people, _ in
                closed.append(period)
                people.forEachCount { counted[$0][period] = $1 }
                var views: [UInt64] = []
                people.list(into: &views)
                #expect(
                    Set(views)
                        == Set(
                            expected.indices.flatMap { slot in
                                (expected[slot][period] ?? []).map { OriginDays.view($0, slot: slot) }
                            }))
            }
        }
        // More lines a day than a list may gather, of origins that see few people and one that sees many; the last origin sees nobody.
        for step in 0..<(OriginDays.leastGathered / 100 * 8) {
            let period = 700 + Int64(step * 400 / OriginDays.leastGathered) + .random(in: 0...1, using: &generator)
            let views = (0..<100).map { _ in
                let slot = Int.random(in: 0..<8, using: &generator)
                let person = UInt32.random(in: 0..<(slot == 0 ? 900_000 : 40), using: &generator)
                expected[slot][period, default: []].insert(person)
                return OriginDays.view(person, slot: slot)
            }
            days.add(views, day: period, slots: 9, space: &space)
            if step % 2_000 == 0 { close(before: period - 1) }
        }
        close(before: .max)
        #expect(counted == expected.map { $0.mapValues(\.count) })
        #expect(closed == closed.sorted() && Set(closed).count == closed.count && closed.count > 5)
    }

    @Test("A day is handed on when it is over, not before, and once")
    func boundaries() {
        var space = CountingSpace(scratch: ScratchStore(folders: []))
        var days = OriginDays()
        var closed: [Int64] = []
        for period in [5, 3, 4, 5] as [Int64] { days.add([OriginDays.view(.max, slot: 0)], day: period, slots: 1, space: &space) }
        for end in [3, 5, 5, 6, .max] as [Int64] {
            days.close(before: end, slots: 1, space: &space) { period, people, _ in
                closed.append(period)
                people.forEachCount { #expect($0 == 0 && $1 == 1) }
            }
            #expect(closed == (3..<min(end, 6)).map(\.self))
        }
    }

    @Test(
        "Windows put together of days hold what sets of their own would hold, however many origins come with the days",
        arguments: [1, 2] as [UInt64])
    func windows(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var space = CountingSpace(scratch: ScratchStore(folders: []))
        var windows = OriginWindows()
        var expected: [Int64: [Set<UInt32>]] = [:]
        var counted: [Int64: [Int]] = [:]
        func close(before end: Int64, slots: Int) {
            windows.close(before: end, slots: slots, space: &space) { window, people in
                #expect(counted[window] == nil)
                counted[window] = Array(repeating: 0, count: 60)
                people.forEachCount { counted[window]?[$0] = $1 }
            }
        }
        for day in 0..<60 as Range<Int64> {
            // Each day knows one origin more, and two windows are open at a time. One has more people than a window may gather.
            let (slots, window) = (Int(day) + 1, 20 + day / 20 + (day % 2))
            var views: [UInt64] = []
            for _ in 0..<(window == 22 ? 60_000 : 500) {
                let (slot, person) = (Int.random(in: 0..<slots, using: &generator), UInt32.random(in: 0..<900_000, using: &generator))
                views.append(OriginDays.view(person, slot: slot))
                expected[window, default: Array(repeating: [], count: 60)][slot].insert(person)
            }
            windows.add(OriginPeople(views, slots: slots, table: &space.people), window: window, slots: slots, space: &space)
            close(before: 20 + day / 20, slots: slots)
        }
        close(before: .max, slots: 60)
        #expect(counted == expected.mapValues { $0.map(\.count) })
        #expect(expected[22].map { $0.reduce(0) { $0 + $1.count } > OriginWindows.leastGathered } == true)
    }
}
