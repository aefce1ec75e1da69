package import BreachModel
package import LogScanning

/// Finds out which logs exist, from what the segments say of their files, and whom their gaps can concern: coverage is computed,
/// never asserted.
///
/// ```
/// SegmentMetadata ─ SourceGaps: LogRhythm, FileSeries, SequenceLedger, VolumeTest, ClockCheck ─ GapDraft ─ CoverageGap with its effect
///                              PairedLogs ─ LogDoubts (requests that one log lacks and another has) ┘
/// ```
package struct CoverageReader {
    /// From how many events on the pages that a source has served are taken for all that it serves.
    static let pagesKnownFrom = 1000

    private let metadata: [SegmentMetadata]
    private let routes: [RouteRule]
    private let sources: [SourceGaps]
    private let logs: [LogSource]
    /// The window in which each credential can have been used at all; missing for any time.
    private let lives: [CredentialID: Window]

    /// - Parameters:
    ///   - metadata: of all segments.
    ///   - lives: from when to when a credential existed; those that are not named may have been used at any time.
    package init(_ configuration: HaechiConfiguration, metadata: [SegmentMetadata], lives: [CredentialID: Window] = [:]) {
        let metadata = SegmentMetadata.files(metadata)
        self.metadata = metadata
        self.lives = lives
        routes = configuration.routes
        logs = configuration.logs
        let zone = configuration.zoneOffsetMinutes
        var lines: [Int64: Int] = [:]
        for segment in metadata {
            let hours = Dictionary(segment.hours.compactMap { hour, lines in Int64(hour).map { ($0, lines) } }, uniquingKeysWith: +)
            lines.merge(SourceGaps.days(hours, zone), uniquingKeysWith: +)
        }
        let days = (lines.keys.min() ?? 0)...(lines.keys.max() ?? 0)
        let configured = configuration.logs
        let byName = Dictionary(grouping: metadata, by: \.logName)
        sources = byName.sorted { $0.key < $1.key }.map { name, segments in
            let source =
                configured.first { $0.name == name } ?? LogSource(name: name, paths: [], format: .jsonLines, rhythm: .none)
            return SourceGaps(
                source, segments.sorted { $0.source < $1.source }, zoneOffsetMinutes: zone, days: days, allLines: lines)
        }
    }

    /// The numbers of sequences that no line has, by source and producer, in order.
    package var missingNumbers: [MissingRange] {
        sources.flatMap { source in
            source.numbers.flatMap { producer, missing in
                missing.map {
                    MissingRange(source: source.source.name, producer: producer, first: $0.first, last: $0.last, window: $0.window.writable)
                }
            }
        }
    }

    /// Consecutive numbers of one producer's sequence that no line has.
    package struct MissingRange: Hashable, Sendable, Codable {
        package var source: String
        /// Empty where lines name none.
        package var producer: String
        package var first: UInt64
        package var last: UInt64
        /// From the line before to the line after.
        package var window: Window
    }

    /// Compares the logs that are configured as pairs.
    ///
    /// - Parameter onlyHere: takes each request that one log has and the other lacks: the source that has it, the one that lacks it.
    func pairs(
        _ index: AccessIndex, onlyHere: (_ owner: String, _ lackedBy: String, Segment, AccessEvent) -> Void
    ) throws(LogScanningError) -> [PairedLogs] {
        var pairs: [PairedLogs] = []
        for log in logs {
            guard let other = log.pairsWith, !pairs.contains(where: { $0.left == other && $0.right == log.name }) else { continue }
            pairs.append(
                try PairedLogs(log.name, other, index: index, metadata: metadata, gaps: stretches(log.name) + stretches(other)) {
                    onlyHere($0, $0 == log.name ? other : log.name, $1, $2)
                })
        }
        return pairs
    }

    private func stretches(_ name: String) -> [Window] {
        sources.filter { $0.source.name == name }.flatMap(\.drafts).filter(\.isStretch).map(\.gap.window)
    }

    /// The coverage of one indicator without any scope: paired logs are compared, but whom their differences concern is not looked up.
    package func coverage(_ indicator: Indicator, index: AccessIndex) throws(ScopingError) -> Coverage {
        do throws(LogScanningError) {
            return coverage([indicator], pairs: try pairs(index) { _, _, _, _ in })
        } catch { throw ScopingError(.index, from: error) }
    }

    /// The coverage of the indicators' windows, as far as logs reach.
    ///
    /// - Parameters:
    ///   - pairs: what comparing paired logs gave.
    ///   - people: how many people the requests that a source lacks, and its pair has, can concern; nil for anyone.
    ///   - unnamed: lines of pages that the route map does not know and that name nobody, by source.
    func coverage(
        _ indicators: [Indicator], pairs: [PairedLogs] = [], unnamed: [String: UnnamedPages] = [:],
        people: (String) -> Int? = { _ in nil }
    ) -> Coverage {
        guard let first = metadata.compactMap(\.first).min(), let last = metadata.compactMap(\.last).max() else {
            return withoutLogs(indicators)
        }
        let end = Instant(milliseconds: last.milliseconds + 1).writable
        let start = max(first, indicators.map(\.window.start).min() ?? first)
        let window = Window(start: start, end: max(start, min(end, indicators.map(\.window.end).max() ?? end)))
        let reach = Window(start: first, end: end)
        let quiet = GapEffects.quiet(
            lines: metadata.reduce(0) { $0 + $1.counts.events }, reach: reach,
            isHourly: sources.allSatisfy { $0.source.rhythm == .hourly })
        let effects = GapEffects(indicators: indicators, lives: lives, routes: routes, reach: reach, quiet: quiet)
        var gaps: [CoverageGap] = []
        for source in sources {
            let covering = pairs.compactMap { $0.partner(of: source.source.name) }
            let items = items(of: source)
            gaps += source.drafts.compactMap { draft in
                effects.gap(draft, items: items, shownBy: covering.first { other in isShown(draft, by: other, of: source, pairs) })
            }
            gaps += pairs.compactMap { pair in
                effects.gap(pair, lackedBy: source.source.name, items: items, people: people(source.source.name))
            }
        }
        gaps += effects.outside.map { effects.gap($0, items: allItems, shownBy: nil) }.compactMap(\.self)
        gaps += unnamed.map { $1.gap(source: $0, items: allItems) }
        return Coverage(window: window, files: metadata.count, gaps: gaps.sorted(by: Self.order), producers: producers(pairs))
    }

    private func withoutLogs(_ indicators: [Indicator]) -> Coverage {
        let window = Window(
            start: indicators.map(\.window.start).min() ?? Window.always.start, end: indicators.map(\.window.end).max() ?? Window.always.end
        )
        let gap = CoverageGap(
            window: window, reason: .outsideLogs, source: "*", evidence: [GapSentence.outside(true)],
            effect: GapEffect(items: allItems))
        return Coverage(window: window, files: metadata.count, gaps: [gap], producers: [])
    }

    /// Whether the other log of a pair shows the requests of this gap: the pair has (nearly surely) every request in one of the two, and
    /// the other log has no stretch missing at the time.
    private func isShown(_ draft: GapDraft, by other: String, of source: SourceGaps, _ pairs: [PairedLogs]) -> Bool {
        guard draft.gap.reason != .clockSkew, pairs.contains(where: { $0.joins(source.source.name, other) && $0.showsAll }) else {
            return false
        }
        return !stretches(other).contains { $0.intersection(draft.gap.window) != nil && draft.isStretch }
    }

    private func producers(_ pairs: [PairedLogs]) -> [ProducerCoverage] {
        sources.flatMap { source in
            source.producers.map { producer in
                var producer = producer
                if producer.proof == .volume, pairs.contains(where: { $0.showsAll && $0.partner(of: source.source.name) != nil }) {
                    producer.proof = .pairs
                }
                return producer
            }
        }
    }

    private static func order(_ left: CoverageGap, _ right: CoverageGap) -> Bool {
        (left.window.start, left.window.end, left.reason.rawValue, left.source, left.producer ?? "")
            < (right.window.start, right.window.end, right.reason.rawValue, right.source, right.producer ?? "")
    }

    private var allItems: [DataItemID] { Set(routes.flatMap { Array($0.items.keys) + Array($0.entryItems.keys) }).sorted() }

    /// Items that lines of a source can show: those of the pages that it has served, where enough of its lines are there to tell and
    /// all of them are on pages that the map knows; otherwise those of every page.
    private func items(of source: SourceGaps) -> [DataItemID] {
        var pages: [Int: Int] = [:]
        for segment in source.segments {
            guard let own = segment.pages else { return allItems }
            for (page, events) in own { if let page = Int(page) { pages[page, default: 0] += events } }
        }
        guard pages[routes.count] == nil, pages.values.reduce(0, +) >= Self.pagesKnownFrom else { return allItems }
        let shown = pages.keys.filter { routes.indices.contains($0) }.flatMap {
            Array(routes[$0].items.keys) + Array(routes[$0].entryItems.keys)
        }
        return Set(shown).sorted()
    }
}

extension PairedLogs {
    /// The other log of the pair; nil where the source is in neither.
    func partner(of name: String) -> String? { name == left ? right : name == right ? left : nil }

    func joins(_ one: String, _ other: String) -> Bool { partner(of: one) == other }
}
