import BreachModel
import LogScanning
import Testing

@testable import Scoping

/// Missing numbers over all files of a producer.
struct SequenceLedgerTests {
    /// A run whose lines come every ten seconds from the moment that its first number has.
    private func run(_ first: UInt64, _ last: UInt64, from: Int64? = nil) -> NumberRun {
        let start = from ?? Int64(first) * 10_000
        return NumberRun(first: first, last: last, from: start, to: start + Int64(last - first) * 10_000)
    }

    @Test("Files in any order join where one's numbers go on from the other's")
    func join() {
        for counters in [[[run(1, 100)], [run(101, 150)]], [[run(101, 150)], [run(1, 100)]]] {
            let ledger = SequenceLedger(counters)
            #expect(ledger.missing.isEmpty && ledger.restarts.isEmpty && ledger.repeated == 0)
        }
    }

    @Test("What is missing lies between the times of the lines before and after")
    func missing() {
        let ledger = SequenceLedger([[run(1, 10), run(13, 20)], [run(40, 50)]])
        #expect(ledger.missing.map { [$0.first, $0.last] } == [[11, 12], [21, 39]])
        #expect(ledger.missing[0].window == Window(start: Instant(milliseconds: 100_000), end: Instant(milliseconds: 130_001)))
        #expect(ledger.missing.reduce(0) { $0 + $1.count } == 21)
    }

    @Test("A late line that stands in the next file fills its hole")
    func lateLine() {
        #expect(SequenceLedger([[run(1, 10), run(12, 20)], [run(11, 11), run(21, 30)]]).missing.isEmpty)
    }

    @Test("A number that two files have is repeated, not missing")
    func repeated() {
        let ledger = SequenceLedger([[run(1, 20)], [run(5, 8), run(21, 30)]])
        #expect(ledger.missing.isEmpty && ledger.restarts.isEmpty)
        #expect(ledger.repeated == 4)
    }

    @Test("A counter that begins again is judged in each of its lives, and the break is a gap")
    func restart() {
        let ledger = SequenceLedger([[run(1, 100)], [run(1, 50, from: 1_010_000)], [run(53, 60, from: 1_600_000)]])
        #expect(ledger.restarts.count == 1)
        #expect(ledger.restarts.first?.start == Instant(milliseconds: 1_000_000))
        #expect(ledger.missing.map { [$0.first, $0.last] } == [[51, 52]])
    }

    @Test("Removing any lines is told exactly", arguments: [UInt64(1), 2, 3, 4])
    func property(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, purpose: "ledger")
        let kept = [1] + (2..<400).filter { _ in generator.next() % 7 != 0 } + [400]
        let files = kept.map { [run(UInt64($0), UInt64($0))] }.shuffled(using: &generator)
        let missing = SequenceLedger(files).missing.flatMap { Array(Int($0.first)...Int($0.last)) }
        #expect(missing == (1...400).filter { !kept.contains($0) })
    }
}
