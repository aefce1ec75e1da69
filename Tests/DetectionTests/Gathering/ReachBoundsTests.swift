import BreachModel
import Testing

@testable import Detection

/// Who is looked at again, and who is not.
struct ReachBoundsTests {
    private let detector = FanOutDetector(limits: DetectionLimits(fanOutFactor: 5, fanOutFloor: 20))

    /// The truth: what counting gives.
    private func jumps(_ days: [Int64: Set<UInt32>], by rules: FanOutDetector.Rules) -> Bool {
        var jumps = FanOutDetector.Jumps()
        for (day, people) in days.sorted(by: { $0.key < $1.key }) { jumps.add(people.count, day: day, of: detector, by: rules) }
        let windows = days.reduce(into: [Int64: Set<UInt32>]()) { $0[$1.key / 30, default: []].formUnion($1.value) }
        for (window, people) in windows.sorted(by: { $0.key < $1.key }) { jumps.add(people.count, window: window, of: detector, by: rules) }
        return jumps.first != nil
    }

    @Test("Nobody who jumps is passed over, and nobody who is steady is looked at again", arguments: [1, 40, 2_000])
    func neverTooFew(people: Int) {
        print("seeds 1 to 30")
        let rules = FanOutDetector.Rules(logsFrom: 20_000)
        var (found, passedOver) = (0, 0)
        for seed in 1...30 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed, purpose: "\(people)")
            // Some grow, some shrink, some are steady; some see the same few people again and again.
            let growth = [0.9, 1, 1, 1.05, 1.3][Int.random(in: 0..<5, using: &generator)]
            let known = seed % 2 == 0 ? 10_000_000 : UInt32.random(in: 1...100_000, using: &generator)
            let jumps = seed % 3 == 0
            let (bounds, days) = bounds(people, growth: growth, known: known, jumps: jumps, &generator)
            let (truth, may) = (self.jumps(days, by: rules), bounds.mayJump(rules))
            #expect(may || !truth, "seed \(seed)")
            if growth == 1, seed % 2 == 0, !jumps { #expect(!may, "seed \(seed)") }
            found += truth ? 1 : 0
            passedOver += may ? 0 : 1
        }
        #expect(passedOver > 0 && (found > 0 || people == 1))
    }

    /// Lines of 75 days, as they come, and whom they showed.
    ///
    /// - Parameters:
    ///   - people: lines of the first day.
    ///   - known: how many people there are.
    ///   - jumps: whether the 50th day has nine times the lines.
    private func bounds(
        _ people: Int, growth: Double, known: UInt32, jumps: Bool, _ generator: inout SeededGenerator
    ) -> (ReachBounds, [Int64: Set<UInt32>]) {
        var bounds = ReachBounds(detector)
        var days: [Int64: Set<UInt32>] = [:]
        var lines = Double(people)
        for day in 20_000..<20_075 as Range<Int64> {
            lines = min(lines * growth, 5_000)
            var left = Int(lines * (jumps && day == 20_050 ? 9 : 1))
            while left > 0 {
                let some = (0..<min(left, .random(in: 1...4_000, using: &generator))).map { _ in
                    UInt32.random(in: 0..<known, using: &generator)
                }
                // Few lines come late.
                let own = Int.random(in: 0...20, using: &generator) == 0 ? day - 1 : day
                bounds.add(some[...], day: own)
                days[own, default: []].formUnion(some)
                left -= some.count
            }
            if day % 5 == 0 { bounds.close(before: day - 1) }
        }
        bounds.close(before: .max)
        return (bounds, days)
    }

    @Test("The lower bound is never above the number of people, and not far below", arguments: [10, 900, 20_000, 300_000])
    func lowerBound(people: Int) {
        var generator = SeededGenerator(seed: 4, purpose: "\(people)")
        for portion in [1, 100, 30_000] {
            var map = PersonMap(bits: PersonMap.leastBits)
            var truth: Set<UInt32> = []
            while truth.count < people {
                let some = (0..<min(portion, people)).map { _ in UInt32.random(in: 0 ... .max, using: &generator) }
                // Half of them come twice.
                map.insert((some + some.prefix(some.count / 2))[...])
                truth.formUnion(some)
            }
            #expect(map.atLeast <= truth.count && map.atLeast * 10 >= truth.count * 7, "in portions of \(portion): \(map.atLeast)")
        }
    }

    @Test("Larger maps say the same of the first people, and no map grows for people who come again")
    func growth() {
        var map = PersonMap(bits: PersonMap.leastBits)
        for _ in 0..<100 { map.insert([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) }
        #expect(map.bits == PersonMap.leastBits && map.atLeast == 10)
        map.insert((0..<5_000).map { UInt32($0) }[...])
        #expect(map.bits > 12 && map.atLeast > 4_000 && map.atLeast <= 5_000)
    }

    @Test("Logs that show nobody have nothing to look at")
    func nobody() {
        var bounds = ReachBounds(detector)
        bounds.close(before: .max)
        #expect(!bounds.mayJump(FanOutDetector.Rules(logsFrom: .max)))
    }
}
