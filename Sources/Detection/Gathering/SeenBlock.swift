// Hot: every number that detection reads. Benchmark: Benchmarks/run scan (all).
internal import LogScanning

/// One block's rows, and who they are about.
struct SeenBlock {
    var columns = EventBlock()
    /// By row; `SeenPeople.nobody` where the line names nobody. Filled where rows were read.
    private(set) var persons: [UInt32] = []
    /// By row: whether the line names somebody who is known not to exist.
    private(set) var isStranger: [Bool] = []
    /// Whether any row read last does.
    private(set) var hasStrangers = false

    /// Reads columns of some rows of the open block, those of subjects among them.
    mutating func read(_ parts: EventBlock.Parts, _ rows: Range<Int>, of segment: Segment, people: inout SeenPeople) {
        columns.read(parts, rows: rows, of: segment)
        let missing = columns.rows - persons.count
        if missing > 0 {
            persons.append(contentsOf: repeatElement(SeenPeople.nobody, count: missing))
            isStranger.append(contentsOf: repeatElement(false, count: missing))
        }
        people.number(columns.subjects, rows: rows, of: segment, into: &persons)
        hasStrangers = people.knowsMembers && people.markStrangers(persons, rows: rows, in: &isStranger)
    }
}

/// The rows of a block that showed somebody a person who exists, as far as is known.
struct ShownRows {
    private(set) var count = 0
    private(set) var rows: [Int32] = []
    /// By number of the shown row.
    private(set) var persons: [UInt32] = []
    /// By run of the block: its first shown row; and one more.
    private(set) var starts: [Int] = []

    mutating func read(_ seen: SeenBlock) {
        makeRoom(seen)
        starts.removeAll(keepingCapacity: true)
        count = 0
        for run in seen.columns.runs {
            starts.append(count)
            keep(run.rows, of: seen)
        }
        starts.append(count)
    }

    /// Reads one run only.
    mutating func read(_ seen: SeenBlock, run: Range<Int>) {
        makeRoom(seen)
        count = 0
        keep(run, of: seen)
    }

    private mutating func makeRoom(_ seen: SeenBlock) {
        let missing = seen.columns.rows - rows.count
        if missing > 0 {
            rows.append(contentsOf: repeatElement(0, count: missing))
            persons.append(contentsOf: repeatElement(0, count: missing))
        }
    }

    private mutating func keep(_ range: Range<Int>, of seen: SeenBlock) {
        if seen.hasStrangers { keep(range, of: seen) { !seen.isStranger[$0] } } else { keep(range, of: seen) { _ in true } }
    }

    @inline(__always)
    private mutating func keep(_ range: Range<Int>, of seen: SeenBlock, isKnown: (Int) -> Bool) {
        var kept = count
        for row in range {
            let person = seen.persons[row]
            rows[kept] = Int32(truncatingIfNeeded: row)
            persons[kept] = person
            let isShown = EventBlock.isShown(seen.columns.flags[row]) && person != SeenPeople.nobody && isKnown(row)
            kept &+= isShown ? 1 : 0
        }
        count = kept
    }

    /// Hands on shown rows day by day, as they follow each other.
    ///
    /// - Parameter numbers: numbers of shown rows.
    @inline(__always)
    func forEachDay(_ numbers: Range<Int>, of seen: SeenBlock, by calendar: inout DayReader, _ body: (Range<Int>, Int64) -> Void) {
        var start = numbers.lowerBound
        while start < numbers.upperBound {
            let day = calendar.day(seen.columns.times[Int(rows[start])])
            var end = start + 1
            if calendar.isSameDay(seen.columns.span.first), calendar.isSameDay(seen.columns.span.last) {
                end = numbers.upperBound
            } else {
                while end < numbers.upperBound, calendar.isSameDay(seen.columns.times[Int(rows[end])]) { end += 1 }
            }
            body(start..<end, day)
            start = end
        }
    }
}
