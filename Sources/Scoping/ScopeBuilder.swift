package import BreachModel
internal import ByteStreams
package import LogScanning

/// The third stage: findings' indicators and the index in, who lost what out. Read this file first.
///
/// ```
/// AccessIndex ─ MatchedRows ─ ExposureTally ─ CertaintyRule ─ ScopePeople, one after the other ─ BreachScope
///               page views    person × item    seen/presumed/unknown/not seen   (PersonRecord: its canonical line)
/// SegmentMetadata ─ CoverageReader ─ Coverage ┘
/// ```
///
/// The same logs give the same bytes, whatever their order, cut or compression and the number of threads that scanned them.
package struct ScopeBuilder {
    private let routes: [RouteRule]
    private let zoneOffsetMinutes: Int
    private let rhythms: [String: LogSource.Rhythm]

    /// - Parameter configuration: gives routes, the civil day's zone and the rhythms of the logs.
    package init(_ configuration: HaechiConfiguration) {
        routes = configuration.routes
        zoneOffsetMinutes = configuration.zoneOffsetMinutes
        rhythms = Dictionary(configuration.logs.map { ($0.name, $0.rhythm) }, uniquingKeysWith: { first, _ in first })
    }

    /// Makes one version of a scope.
    ///
    /// - Parameters:
    ///   - version: 1 for the first.
    ///   - findings: what the indicators come from; may be empty for an indicator that a person gave.
    ///   - indicators: the lines to take: any of these.
    ///   - index: the scanned logs.
    ///   - directory: members and address books. Without a member export every subject named by a line is an account.
    /// - Returns: the scope and its people.
    /// - Throws: `index` if a segment cannot be read.
    package func build(
        version: Int, findings: [FindingID] = [], indicators: [Indicator], index: AccessIndex, directory known: PeopleDirectory
    ) throws(ScopingError) -> (scope: BreachScope, people: ScopePeople) {
        var directory = known
        var matched = MatchedRows()
        var metadata: [SegmentMetadata] = []
        do throws(LogScanningError) {
            try index.forEachSegment { segment in
                metadata.append(segment.metadata)
                matched.gather(segment, indicators: indicators, routes: routes, directory: &directory)
            }
        } catch { throw ScopingError(.index, from: error) }
        matched.finish()
        var tally = ExposureTally(
            items: try ItemTable(routes: routes), people: directory.persons.count, zoneOffsetMinutes: zoneOffsetMinutes)
        tally.count(matched.rows, routes: routes, directory: directory)
        let coverage = CoverageReader(zoneOffsetMinutes: zoneOffsetMinutes, rhythms: rhythms)
            .coverage(SegmentMetadata.files(metadata), indicators: indicators)
        let people = ScopePeople(tally: tally, directory: directory, coverage: coverage, unmapped: matched.touchedUnmapped)
        var summary = ScopeSummary(items: tally.items.ids)
        for person in people { summary.add(person) }
        let scope = scope(
            version: version, findings: findings, indicators: indicators, summary: summary, matched: matched, tally: tally,
            coverage: coverage)
        return (scope, people)
    }

    private func scope(
        version: Int, findings: [FindingID], indicators: [Indicator], summary: ScopeSummary, matched: MatchedRows,
        tally: ExposureTally, coverage: Coverage
    ) -> BreachScope {
        var counts = matched.counts
        counts.accounts = tally.accounts
        counts.records = tally.records
        counts.views = tally.views
        counts.people = summary.members + summary.nonMembers
        counts.members = summary.members
        counts.nonMembers = summary.nonMembers
        counts.cannotBeExcluded = summary.cannotBeExcluded
        let seen = tally.views.value > 0
        return BreachScope(
            version: version, findings: findings, indicators: indicators, counts: counts, items: summary.tallies, groups: summary.groups,
            firstAccess: seen ? Instant(milliseconds: tally.first) : nil, lastAccess: seen ? Instant(milliseconds: tally.last) : nil,
            coverage: coverage,
            viewsByDay: tally.viewsByDay.sorted { $0.key < $1.key }.map {
                DayViews(day: CivilDate(daysSinceEpoch: $0.key), views: ViewCount($0.value))
            },
            digest: summary.digest)
    }
}
