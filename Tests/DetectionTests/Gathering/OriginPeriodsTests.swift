import BreachModel
import Testing

@testable import Detection

/// Distinct people of many origins that take turns.
struct OriginPeriodsTests {
    @Test("Origins that take turns get what sets of their own would give them", arguments: [1, 2, 3] as [UInt64])
    func likeSets(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var space = CountingSpace(scratch: ScratchStore(folders: []))
        var periods = OriginPeriods()
        var expected: [[Int64: Set<UInt32>]] = Array(repeating: [:], count: 9)
        var counted: [[Int64: Int]] = Array(repeating: [:], count: 9)
        var closed: [Int64] = []
        func close(before end: Int64) {
            periods.close(before: end, slots: 9, space: &space) { period, people, _ in
                closed.append(period)
                people.forEachCount { counted[$0][period] = $1 }
                var views: [UInt64] = []
                people.list(into: &views)
                #expect(
                    Set(views)
                        == Set(
                            expected.indices.flatMap { slot in
                                (expected[slot][period] ?? []).map { OriginPeriods.view($0, slot: slot) }
                            }))
            }
        }
        // More lines a period than a list may gather, of origins that see few people and one that sees many; the last origin sees nobody.
        for step in 0..<(OriginPeriods.leastGathered / 100 * 8) {
            let period = 700 + Int64(step * 400 / OriginPeriods.leastGathered) + .random(in: 0...1, using: &generator)
            let views = (0..<100).map { _ in
                let slot = Int.random(in: 0..<8, using: &generator)
                let person = UInt32.random(in: 0..<(slot == 0 ? 900_000 : 40), using: &generator)
                expected[slot][period, default: []].insert(person)
                return OriginPeriods.view(person, slot: slot)
            }
            periods.add(views, period: period, slots: 9, space: &space)
            if step % 2_000 == 0 { close(before: period - 1) }
        }
        close(before: .max)
        #expect(counted == expected.map { $0.mapValues(\.count) })
        #expect(closed == closed.sorted() && Set(closed).count == closed.count && closed.count > 5)
    }

    @Test("A period is handed on when it is over, not before, and once")
    func boundaries() {
        var space = CountingSpace(scratch: ScratchStore(folders: []))
        var periods = OriginPeriods()
        var closed: [Int64] = []
        for period in [5, 3, 4, 5] as [Int64] { periods.add([OriginPeriods.view(.max, slot: 0)], period: period, slots: 1, space: &space) }
        for end in [3, 5, 5, 6, .max] as [Int64] {
            periods.close(before: end, slots: 1, space: &space) { period, people, _ in
                closed.append(period)
                people.forEachCount { #expect($0 == 0 && $1 == 1) }
            }
            #expect(closed == (3..<min(end, 6)).map(\.self))
        }
    }
}
