internal import BreachModel
internal import LogScanning

/// Finds out which logs exist, from what the segments say of their files: coverage is computed, never asserted.
struct CoverageReader {
    let zoneOffsetMinutes: Int
    /// How often each log source writes, by name.
    let rhythms: [String: LogSource.Rhythm]

    /// The coverage of the indicators' windows, as far as logs reach.
    func coverage(_ metadata: [SegmentMetadata], indicators: [Indicator]) -> Coverage {
        let firsts = metadata.compactMap(\.first)
        guard let first = firsts.min(), let last = metadata.compactMap(\.last).max() else {
            return Coverage(window: Window(start: Instant(milliseconds: 0), end: Instant(milliseconds: 0)), files: metadata.count, gaps: [])
        }
        let start = max(first, indicators.map(\.window.start).min() ?? first)
        let end = min(Instant(milliseconds: last.milliseconds + 1), indicators.map(\.window.end).max() ?? last)
        let window = Window(start: start, end: max(start, end))
        let gaps = (missing(metadata) + truncated(metadata) + unreadable(metadata)).filter { $0.window.intersection(window) != nil }
        return Coverage(window: window, files: metadata.count, gaps: gaps.sorted(by: Self.order))
    }

    private static func order(_ left: CoverageGap, _ right: CoverageGap) -> Bool {
        (left.window.start, left.window.end, left.reason.rawValue, left.source)
            < (right.window.start, right.window.end, right.reason.rawValue, right.source)
    }

    private func day(_ time: Instant) -> CivilDate { time.civil(offsetMinutes: zoneOffsetMinutes).date }

    private func window(_ day: CivilDate) -> Window {
        Window(
            start: Instant(CivilTime(date: day), offsetMinutes: zoneOffsetMinutes),
            end: Instant(CivilTime(date: day.adding(days: 1)), offsetMinutes: zoneOffsetMinutes))
    }

    /// Days and hours of each source in which it wrote far less than its own rhythm.
    private func missing(_ metadata: [SegmentMetadata]) -> [CoverageGap] {
        var hours: [String: [Int64: Int]] = [:]
        for segment in metadata where rhythms[segment.logName] == .daily {
            for (hour, events) in segment.hours {
                if let hour = Int64(hour) { hours[segment.logName, default: [:]][hour, default: 0] += events }
            }
        }
        return hours.sorted { $0.key < $1.key }.flatMap { name, events in
            LogRhythm(events: events, zoneOffsetMinutes: zoneOffsetMinutes).gaps.map { gap in
                CoverageGap(window: gap.window, reason: gap.isWholeDay ? .missingDay : .missingHours, source: name)
            }
        }
    }

    /// From the last line of a file that ends in the middle to the end of that line's day.
    private func truncated(_ metadata: [SegmentMetadata]) -> [CoverageGap] {
        metadata.filter(\.truncated).compactMap { segment in
            segment.last.map { last in
                CoverageGap(
                    window: Window(start: last, end: window(day(last)).end), reason: .truncatedFile, source: segment.source)
            }
        }
    }

    /// Files with lines that could not be read: any of them may have shown anything, at any time that the file covers.
    private func unreadable(_ metadata: [SegmentMetadata]) -> [CoverageGap] {
        metadata.compactMap { segment in
            let lines =
                segment.counts.unreadable
                - (segment.truncated ? segment.diagnostics.count { $0.code == .truncatedFile && $0.offset != nil } : 0)
            guard lines > 0, let first = segment.first, let last = segment.last else { return nil }
            return CoverageGap(
                window: Window(start: first, end: Instant(milliseconds: last.milliseconds + 1)), reason: .unreadableLines,
                source: segment.source, lines: lines)
        }
    }
}
