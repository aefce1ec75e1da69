import BreachModel
import Testing

@testable import Detection

/// Sets of people's numbers, as tables and as pages of bits.
struct PersonSetTests {
    @Test(
        "It holds what a set holds, whether numbers lie close together or far apart",
        arguments: [200, 70_000, 3_000_000, UInt32.max - 1])
    func equalsSet(highest: UInt32) {
        print("seed 3")
        var generator = SeededGenerator(seed: 3, purpose: "\(highest)")
        var ours = PersonSet()
        var theirs: Set<UInt32> = []
        for _ in 0..<40_000 {
            let number = UInt32.random(in: 0...highest, using: &generator)
            #expect(ours.insert(number) == theirs.insert(number).inserted)
        }
        #expect(ours.count == theirs.count)
        for _ in 0..<5_000 {
            let number = UInt32.random(in: 0...highest, using: &generator)
            #expect(ours.contains(number) == theirs.contains(number))
        }
    }

    @Test("Lowest and highest number are members like others, and an empty set has none")
    func edges() {
        var set = PersonSet()
        #expect(set.isEmpty && !set.contains(0))
        #expect(set.insert(0) && !set.insert(0) && set.insert(.max - 1) && set.contains(.max - 1))
        #expect(set.count == 2 && !set.contains(1))
    }

    @Test("A union holds the members of both, however they are kept", arguments: [300, 70_000, 3_000_000, UInt32.max - 1] as [UInt32])
    func union(highest: UInt32) {
        var generator = SeededGenerator(seed: 5, purpose: "\(highest)")
        for (first, second) in [(0, 10), (10, 0), (10, 3_000), (3_000, 10), (30_000, 30_000)] {
            var (ours, other) = (PersonSet(expecting: first / 2), PersonSet(expecting: second * 3))
            var theirs: Set<UInt32> = []
            for _ in 0..<first {
                let number = UInt32.random(in: 0...highest, using: &generator)
                ours.insert(number)
                theirs.insert(number)
            }
            for _ in 0..<second {
                let number = UInt32.random(in: 0...highest, using: &generator)
                other.insert(number)
                theirs.insert(number)
            }
            ours.formUnion(other)
            #expect(ours.count == theirs.count)
            #expect(theirs.allSatisfy { ours.contains($0) })
        }
    }
}
