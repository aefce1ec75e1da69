internal import BreachModel

/// What the volume of a producer's lines can tell of a loss, and how small a loss it would show.
///
/// Each day is compared with the median of the same weekdays within four weeks; where other producers write at least as much, the
/// share of all lines is compared instead, so that a holiday is no loss. The spread of those comparisons, from their median absolute
/// deviation (times 1.4826, the ratio for a normal distribution), gives what a week's mean can vary by chance; five times that counts
/// as a loss. It cannot see a loss that lasts all the time.
struct VolumeTest {
    static let week = 7
    static let sigmas = 5.0
    /// Days that a judgement needs.
    static let fewestDays = 21

    struct Thin {
        var days: ClosedRange<Int64>
        var lines: Int
        var expected: Int

        /// The loss in thousandths of what was expected.
        var permille: Int { expected == 0 ? 0 : (expected - lines) * 1000 / expected }
    }

    /// In thousandths of a week's lines; nil where there are too few days.
    private(set) var noticeableLoss: Int?
    private(set) var thin: [Thin] = []

    /// - Parameters:
    ///   - lines: by civil day, gaps left out.
    ///   - others: lines of all other producers by civil day.
    init(lines: [Int64: Int], others: [Int64: Int]) {
        let days = lines.keys.sorted().dropFirst().dropLast()
        guard days.count >= Self.fewestDays else { return }
        let byShare = days.reduce(0) { $0 + (others[$1] ?? 0) } >= days.reduce(0) { $0 + (lines[$1] ?? 0) }
        func value(_ day: Int64) -> Double? {
            guard let own = lines[day] else { return nil }
            guard byShare else { return Double(own) }
            guard let rest = others[day], rest > 0 else { return nil }
            return Double(own) / Double(rest)
        }
        var ratios: [(day: Int64, ratio: Double, expected: Double)] = []
        for day in days {
            let like = [-28, -21, -14, -7, 7, 14, 21, 28].compactMap { value(day + $0) }.sorted()
            guard like.count >= 3, let own = value(day), like[like.count / 2] > 0 else { continue }
            let ratio = own / like[like.count / 2]
            ratios.append((day, ratio, Double(lines[day] ?? 0) / max(ratio, 1e-9)))
        }
        guard ratios.count >= Self.fewestDays else { return }
        let middle = Self.median(ratios.map(\.ratio))
        let spread = 1.4826 * Self.median(ratios.map { abs($0.ratio - middle) })
        let limit = max(Self.sigmas * spread / Double(Self.week).squareRoot(), 0.001)
        noticeableLoss = min(1000, Int((limit * 1000).rounded(.up)))
        find(ratios, middle: middle, limit: limit)
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }

    /// Joins all weeks that are thinner than chance allows.
    private mutating func find(_ ratios: [(day: Int64, ratio: Double, expected: Double)], middle: Double, limit: Double) {
        guard ratios.count >= Self.week else { return }
        var found: ClosedRange<Int>?
        for start in 0...(ratios.count - Self.week) {
            let week = ratios[start..<(start + Self.week)]
            let mean = week.reduce(0) { $0 + $1.ratio } / Double(Self.week)
            guard mean < middle - limit else { continue }
            let range = start...(start + Self.week - 1)
            if let known = found, range.lowerBound <= known.upperBound {
                found = known.lowerBound...range.upperBound
            } else {
                if let found { take(found, ratios) }
                found = range
            }
        }
        if let found { take(found, ratios) }
    }

    private mutating func take(_ range: ClosedRange<Int>, _ ratios: [(day: Int64, ratio: Double, expected: Double)]) {
        let days = ratios[range]
        let lines = Int(days.reduce(0) { $0 + $1.ratio * $1.expected }.rounded())
        let expected = Int(days.reduce(0) { $0 + $1.expected }.rounded())
        if expected > lines {
            thin.append(Thin(days: ratios[range.lowerBound].day...ratios[range.upperBound].day, lines: lines, expected: expected))
        }
    }
}
