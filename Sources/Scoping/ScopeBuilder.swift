package import BreachModel
internal import ByteStreams
package import LogScanning

/// The third stage: findings' indicators and the index in, who lost what out. Read this file first.
///
/// ```
/// AccessIndex ─ MatchedRows ─ ExposureTally ─ CertaintyRule ─ ScopePeople, one after the other ─ BreachScope
///               page views    person × item    seen/presumed/unknown/not seen   (PersonRecord: its canonical line)
/// SegmentMetadata ─ CoverageReader ─ Coverage ┘ (ScopeDoubts: requests that only a paired log has)
/// ```
///
/// The same logs give the same bytes, whatever their order, cut or compression and the number of threads that scanned them.
package struct ScopeBuilder {
    private let configuration: HaechiConfiguration
    private let lives: [CredentialID: Window]
    private var routes: [RouteRule] { configuration.routes }

    /// - Parameters:
    ///   - configuration: gives routes, the civil day's zone and what is known of the logs.
    ///   - lives: from when to when a credential existed; those that are not named may have been used at any time.
    package init(_ configuration: HaechiConfiguration, lives: [CredentialID: Window] = [:]) {
        self.configuration = configuration
        self.lives = lives
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
        let reader = CoverageReader(configuration, metadata: metadata, lives: lives)
        var found = LogDoubts(configuration.logs, indicators: indicators)
        let pairs: [PairedLogs]
        do throws(LogScanningError) {
            pairs = try reader.pairs(index) { owner, source, segment, event in
                found.take(event, of: segment, owner: owner, lackedBy: source, routes: routes, directory: &directory)
            }
        } catch { throw ScopingError(.index, from: error) }
        let items = try ItemTable(routes: routes)
        var tally = ExposureTally(items: items, people: directory.persons.count, zoneOffsetMinutes: configuration.zoneOffsetMinutes)
        tally.count(matched.rows, routes: routes, directory: directory)
        let doubts = ScopeDoubts(found, items: items, routes: routes, directory: directory)
        let coverage = reader.coverage(indicators, pairs: pairs, people: doubts.people)
        let people = ScopePeople(
            tally: tally, directory: directory, coverage: coverage, unmapped: matched.touchedUnmapped, doubts: doubts)
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
