// Hot: holds every view that a question means. Benchmark: Benchmarks/run scan (re-scope).
internal import CColumns

/// Page views that a question means, as two columns.
package struct ShownViews {
    /// Whom each page was about, as `SubjectKey.stored` has it; never nobody.
    package private(set) var subjects: [UInt64] = []
    /// The index of each page's route rule.
    package private(set) var rules: [UInt16] = []
    private var flags: [UInt8] = []

    package init() {}

    package var count: Int { subjects.count }

    mutating func removeAll() {
        subjects.removeAll(keepingCapacity: true)
        rules.removeAll(keepingCapacity: true)
    }

    /// Takes one view of somebody.
    mutating func append(_ subject: SubjectKey, rule: Int) {
        subjects.append(subject.stored)
        rules.append(UInt16(truncatingIfNeeded: rule))
    }

    /// Takes the rows that were successful, show something of somebody and, where `asked` is given, that one of its questions means.
    ///
    /// - Parameter shows: 1 for the rules that show something, by their index, and a 0 at its end.
    mutating func append(_ columns: GlanceColumns, rows: Range<Int>, shows: [UInt8], asked: [SegmentQuestion]?) {
        let start = count
        subjects.append(contentsOf: repeatElement(0, count: rows.count))
        rules.append(contentsOf: repeatElement(0, count: rows.count))
        // SAFETY: both arrays were made longer by as many rows.
        unsafe subjects.withUnsafeMutableBufferPointer { all in
            unsafe columns.subject.read(rows, to: all.baseAddress.unsafelyUnwrapped + start)
        }
        unsafe rules.withUnsafeMutableBufferPointer { unsafe columns.rule.read(rows, to: $0.baseAddress.unsafelyUnwrapped + start) }
        if !columns.flags.isConstant || columns.flags[rows.lowerBound] & 1 == 0 {
            flags.append(contentsOf: repeatElement(0, count: max(0, rows.count - flags.count)))
            unsafe flags.withUnsafeMutableBufferPointer { unsafe columns.flags.read(rows, to: $0.baseAddress.unsafelyUnwrapped) }
            for place in 0..<rows.count where flags[place] & 1 == 0 { subjects[start + place] = 0 }
        }
        if let asked {
            for (place, row) in rows.enumerated() where !asked.contains(where: { columns.fits(row, $0) }) { subjects[start + place] = 0 }
        }
        let kept = keep(from: start, shows)
        subjects.removeLast(subjects.count - kept)
        rules.removeLast(rules.count - kept)
    }

    /// - Returns: how many are there with those that were kept.
    private mutating func keep(from start: Int, _ shows: [UInt8]) -> Int {
        let all = count - start
        // SAFETY: there are as many rules as subjects, and `shows` ends with a 0 for the rules behind it.
        let kept = unsafe subjects.withUnsafeMutableBufferPointer { subjects in
            unsafe rules.withUnsafeMutableBufferPointer { rules in
                unsafe haechi_keep_shown(
                    subjects.baseAddress.unsafelyUnwrapped + start, rules.baseAddress.unsafelyUnwrapped + start, all, shows, shows.count - 1
                )
            }
        }
        return start + kept
    }
}
