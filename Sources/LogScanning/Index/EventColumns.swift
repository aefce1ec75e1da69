// Hot: every number that detection reads of the index. Benchmark: Benchmarks/run scan (all).

/// One block's events as arrays, for questions that read every event; used again for block after block.
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
    /// 64-bit hashes of tokens that were never issued; 0 for every other row.
    package private(set) var tokens: [UInt64]
    package private(set) var runs: [Run] = []
    private var flags: [UInt8]
    private var offsets: ColumnView?

    package init() {
        let rows = SegmentFormat.blockRows
        times = Array(repeating: 0, count: rows)
        subjects = Array(repeating: .none, count: rows)
        origins = Array(repeating: 0, count: rows)
        tokens = Array(repeating: 0, count: rows)
        flags = Array(repeating: 0, count: rows)
    }

    /// Reads a block of a segment, which must stay open as long as `offset` is asked.
    package mutating func read(_ block: Segment.Block, of segment: Segment) {
        let time = segment.column(.time, of: block)
        let subject = segment.column(.subject, of: block)
        let origin = segment.column(.origin, of: block)
        let place = segment.column(.place, of: block)
        let flag = segment.column(.flags, of: block)
        let token = segment.column(.token, of: block)
        for row in 0..<block.rows { times[row] = Int64(bitPattern: time[row]) ^ .min }
        for row in 0..<block.rows { subjects[row] = SubjectKey(stored: subject[row]) }
        for row in 0..<block.rows { origins[row] = Int(place[row] << 32 | origin[row]) }
        for row in 0..<block.rows { flags[row] = UInt8(truncatingIfNeeded: flag[row]) }
        for row in 0..<block.rows { tokens[row] = token[row] }
        offsets = segment.column(.offset, of: block)
        readRuns(block)
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

    /// Whether the response showed the page.
    package func isSuccess(_ row: Int) -> Bool { flags[row] & 1 != 0 }

    package func isNeverIssued(_ row: Int) -> Bool { flags[row] >> 1 & 3 == TokenState.neverIssued.rawValue }

    /// Offset of the line in its file's decompressed text.
    package func offset(_ row: Int) -> Int { Int(truncatingIfNeeded: offsets?[row] ?? 0) }
}

extension Segment {
    /// Number of an origin's country and network in the segment.
    package static func placeNumber(ofOrigin origin: Int) -> Int { OriginNumber(origin).placeNumber }

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
