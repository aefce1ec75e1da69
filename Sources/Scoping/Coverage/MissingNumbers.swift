internal import BreachModel
internal import LogScanning

/// The missing numbers of one producer: those that a known gap explains, and the rest as gaps of their own, one a day.
struct MissingNumbers {
    /// From this length on, in milliseconds, a run of missing numbers is a stretch of time that is gone.
    static let stretch: Int64 = 3_600_000

    private var missing: [SequenceLedger.Missing]
    private let producer: String?
    private let source: String
    private let zoneOffsetMinutes: Int
    /// Unreadable lines of files in which more numbers are missing than that.
    private var perhapsUnreadable = 0

    init(_ missing: [SequenceLedger.Missing], producer: String?, source: String, zoneOffsetMinutes: Int) {
        self.missing = missing
        self.producer = producer
        self.source = source
        self.zoneOffsetMinutes = zoneOffsetMinutes
    }

    /// Gives numbers to the gaps that explain them: a missing stretch of time, or as many unreadable lines in the same file.
    mutating func explain(_ drafts: inout [GapDraft], segments: [SegmentMetadata]) {
        for index in drafts.indices where drafts[index].isStretch && drafts[index].gap.producer.map({ $0 == producer }) ?? true {
            let window = drafts[index].gap.window
            let (inside, rest) = split { run in
                guard let shared = run.window.intersection(window) else { return false }
                return shared.length * 2 >= run.window.length || run.window.covers(window)
            }
            give(inside, to: &drafts[index])
            if !inside.isEmpty { missing = rest }
        }
        for segment in segments where segment.unreadableLines > 0 {
            guard let first = segment.first, let last = segment.last,
                let index = drafts.firstIndex(where: { $0.gap.reason == .unreadableLines && $0.gap.source == segment.source })
            else { continue }
            let file = Window(start: first, end: Instant(milliseconds: last.milliseconds + 1))
            let (inside, rest) = split { $0.window.intersection(file) != nil }
            let count = inside.reduce(0) { $0 + $1.count }
            if count > segment.unreadableLines {
                perhapsUnreadable += segment.unreadableLines
            } else if count > 0 {
                drafts[index].add(GapSentence.numbers(count, runs: inside, producer: producer))
                missing = rest
            }
        }
    }

    private func split(_ isInside: (SequenceLedger.Missing) -> Bool) -> ([SequenceLedger.Missing], [SequenceLedger.Missing]) {
        (missing.filter(isInside), missing.filter { !isInside($0) })
    }

    private func give(_ runs: [SequenceLedger.Missing], to draft: inout GapDraft) {
        guard !runs.isEmpty else { return }
        let count = runs.reduce(0) { $0 + $1.count }
        draft.add(GapSentence.numbers(count, runs: runs, producer: producer))
        draft.gap.lines = (draft.gap.lines ?? 0) + count
        draft.gap.estimatedLines = nil
    }

    /// Whether most lines of an hour or more are gone. The line beside a missing number may have been delivered late, so that its time
    /// alone says nothing.
    private func isStretch(_ run: SequenceLedger.Missing, _ hours: [Int64: Int]) -> Bool {
        guard run.window.length >= Self.stretch else { return false }
        let (start, end) = (run.window.start.milliseconds, run.window.end.milliseconds)
        var there = 0.0
        for (hour, lines) in hours {
            let shared = min(end, (hour + 1) * Self.stretch) - max(start, hour * Self.stretch)
            if shared > 0 { there += Double(lines) * Double(shared) / Double(Self.stretch) }
        }
        return Double(run.count) >= there
    }

    /// The numbers that nothing explains, by the civil day on which each run begins.
    ///
    /// - Parameter hours: lines of the producer by hours since 1970.
    func drafts(hours: [Int64: Int]) -> [GapDraft] {
        let linesByDay = SourceGaps.days(hours, zoneOffsetMinutes)
        let byDay = Dictionary(grouping: missing) { run in
            run.window.start.civil(offsetMinutes: zoneOffsetMinutes).date.daysSinceEpoch
        }
        return byDay.sorted { $0.key < $1.key }.map { day, runs in
            let count = runs.reduce(0) { $0 + $1.count }
            var evidence = [GapSentence.numbers(count, runs: runs, producer: producer)]
            if perhapsUnreadable > 0 { evidence.append(GapSentence.numbersMayBeUnreadable(min(count, perhapsUnreadable))) }
            let start = runs.map(\.window.start).min() ?? Instant(milliseconds: 0)
            let end = runs.map(\.window.end).max() ?? start
            let isDeep = runs.contains { isStretch($0, hours) } || count >= linesByDay[day] ?? 0
            return GapDraft(
                .missingNumbers, Window(start: start, end: end), source: source, producer: producer, lines: count, evidence: evidence,
                presumes: isDeep)
        }
    }
}
