// Hot: asked for every row of a chosen run. Benchmark: Benchmarks/run scan (regroup).

/// Who was seen from where and when, in one block's rows of some credentials; used again for block after block.
package struct EventColumns {
    /// The rows of one credential, in the order of the log.
    package struct Run {
        /// Number of the credential in the segment.
        package let credential: Int
        package let rows: Range<Int>
    }

    /// Milliseconds since 1970.
    package private(set) var times: [Int64]
    package private(set) var subjects: [SubjectKey]
    /// As `AccessEvent.origin` has it.
    package private(set) var origins: [Int]
    package private(set) var runs: [Run] = []

    package init() {
        let rows = SegmentFormat.blockRows
        times = Array(repeating: 0, count: rows)
        subjects = Array(repeating: .none, count: rows)
        origins = Array(repeating: 0, count: rows)
    }

    /// Reads times, subjects and origins of a block's rows of some credentials, and leaves those of all others as they were.
    ///
    /// - Parameter wanted: by the credential's number in the segment.
    package mutating func read(_ block: Segment.Block, of segment: Segment, credentials wanted: [Bool]) {
        let time = segment.column(.time, of: block)
        let subject = segment.column(.subject, of: block)
        let origin = segment.column(.origin, of: block)
        let place = segment.column(.place, of: block)
        readRuns(block)
        runs.removeAll { !wanted[$0.credential] }
        for run in runs {
            for row in run.rows { times[row] = Int64(bitPattern: time[row]) ^ .min }
            for row in run.rows { subjects[row] = SubjectKey(stored: subject[row]) }
            for row in run.rows { origins[row] = Int(place[row] << 32 | origin[row]) }
        }
    }

    private mutating func readRuns(_ block: Segment.Block) {
        runs.removeAll(keepingCapacity: true)
        for (index, run) in block.runs.enumerated() {
            let end = index + 1 < block.runs.count ? block.runs[index + 1].start : block.rows
            runs.append(Run(credential: Int(run.credential), rows: Int(run.start)..<Int(end)))
        }
    }
}

extension Segment {
    /// How many pairs of country and network the segment knows.
    package var placeCount: Int { count(of: .places) }

    /// Country and network behind a place's number; empty where the log has none.
    package func place(_ number: Int) -> (country: String, network: String) {
        let parts = text(number, of: .places).split(separator: "\0", omittingEmptySubsequences: false)
        return (parts.first.map(String.init) ?? "", parts.count > 1 ? String(parts[1]) : "")
    }
}

extension Segment {
    /// Events of each credential, by its number; the directory alone is read.
    package var eventsByCredential: [Int] {
        var events = Array(repeating: 0, count: credentials.count)
        for block in blocks {
            for (index, run) in block.runs.enumerated() {
                let end = index + 1 < block.runs.count ? block.runs[index + 1].start : block.rows
                events[run.credential] += end - run.start
            }
        }
        return events
    }
}
