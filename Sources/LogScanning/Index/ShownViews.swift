// Hot: holds every view that a question means. Benchmark: Benchmarks/run scan (re-scope).

/// Page views that a question means, as two columns.
package struct ShownViews {
    /// Whom each page was about.
    package private(set) var subjects: [SubjectKey] = []
    /// The index of each page's route rule.
    package private(set) var rules: [UInt16] = []

    package init() {}

    package var count: Int { subjects.count }

    mutating func removeAll() {
        subjects.removeAll(keepingCapacity: true)
        rules.removeAll(keepingCapacity: true)
    }

    /// Takes one view.
    mutating func append(_ subject: SubjectKey, rule: Int) {
        subjects.append(subject)
        rules.append(UInt16(truncatingIfNeeded: rule))
    }

    /// Takes the rows that were successful, show something of somebody and, where `asked` is given, that one of its questions means.
    mutating func append(_ columns: GlanceColumns, rows: Range<Int>, shows: [Bool], asked: [SegmentQuestion]?) {
        let start = count
        subjects.append(contentsOf: repeatElement(.none, count: rows.count))
        rules.append(contentsOf: repeatElement(0, count: rows.count))
        columns.subject.forEach(rows) { subjects[start &+ $0] = SubjectKey(stored: $1) }
        columns.rule.forEach(rows) { rules[start &+ $0] = UInt16(truncatingIfNeeded: $1) }
        if !columns.flags.isConstant || columns.flags[rows.lowerBound] & 1 == 0 {
            columns.flags.forEach(rows) { if $1 & 1 == 0 { subjects[start &+ $0] = .none } }
        }
        if let asked {
            for (place, row) in rows.enumerated() where !asked.contains(where: { columns.fits(row, $0) }) {
                subjects[start + place] = .none
            }
        }
        var kept = start
        for place in start..<(start + rows.count) {
            let rule = rules[place]
            subjects[kept] = subjects[place]
            rules[kept] = rule
            let isMeant = Int(rule) < shows.count && shows[Int(rule)] && subjects[place] != .none
            kept &+= isMeant ? 1 : 0
        }
        subjects.removeLast(subjects.count - kept)
        rules.removeLast(rules.count - kept)
    }
}
