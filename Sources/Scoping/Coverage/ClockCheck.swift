internal import BreachModel
internal import LogScanning

/// Whether the times of a log source's lines can be believed: against its numbers, its files' names and when files were last written.
struct ClockCheck {
    /// Differences below this, in milliseconds, are delay and no skew.
    static let tolerance: Int64 = 60_000

    let drafts: [GapDraft]

    init(_ source: String, _ segments: [SegmentMetadata], zoneOffsetMinutes: Int) {
        let shift = Self.usualShift(segments, zoneOffsetMinutes)
        drafts = segments.compactMap { segment in
            guard let first = segment.first, let last = segment.last else { return nil }
            var evidence: [Bilingual] = []
            var skew: Int64 = 0
            let written = Int64(segment.modified) / 1_000_000
            if segment.modified > 0, last.milliseconds - written > Self.tolerance {
                skew = last.milliseconds - written
                evidence.append(GapSentence.newerThanFile(seconds: skew / 1000))
            }
            let back = segment.producers?.values.map(\.stepBack).max() ?? 0
            if back > Self.tolerance {
                skew = max(skew, back)
                evidence.append(GapSentence.stepBack(seconds: back / 1000))
            }
            if let own = Self.shift(segment, zoneOffsetMinutes), let shift, own != shift {
                skew = max(skew, abs(own - shift) * CivilDate.millisecondsPerDay)
                evidence.append(GapSentence.otherDay(abs(own - shift)))
            }
            guard !evidence.isEmpty else { return nil }
            // As wide as a line may be off, so that it meets the edges of windows that it puts in doubt.
            let window = Window(
                start: Instant(milliseconds: first.milliseconds - skew), end: Instant(milliseconds: last.milliseconds + skew + 1))
            return GapDraft(.clockSkew, window, source: segment.source, evidence: evidence)
        }
    }

    /// Days from the date in a file's name to the day that most of its lines have.
    private static func shift(_ segment: SegmentMetadata, _ zoneOffsetMinutes: Int) -> Int64? {
        guard let stamp = FileSeries.stamp(of: segment.source) else { return nil }
        var days: [Int64: Int] = [:]
        for (hour, lines) in segment.hours {
            guard let hour = Int64(hour) else { continue }
            days[Instant(milliseconds: hour * 3_600_000).civil(offsetMinutes: zoneOffsetMinutes).date.daysSinceEpoch, default: 0] += lines
        }
        let all = days.values.reduce(0, +)
        guard let most = days.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value * 4 > all * 3 else { return nil }
        return most.key - stamp.day.daysSinceEpoch
    }

    /// The shift that three quarters of the files have: a name may tell the day of rotation. Nil where they do not agree.
    private static func usualShift(_ segments: [SegmentMetadata], _ zoneOffsetMinutes: Int) -> Int64? {
        let shifts = segments.compactMap { shift($0, zoneOffsetMinutes) }
        let counts = Dictionary(shifts.map { ($0, 1) }, uniquingKeysWith: +)
        guard shifts.count >= 3, let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value * 4 >= shifts.count * 3
        else { return nil }
        return most.key
    }
}
