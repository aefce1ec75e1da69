import BreachModel
import Testing

@testable import Detection

/// Sets of people's numbers, as lists and as pages of bits.
struct PersonSetTests {
    @Test(
        "It counts what a set counts, whether numbers lie close together or far apart, one by one or many at once",
        arguments: [200, 70_000, 3_000_000, UInt32.max - 1])
    func equalsSet(highest: UInt32) {
        print("seed 3")
        var generator = SeededGenerator(seed: 3, purpose: "\(highest)")
        var table = DistinctTable()
        var ours = PersonSet()
        var theirs: Set<UInt32> = []
        for step in 0..<40_000 {
            let numbers = (0..<(step % 3 + 1)).map { _ in UInt32.random(in: 0...highest, using: &generator) }
            ours.insert(numbers[...], table: &table)
            theirs.formUnion(numbers)
            if step % 7_000 == 0 { #expect(ours.count(&table) == theirs.count) }
        }
        #expect(ours.count(&table) == theirs.count)
    }

    @Test("Lowest and highest number are members like others, and an empty set has none")
    func edges() {
        var table = DistinctTable()
        var set = PersonSet()
        #expect(set.count(&table) == 0)
        for number in [0, 0, .max - 1, 0, .max - 1] as [UInt32] { set.insert([number], table: &table) }
        #expect(set.count(&table) == 2)
    }

    @Test("A union counts the members of both, however they are kept", arguments: [300, 70_000, 3_000_000, UInt32.max - 1] as [UInt32])
    func union(highest: UInt32) {
        var generator = SeededGenerator(seed: 5, purpose: "\(highest)")
        var table = DistinctTable()
        for (first, second) in [(0, 10), (10, 0), (10, 3_000), (3_000, 10), (30_000, 30_000), (10, 60_000), (60_000, 10)] {
            var (ours, other) = (PersonSet(), PersonSet().emptied())
            var theirs: Set<UInt32> = []
            for number in 0..<(first + second) {
                let person = UInt32.random(in: 0...highest, using: &generator)
                if number < first { ours.insert([person], table: &table) } else { other.insert([person], table: &table) }
                theirs.insert(person)
            }
            _ = other.count(&table)
            ours.formUnion(other, table: &table)
            #expect(ours.count(&table) == theirs.count)
        }
    }
}

/// Pages of bits.
struct PersonBitsTests {
    @Test("It holds what a set holds", arguments: [200, 70_000, 3_000_000, UInt32.max])
    func equalsSet(highest: UInt32) {
        var generator = SeededGenerator(seed: 7, purpose: "\(highest)")
        var ours = PersonBits()
        var theirs: Set<UInt32> = []
        for _ in 0..<20_000 {
            let number = UInt32.random(in: 0...highest, using: &generator)
            #expect(ours.insert(number) == theirs.insert(number).inserted)
        }
        #expect(ours.count == theirs.count)
        for _ in 0..<5_000 {
            let number = UInt32.random(in: 0...highest, using: &generator)
            #expect(ours.contains(number) == theirs.contains(number))
        }
    }
}
