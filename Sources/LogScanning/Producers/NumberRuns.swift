// Hot: one call a line where a sequence is mapped. Benchmark: Benchmarks/run scan (index).
internal import BreachModel

/// Consecutive numbers of one producer's counter that lines were read with, and when the first and the last were written.
package struct NumberRun: Hashable, Sendable {
    package var first: UInt64
    package var last: UInt64
    /// Times of the lines with `first` and `last`, in milliseconds since 1970.
    package var from: Int64
    package var to: Int64

    /// A number that is not above the highest one, written this many milliseconds later than that, was counted anew.
    package static let restartAfter: Int64 = 60_000

    package init(first: UInt64, last: UInt64, from: Int64, to: Int64) {
        self.first = first
        self.last = last
        self.from = from
        self.to = to
    }
}

extension NumberRun: Codable {
    /// Four whole numbers: first, last, from, to.
    package init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        first = try list.decode(UInt64.self)
        last = try list.decode(UInt64.self)
        from = try list.decode(Int64.self)
        to = try list.decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        try list.encode(first)
        try list.encode(last)
        try list.encode(from)
        try list.encode(to)
    }
}

/// The numbers of one counter as runs in ascending order, gathered in whatever order lines come.
///
/// A counter that starts again is a new set: its numbers must not fill holes of the old one.
struct NumberRuns {
    private(set) var runs: [NumberRun] = []
    /// Lines whose number was read before.
    private(set) var repeated = 0
    /// Largest step back of the clock within consecutive numbers, in milliseconds. A line that was only delivered late is none: the
    /// numbers after it have later times again.
    private(set) var stepBack: Int64 = 0
    /// This many consecutive numbers must stay behind.
    static let steadyAfter = 20
    private var peak: Int64 = .min
    private var behind = 0
    private var leastBehind: Int64 = .max
    /// The run that took the last number.
    private var current = 0
    private var topTime: Int64 = .min

    /// Whether this number can only come from a counter that started again.
    func isRestart(_ number: UInt64, time: Int64) -> Bool {
        guard let top = runs.last?.last, number <= top else { return false }
        return number <= 1 ? time > topTime && top > 1 : time > topTime + NumberRun.restartAfter
    }

    mutating func insert(_ number: UInt64, time: Int64) {
        if current < runs.count, number == runs[current].last &+ 1, current + 1 == runs.count || runs[current + 1].first > number {
            watchClock(time)
            extend(current, number, time)
        } else {
            insertElsewhere(number, time)
        }
        if number >= runs[runs.count - 1].last { topTime = time }
    }

    private mutating func watchClock(_ time: Int64) {
        guard peak > .min, peak - time > NumberRun.restartAfter else {
            peak = max(peak, time)
            behind = 0
            leastBehind = .max
            return
        }
        behind += 1
        leastBehind = min(leastBehind, peak - time)
        if behind >= Self.steadyAfter { stepBack = max(stepBack, leastBehind) }
    }

    private mutating func extend(_ index: Int, _ number: UInt64, _ time: Int64) {
        runs[index].last = number
        runs[index].to = time
        guard index + 1 < runs.count, runs[index + 1].first == number + 1 else { return }
        runs[index].last = runs[index + 1].last
        runs[index].to = runs[index + 1].to
        runs.remove(at: index + 1)
    }

    private mutating func insertElsewhere(_ number: UInt64, _ time: Int64) {
        // The first run that begins after the number.
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].first <= number { low = middle + 1 } else { high = middle }
        }
        if low > 0, number <= runs[low - 1].last {
            repeated += 1
            current = low - 1
        } else if low > 0, runs[low - 1].last + 1 == number {
            current = low - 1
            extend(current, number, time)
        } else if low < runs.count, runs[low].first == number + 1 {
            runs[low].first = number
            runs[low].from = time
            current = low
        } else {
            runs.insert(NumberRun(first: number, last: number, from: time, to: time), at: low)
            current = low
        }
    }
}
