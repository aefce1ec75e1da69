package import BreachModel

/// What one producer's lines of a file say of their own completeness.
package struct ProducerTrace: Hashable, Sendable, Codable {
    package var lines: Int
    package var first: Instant
    package var last: Instant
    /// Lines by hour: hours since 1970-01-01T00:00Z in decimal → lines.
    package var hours: [String: Int]
    /// The numbers read, as runs; a counter that started again begins a new list. Nil where no sequence is mapped.
    package var counters: [[NumberRun]]?
    /// Lines whose number was read before: delivered again.
    package var repeated: Int
    /// Lines without a number that can be read.
    package var unnumbered: Int
    /// Largest lasting step back of the clock within consecutive numbers, in milliseconds.
    package var stepBack: Int64

    package init(
        lines: Int, first: Instant, last: Instant, hours: [String: Int] = [:], counters: [[NumberRun]]? = nil, repeated: Int = 0,
        unnumbered: Int = 0, stepBack: Int64 = 0
    ) {
        self.lines = lines
        self.first = first
        self.last = last
        self.hours = hours
        self.counters = counters
        self.repeated = repeated
        self.unnumbered = unnumbered
        self.stepBack = stepBack
    }
}

extension ProducerTrace {
    /// This part's lines and those of a later part of the same file.
    func joined(_ next: ProducerTrace) -> ProducerTrace {
        ProducerTrace(
            lines: lines + next.lines, first: min(first, next.first), last: max(last, next.last),
            hours: hours.merging(next.hours, uniquingKeysWith: +),
            counters: counters.map { $0 + (next.counters ?? []) } ?? next.counters, repeated: repeated + next.repeated,
            unnumbered: unnumbered + next.unnumbered, stepBack: max(stepBack, next.stepBack))
    }
}
