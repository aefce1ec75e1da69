import BreachModel
import Testing

@Suite struct SeededGeneratorTests {
    /// Source: the first outputs of Java's SplittableRandom algorithm (SplitMix64) for the seed 1234567, as published with it.
    @Test func `The output is that of SplitMix64`() {
        var generator = SeededGenerator(seed: 1_234_567)
        let numbers = (0..<5).map { _ in generator.next() }
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ]
        #expect(numbers == expected)
    }

    @Test func `The same seed gives the same numbers, and another seed or purpose gives others`() {
        func numbers(_ generator: SeededGenerator) -> [UInt64] {
            var generator = generator
            return (0..<100).map { _ in generator.next() }
        }
        #expect(numbers(SeededGenerator(seed: 7)) == numbers(SeededGenerator(seed: 7)))
        #expect(numbers(SeededGenerator(seed: 7)) != numbers(SeededGenerator(seed: 8)))
        #expect(numbers(SeededGenerator(seed: 7, purpose: "people")) == numbers(SeededGenerator(seed: 7, purpose: "people")))
        #expect(numbers(SeededGenerator(seed: 7, purpose: "people")) != numbers(SeededGenerator(seed: 7, purpose: "orders")))
        #expect(Set(numbers(SeededGenerator(seed: 0))).count == 100)
    }

    @Test func `Drawing more for one purpose changes no other`() {
        var people = SeededGenerator(seed: 7, purpose: "people")
        var orders = SeededGenerator(seed: 7, purpose: "orders")
        let first = orders.next()
        for _ in 0..<1000 { _ = people.next() }
        var again = SeededGenerator(seed: 7, purpose: "orders")
        #expect(again.next() == first)
    }
}
