// Hot: reads every row of a question about origins. Benchmark: Benchmarks/run scan (regroup).
package import BreachModel

extension SegmentGlance {
    /// Hands on every event that any of the indicators means, each once, a block's at a time.
    ///
    /// - Parameter rows: filled again and again, so that its memory is allocated once.
    /// - Throws: `indexCorrupt` where a page that is needed is damaged.
    package func forEachOrigin(
        ofAny indicators: [Indicator], into rows: inout [OriginRow], _ body: ([OriginRow], OriginTexts) -> Void
    ) throws(LogScanningError) {
        let texts = originTexts
        try forEachBlock(ofAny: indicators) { block, columns, parts throws(LogScanningError) in
            rows.removeAll(keepingCapacity: true)
            for part in Self.joined(parts) {
                for column in part.asked == nil ? [SegmentColumn.time, .subject, .origin, .place] : SegmentColumn.allCases {
                    try columns.need(column, of: part.rows)
                }
                columns.append(part, to: &rows)
            }
            if !rows.isEmpty { body(rows, texts) }
        }
    }

    /// Runs of which all rows are meant and that stand side by side are read as one.
    private static func joined(_ parts: [Part]) -> [Part] {
        var joined: [Part] = []
        for part in parts {
            if let last = joined.last, last.asked == nil, part.asked == nil, last.rows.upperBound == part.rows.lowerBound {
                joined[joined.count - 1].rows = last.rows.lowerBound..<part.rows.upperBound
                joined[joined.count - 1].runs += part.runs
            } else {
                joined.append(part)
            }
        }
        return joined
    }
}

extension GlanceColumns {
    /// Appends the rows of a part that are meant.
    fileprivate func append(_ part: SegmentGlance.Part, to rows: inout [OriginRow]) {
        let start = rows.count
        rows.append(
            contentsOf: repeatElement(OriginRow(credential: 0, origin: 0, subject: .none, time: 0), count: part.rows.count))
        // SAFETY: there is a row for each of the part's, and the columns' places are theirs.
        unsafe rows.withUnsafeMutableBufferPointer { all in
            let own = unsafe all.baseAddress.unsafelyUnwrapped + start
            time.forEach(part.rows) { unsafe own[$0].time = Int64(bitPattern: $1) ^ .min }
            subject.forEach(part.rows) { unsafe own[$0].subject = SubjectKey(stored: $1) }
            place.forEach(part.rows) { unsafe own[$0].origin = ($1 & 1) << 32 }
            origin.forEach(part.rows) { unsafe own[$0].origin |= $1 }
            for run in part.runs {
                for row in run.rows { unsafe own[row - part.rows.lowerBound].credential = UInt32(truncatingIfNeeded: run.credential) }
            }
        }
        guard let asked = part.asked else { return }
        var kept = start
        for (place, row) in part.rows.enumerated() where asked.contains(where: { fits(row, $0) }) {
            rows[kept] = rows[start + place]
            kept += 1
        }
        rows.removeLast(rows.count - kept)
    }
}
