import BreachModel
import Testing

@testable import Scoping

/// What the volume of lines can tell of a loss, and what not.
struct VolumeTestTests {
    /// Twelve weeks of about a thousand lines, give or take two percent, weekends half.
    private static func lines(seed: UInt64, _ kept: (Int64) -> Double = { _ in 1 }) -> [Int64: Int] {
        var generator = SeededGenerator(seed: seed, purpose: "volume")
        var lines: [Int64: Int] = [:]
        for day in 0..<84 as Range<Int64> {
            let usual = (day % 7 < 5 ? 10_000 : 5000) * (980 + Int(generator.next() % 41)) / 1000
            lines[day] = Int((Double(usual) * kept(day)).rounded())
        }
        return lines
    }

    @Test("An even log is not thin, and says how small a loss would have shown", arguments: [UInt64(1), 2, 3])
    func even(seed: UInt64) throws {
        let test = VolumeTest(lines: Self.lines(seed: seed), others: [:])
        #expect(test.thin.isEmpty)
        let noticeable = try #require(test.noticeableLoss)
        #expect(noticeable > 5 && noticeable < 80)
    }

    @Test("A fifth lost over ten days is found, with about as many lines as were lost")
    func thin() throws {
        let test = VolumeTest(lines: Self.lines(seed: 4) { (40..<50).contains($0) ? 0.8 : 1 }, others: [:])
        let found = try #require(test.thin.first)
        #expect(test.thin.count == 1)
        #expect(found.days.contains(42) && found.days.contains(47))
        #expect((12_000...22_000).contains(found.expected - found.lines))
    }

    @Test("One line in a hundred lost all the time is not found, and the answer does not say that it would have been")
    func always() throws {
        let test = VolumeTest(lines: Self.lines(seed: 5) { _ in 0.99 }, others: [:])
        #expect(test.thin.isEmpty)
        #expect(try #require(test.noticeableLoss) > 10)
    }

    @Test("A holiday that all producers have is no loss of one")
    func holiday() {
        let holiday: (Int64) -> Double = { (40..<50).contains($0) ? 0.5 : 1 }
        #expect(VolumeTest(lines: Self.lines(seed: 6, holiday), others: Self.lines(seed: 7, holiday)).thin.isEmpty)
        #expect(!VolumeTest(lines: Self.lines(seed: 6, holiday), others: Self.lines(seed: 7)).thin.isEmpty)
    }

    @Test("Three weeks are too few to judge")
    func few() {
        #expect(VolumeTest(lines: Self.lines(seed: 8).filter { $0.key < 20 }, others: [:]).noticeableLoss == nil)
    }
}
