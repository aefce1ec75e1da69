internal import BreachModel
internal import LogScanning

/// The numbers of one producer's sequence over all files: which are missing, and between which moments.
struct SequenceLedger {
    /// Consecutive numbers that no line has.
    struct Missing: Hashable {
        var first: UInt64
        var last: UInt64
        /// From the line before to the line after.
        var window: Window

        var count: Int { Int(last - first) + 1 }
    }

    private(set) var missing: [Missing] = []
    /// From the last line of a counter to the first line after it began again.
    private(set) var restarts: [Window] = []
    /// Numbers that two files have.
    private(set) var repeated = 0

    /// - Parameter counters: of all files, in any order.
    init(_ counters: [[NumberRun]]) {
        var runs = counters.flatMap(\.self)
        runs.sort { ($0.from, $0.first, $0.last, $0.to) < ($1.from, $1.first, $1.last, $1.to) }
        var epoch: [NumberRun] = []
        var top: (number: UInt64, time: Int64)?
        for run in runs {
            if let known = top, run.first <= known.number, Self.isRestart(run, after: known) {
                close(&epoch)
                restarts.append(Self.window(known.time, run.from))
                top = nil
            }
            epoch.append(run)
            if top.map({ run.last >= $0.number }) ?? true { top = (run.last, run.to) }
        }
        close(&epoch)
    }

    private static func isRestart(_ run: NumberRun, after top: (number: UInt64, time: Int64)) -> Bool {
        run.from > top.time + NumberRun.restartAfter || run.first <= 1 && top.number > 1 && run.from > top.time
    }

    private static func window(_ start: Int64, _ end: Int64) -> Window {
        Window(start: Instant(milliseconds: min(start, end)), end: Instant(milliseconds: max(start, end) + 1))
    }

    /// Takes the holes of one counter's life.
    private mutating func close(_ epoch: inout [NumberRun]) {
        epoch.sort { ($0.first, $0.last, $0.from) < ($1.first, $1.last, $1.from) }
        var top: NumberRun?
        for run in epoch {
            if let known = top {
                if run.first > known.last + 1 {
                    missing.append(Missing(first: known.last + 1, last: run.first - 1, window: Self.window(known.to, run.from)))
                } else if run.first <= known.last {
                    repeated += Int(min(run.last, known.last) - run.first) + 1
                }
                if run.last <= known.last { continue }
            }
            top = run
        }
        epoch = []
    }
}
