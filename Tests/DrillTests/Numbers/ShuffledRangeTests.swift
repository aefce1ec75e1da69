import BreachModel
import Testing

@testable import Drill

@Suite struct ShuffledRangeTests {
    @Test("Every place is taken once and leads back", arguments: [1, 2, 3, 5, 7, 10, 34, 100, 337, 1000, 33_674])
    func bijection(count: Int) {
        let shuffle = ShuffledRange(count, seed: 7, "test")
        var taken = [Bool](repeating: false, count: count)
        for index in 0..<count {
            let place = shuffle.place(of: index)
            #expect((0..<count).contains(place) && !taken[place])
            taken[place] = true
            #expect(shuffle.index(at: place) == index)
        }
    }

    @Test("Large ranges lead back, too", arguments: [90_000_000, 37_041_199, 226_982_000, 1 << 33])
    func large(count: Int) {
        let shuffle = ShuffledRange(count, seed: 3, "large")
        var generator = SeededGenerator(seed: 99)
        for _ in 0..<2000 {
            let index = Int.random(in: 0..<count, using: &generator)
            let place = shuffle.place(of: index)
            #expect((0..<count).contains(place))
            #expect(shuffle.index(at: place) == index)
        }
    }

    @Test("Purposes and seeds shuffle differently, and the result looks shuffled")
    func independence() {
        let shuffles = [
            ShuffledRange(1000, seed: 1, "a"), ShuffledRange(1000, seed: 2, "a"), ShuffledRange(1000, seed: 1, "b"),
        ]
        for (number, shuffle) in shuffles.enumerated() {
            let places = (0..<1000).map(shuffle.place)
            #expect(places.enumerated().count { $0.offset == $0.element } < 15)
            // A tenth of the indices spreads over all tenths of the places.
            let tenths = Set(places.prefix(100).map { $0 / 100 })
            #expect(tenths.count == 10)
            for other in shuffles[(number + 1)...] { #expect(places != (0..<1000).map(other.place)) }
        }
    }
}
