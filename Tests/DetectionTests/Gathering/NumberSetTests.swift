import BreachModel
import Testing

@testable import Detection

/// The set of numbers against the standard library's.
struct NumberSetTests {
    @Test("It counts what Set counts, for any numbers in any order")
    func likeSet() {
        print("seeds 1 to 200")
        for seed in 1...200 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let range: ClosedRange<UInt64> = [0...1, 0...50, 0...100_000, 0...UInt64.max][Int(seed % 4)]
            let shift = UInt64.random(in: 0...63, using: &generator)
            var ours = NumberSet()
            var theirs: Set<UInt64> = []
            for _ in 0..<Int.random(in: 0...600, using: &generator) {
                let number = UInt64.random(in: range, using: &generator) << (seed % 3 == 0 ? shift : 0)
                ours.insert(number)
                theirs.insert(number)
                #expect(ours.count == theirs.count, "seed \(seed)")
            }
        }
    }

    @Test("Zero and the largest number are members like any other")
    func edges() {
        var set = NumberSet()
        #expect(set.count == 0)
        for number in [0, .max, 0, .max, 1 << 63] as [UInt64] { set.insert(number) }
        #expect(set.count == 3)
    }

    @Test("Numbers that fall on the same place are told apart while it grows")
    func consecutive() {
        var set = NumberSet()
        for number in 0..<20_000 as Range<UInt64> { set.insert(number << 32) }
        for number in 0..<20_000 as Range<UInt64> { set.insert(number << 32) }
        #expect(set.count == 20_000)
    }
}
