import BreachModel
import Testing

@testable import Detection

/// Lists without repeated numbers.
struct DistinctTableTests {
    @Test("Each number stays once, in the order in which they came first, whatever list came before")
    func likeSet() {
        print("seed 23")
        var generator = SeededGenerator(seed: 23)
        var table = DistinctTable<UInt32>()
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
        var table = DistinctTable<UInt64>()
        var numbers = (0..<20_000).map { UInt64($0) << 44 } + (0..<20_000).map { UInt64($0) << 44 }
        table.removeRepeated(&numbers)
        #expect(numbers.count == 20_000)
    }
}
