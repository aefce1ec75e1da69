import BreachModel
import Testing

@testable import Detection

/// Lists without repeated numbers.
struct DistinctTableTests {
    @Test("Each number stays once, in the order in which they came first, whatever list came before")
    func likeSet() {
        print("seed 23")
        var generator = SeededGenerator(seed: 23)
        var table = DistinctTable()
        for round in 0..<200 {
            let highest: UInt32 = [1, 50, 5_000, .max][round % 4]
            var numbers = (0..<Int.random(in: 0...3_000, using: &generator)).map { _ in UInt32.random(in: 0...highest, using: &generator) }
            var seen: Set<UInt32> = []
            let expected = numbers.filter { seen.insert($0).inserted }
            table.removeRepeated(&numbers)
            #expect(numbers == expected, "round \(round)")
        }
    }

    @Test("Numbers that fall on the same place are told apart")
    func samePlace() {
        var table = DistinctTable()
        // The table has 2,048 places for these: all numbers begin their search at its last one, from which it goes on at the first.
        let own = Array((1..<UInt32.max).lazy.filter { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 >= .max << 53 }.prefix(200))
        var numbers = own + own
        table.removeRepeated(&numbers)
        #expect(numbers == own)
    }
}
