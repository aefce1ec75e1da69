internal import BreachModel
internal import LogScanning

/// The gaps of one log source, from what its segments say of their files.
struct SourceGaps {
    let source: LogSource
    let segments: [SegmentMetadata]
    let zoneOffsetMinutes: Int
    /// Civil days that any log reaches.
    let days: ClosedRange<Int64>
    /// Lines by civil day of all sources together.
    let allLines: [Int64: Int]

    private(set) var drafts: [GapDraft] = []
    private(set) var producers: [ProducerCoverage] = []
    /// Missing numbers by producer, all of them.
    private(set) var numbers: [(producer: String, missing: [SequenceLedger.Missing])] = []

    init(_ source: LogSource, _ segments: [SegmentMetadata], zoneOffsetMinutes: Int, days: ClosedRange<Int64>, allLines: [Int64: Int]) {
        self.source = source
        self.segments = segments
        self.zoneOffsetMinutes = zoneOffsetMinutes
        self.days = days
        self.allLines = allLines
        var traces: [String: [ProducerTrace]] = [:]
        for segment in segments { for (name, trace) in segment.producers ?? [:] { traces[name, default: []].append(trace) } }
        findQuietTimes(traces)
        findMissingFiles()
        findCutFiles()
        findUnreadableLines()
        for (name, list) in traces.sorted(by: { $0.key < $1.key }) { judge(name, list) }
        if traces.isEmpty { judgeByVolume(producer: nil, hours: Self.hours(segments.map(\.hours)), numbers: nil, extra: []) }
        if source.sampled > 1, let whole {
            let kept = segments.reduce(0) { $0 + $1.counts.events }
            drafts.append(
                GapDraft(
                    .sampledLog, whole, source: source.name, estimatedLines: kept * (source.sampled - 1),
                    evidence: [GapSentence.sampled(source.sampled)], presumes: true))
        }
        drafts += ClockCheck(source.name, segments, zoneOffsetMinutes: zoneOffsetMinutes).drafts
    }

    /// From the first to the last line of the source.
    var whole: Window? { Self.whole(segments) }

    private static func whole(_ segments: [SegmentMetadata]) -> Window? {
        guard let first = segments.compactMap(\.first).min(), let last = segments.compactMap(\.last).max() else { return nil }
        return Window(start: first, end: Instant(milliseconds: last.milliseconds + 1))
    }

    private static func hours(_ lists: [[String: Int]]) -> [Int64: Int] {
        var hours: [Int64: Int] = [:]
        for list in lists { for (hour, lines) in list { if let hour = Int64(hour) { hours[hour, default: 0] += lines } } }
        return hours
    }

    // MARK: Stretches of time

    /// Days and hours in which the source, or one of its producers, wrote far less than its own rhythm.
    private mutating func findQuietTimes(_ traces: [String: [ProducerTrace]]) {
        guard source.rhythm != .none else { return }
        let whole = LogRhythm(
            events: Self.hours(segments.map(\.hours)), zoneOffsetMinutes: zoneOffsetMinutes, rhythm: source.rhythm, days: days)
        take(whole.gaps, producer: nil)
        guard traces.count > 1 else { return }
        for (name, list) in traces.sorted(by: { $0.key < $1.key }) {
            let own = LogRhythm(
                events: Self.hours(list.map(\.hours)), zoneOffsetMinutes: zoneOffsetMinutes,
                rhythm: source.rhythm == .hourly ? .daily : source.rhythm, isOneOfSeveral: true)
            take(own.gaps.filter { gap in !drafts.contains { $0.gap.producer == nil && $0.gap.window.covers(gap.window) } }, producer: name)
        }
    }

    private mutating func take(_ gaps: [LogRhythm.Gap], producer: String?) {
        for gap in gaps {
            let lost = max(0, gap.usual - gap.lines)
            drafts.append(
                GapDraft(
                    gap.isWholeDay ? .missingDay : .missingHours, gap.window, source: source.name, producer: Self.shown(producer),
                    estimatedLines: lost > 0 ? lost : nil,
                    evidence: [
                        gap.isWholeDay
                            ? GapSentence.quietDays(gap.days, lines: gap.lines, usual: gap.usual)
                            : GapSentence.quietHours(lines: gap.lines, usual: gap.usual)
                    ], presumes: true))
        }
    }

    private static func shown(_ producer: String?) -> String? { producer?.isEmpty == false ? producer : nil }

    /// Files that the names of the others make expected.
    private mutating func findMissingFiles() {
        for file in FileSeries(segments.map(\.source), zoneOffsetMinutes: zoneOffsetMinutes).missing {
            let sentence = GapSentence.missingFile(file.name, neighbours: file.neighbours)
            if let known = drafts.firstIndex(where: { $0.gap.window.intersection(file.window) != nil }) {
                drafts[known].add(sentence)
            } else {
                drafts.append(GapDraft(.missingFile, file.window, source: source.name, evidence: [sentence], presumes: true))
            }
        }
    }

    /// From the last line of a file that ends in the middle to the end of that line's day; where nothing of it can be read, the day
    /// that its name tells, or all the time that the source covers.
    private mutating func findCutFiles() {
        for segment in segments where segment.truncated {
            let start = segment.last.map { last in Window(start: last, end: civilDay(last).end) }
            let named = FileSeries.stamp(of: segment.source).map { FileSeries.window($0, offsetMinutes: zoneOffsetMinutes) }
            guard var window = start ?? named ?? whole else { continue }
            if let named, segment.last != nil, named.end > window.end { window.end = named.end }
            // The hours after the cut are silent because of it.
            let hours = Window(start: Instant(milliseconds: window.start.milliseconds - 3_600_000), end: window.end)
            let silent = drafts.filter { $0.gap.producer == nil && hours.covers($0.gap.window) }
            drafts.removeAll { $0.gap.producer == nil && hours.covers($0.gap.window) }
            var draft = GapDraft(
                .truncatedFile, window, source: segment.source,
                evidence: [GapSentence.cutFile(segment.source, lines: segment.counts.lines)], presumes: true)
            draft.gap.estimatedLines = silent.compactMap(\.gap.estimatedLines).reduce(0, +)
            if draft.gap.estimatedLines == 0 { draft.gap.estimatedLines = nil }
            for sentence in silent.flatMap({ $0.gap.evidence ?? [] }) { draft.add(sentence) }
            drafts.append(draft)
        }
    }

    private func civilDay(_ time: Instant) -> Window {
        let day = time.civil(offsetMinutes: zoneOffsetMinutes).date
        return Window(
            start: Instant(CivilTime(date: day), offsetMinutes: zoneOffsetMinutes),
            end: Instant(CivilTime(date: day.adding(days: 1)), offsetMinutes: zoneOffsetMinutes))
    }

    /// Files with lines that could not be read: any of them may have shown anything, at any time that the file covers.
    private mutating func findUnreadableLines() {
        for segment in segments {
            let lines = segment.unreadableLines
            guard lines > 0 else { continue }
            let named = FileSeries.stamp(of: segment.source).map { FileSeries.window($0, offsetMinutes: zoneOffsetMinutes) }
            guard let window = Self.whole([segment]) ?? named ?? whole else { continue }
            drafts.append(
                GapDraft(
                    .unreadableLines, window, source: segment.source, lines: lines,
                    evidence: [GapSentence.unreadable(lines, of: segment.counts.lines)]))
        }
    }

    // MARK: Single lines

    /// One producer: by its numbers where it has them, otherwise by its volume.
    private mutating func judge(_ name: String, _ traces: [ProducerTrace]) {
        let hours = Self.hours(traces.map(\.hours))
        let counters = traces.compactMap(\.counters).flatMap(\.self)
        let unnumbered = traces.reduce(0) { $0 + $1.unnumbered }
        guard !counters.allSatisfy(\.isEmpty) else {
            return judgeByVolume(
                producer: name, hours: hours, numbers: nil, extra: unnumbered > 0 ? [GapSentence.unnumbered(unnumbered)] : [])
        }
        let ledger = SequenceLedger(counters)
        numbers.append((name, ledger.missing))
        var places = MissingNumbers(ledger.missing, producer: Self.shown(name), source: source.name, zoneOffsetMinutes: zoneOffsetMinutes)
        places.explain(&drafts, segments: segments)
        drafts += places.drafts(hours: hours)
        for restart in ledger.restarts {
            drafts.append(
                GapDraft(
                    .counterRestarted, restart, source: source.name, producer: Self.shown(name), evidence: [GapSentence.restart],
                    presumes: restart.length >= MissingNumbers.stretch))
        }
        let repeated = ledger.repeated + traces.reduce(0) { $0 + $1.repeated }
        if unnumbered > 0 {
            judgeByVolume(producer: name, hours: hours, numbers: (ledger, repeated), extra: [GapSentence.unnumbered(unnumbered)])
        } else {
            addProducer(name, hours: hours, proof: .sequence, numbers: (ledger, repeated), noticeable: nil, traces: traces)
        }
    }

    static func days(_ hours: [Int64: Int], _ zoneOffsetMinutes: Int) -> [Int64: Int] {
        var days: [Int64: Int] = [:]
        for (hour, lines) in hours {
            days[Instant(milliseconds: hour * 3_600_000).civil(offsetMinutes: zoneOffsetMinutes).date.daysSinceEpoch, default: 0] += lines
        }
        return days
    }

    /// A producer whose single lines nothing shows: what its volume says.
    private mutating func judgeByVolume(
        producer: String?, hours: [Int64: Int], numbers: (ledger: SequenceLedger, repeated: Int)?, extra: [Bilingual]
    ) {
        guard let first = hours.keys.min(), let last = hours.keys.max() else { return }
        var lines = Self.days(hours, zoneOffsetMinutes)
        var others = allLines
        for (day, count) in lines { others[day, default: 0] -= count }
        for draft in drafts where draft.isStretch || draft.gap.reason == .missingNumbers {
            for day in lines.keys where civilDay(number: day).intersection(draft.gap.window) != nil { lines[day] = nil }
        }
        let test = VolumeTest(lines: lines, others: others)
        for thin in test.thin {
            let window = Window(start: civilDay(number: thin.days.lowerBound).start, end: civilDay(number: thin.days.upperBound).end)
            drafts.append(
                GapDraft(
                    .thinLines, window, source: source.name, producer: Self.shown(producer), estimatedLines: thin.expected - thin.lines,
                    evidence: [
                        GapSentence.thin(
                            lines: thin.lines, expected: thin.expected, days: Int(thin.days.upperBound - thin.days.lowerBound) + 1,
                            permille: thin.permille)
                    ], presumes: thin.permille >= 500))
        }
        let window = Window(start: Instant(milliseconds: first * 3_600_000), end: Instant(milliseconds: (last + 1) * 3_600_000))
        drafts.append(
            GapDraft(
                .notShown, window, source: source.name, producer: Self.shown(producer),
                evidence: (extra.isEmpty ? [GapSentence.noSequence] : extra) + [GapSentence.power(test.noticeableLoss)]))
        addProducer(producer ?? "", hours: hours, proof: .volume, numbers: numbers, noticeable: test.noticeableLoss, traces: [])
    }

    private func civilDay(number: Int64) -> Window {
        civilDay(Instant(CivilTime(date: CivilDate(daysSinceEpoch: number)), offsetMinutes: zoneOffsetMinutes))
    }

    private mutating func addProducer(
        _ name: String, hours: [Int64: Int], proof: ProducerCoverage.Proof, numbers: (ledger: SequenceLedger, repeated: Int)?,
        noticeable: Int?, traces: [ProducerTrace]
    ) {
        guard let first = hours.keys.min(), let last = hours.keys.max() else { return }
        producers.append(
            ProducerCoverage(
                source: source.name, producer: Self.shown(name), lines: hours.values.reduce(0, +),
                first: traces.map(\.first).min() ?? Instant(milliseconds: first * 3_600_000),
                last: traces.map(\.last).max() ?? Instant(milliseconds: (last + 1) * 3_600_000).writable, proof: proof,
                missingNumbers: numbers.map { $0.ledger.missing.reduce(0) { $0 + $1.count } }, repeatedLines: numbers?.repeated,
                noticeableLoss: noticeable))
    }
}

extension SegmentMetadata {
    /// Lines that could not be read, without the last one of a file that ends in its middle: that is the cut's.
    var unreadableLines: Int {
        counts.unreadable - (truncated ? diagnostics.count { $0.code == .truncatedFile && $0.offset != nil } : 0)
    }
}

extension Window {
    func covers(_ other: Window) -> Bool { start <= other.start && other.end <= end }
}
