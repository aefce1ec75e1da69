import BreachModel
import Testing

@testable import Drill

@Suite struct PendingLinesTests {
    @Test("Lines come out by arrival, equal ones in a fixed order, however they went in", arguments: [UInt64(1), 2, 3])
    func order(seed: UInt64) {
        var lines = (0..<200).map { number in
            PendingLines.Line(
                arrival: Int64(number % 17), time: 0, slot: number % 31, content: number % 2 == 0 ? .attack : .background,
                byOther: false, isRepetition: number % 5 == 0)
        }
        let expected = lines.sorted(by: <).map(Self.key)
        var generator = SeededGenerator(seed: seed)
        lines.shuffle(using: &generator)
        var pending = PendingLines()
        #expect(pending.firstArrival == .max)
        for line in lines { pending.insert(line) }
        var taken: [[Int]] = []
        while pending.firstArrival != .max { taken.append(Self.key(pending.removeFirst())) }
        #expect(taken == expected, "seed \(seed)")
    }

    private static func key(_ line: PendingLines.Line) -> [Int] {
        [Int(line.arrival), line.slot, line.content.rawValue, line.isRepetition ? 1 : 0]
    }
}
