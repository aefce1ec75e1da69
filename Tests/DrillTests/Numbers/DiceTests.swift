import Testing

@testable import Drill

@Suite struct DiceTests {
    @Test("Throws stay below their limit and reach every value", arguments: [1, 2, 6, 100])
    func range(limit: Int) {
        let dice = Dice(seed: 7, "test")
        let thrown = Set((0..<2000).map { dice.below(limit, $0) })
        #expect(thrown == Set(0..<limit))
    }

    @Test("Events happen about as often as asked", arguments: [0, 5, 150, 900, 1000])
    func frequency(perMille: Int) {
        let dice = Dice(seed: 7, "often")
        let count = (0..<20_000).count { dice.happens(perMille, $0) }
        #expect(abs(count - perMille * 20) <= 20 + perMille)
    }

    @Test("No two indices give the same bits, also negative ones")
    func distinct() {
        let dice = Dice(seed: 7, "bits")
        #expect(Set((-5000..<5000).map(dice.bits)).count == 10_000)
    }
}
