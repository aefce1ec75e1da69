package import BreachModel
internal import ByteStreams
package import LogScanning

/// The third stage: findings' indicators and the index in, who lost what out. Read this file first.
///
/// ```
/// AccessIndex ─ MatchedRows ─ PageTable ─ ExposureTally ─ CertaintyRule ─ ScopePeople, one after the other ─ BreachScope
///               page views    by account  person × item   seen/presumed/…  (PersonRecord: its canonical line)
///               (in RowPartitions, by range of accounts)
/// SegmentMetadata ─ CoverageReader ─ Coverage ┘ (ScopeDoubts: requests that only a paired log has)
/// ```
///
/// The same logs give the same bytes, whatever their order, cut or compression and the number of threads that scanned them.
package struct ScopeBuilder {
    private let configuration: HaechiConfiguration
    private let lives: [CredentialID: Window]
    private let space: RowSpace
    private var routes: [RouteRule] { configuration.routes }

    /// - Parameters:
    ///   - configuration: gives routes, the civil day's zone and what is known of the logs.
    ///   - lives: from when to when a credential existed; those that are not named may have been used at any time.
    ///   - space: where page views are kept until they are counted.
    package init(_ configuration: HaechiConfiguration, lives: [CredentialID: Window] = [:], space: RowSpace = RowSpace()) {
        self.configuration = configuration
        self.lives = lives
        self.space = space
    }

    /// Makes one version of a scope.
    ///
    /// - Parameters:
    ///   - version: 1 for the first.
    ///   - findings: what the indicators come from; may be empty for an indicator that a person gave.
    ///   - indicators: the lines to take: any of these.
    ///   - index: the scanned logs.
    ///   - directory: members and address books. Without a member export every subject named by a line is an account.
    ///   - whole: what coverage is read from where `index` holds only a part of the logs; nil for the index itself.
    ///   - taking: is handed every person's canonical line, without its line end, in the order of the people's file.
    /// - Returns: the scope and its people.
    /// - Throws: `index` if a segment cannot be read, `write` if there are more page views than `space` takes, and what `taking` throws.
    package func build(
        version: Int, findings: [FindingID] = [], indicators: [Indicator], index: AccessIndex, directory known: PeopleDirectory,
        whole: AccessIndex? = nil, taking: ([UInt8]) throws(ScopingError) -> Void = { _ in }
    ) throws(ScopingError) -> (scope: BreachScope, people: ScopePeople) {
        var directory = known
        var matched = MatchedRows(routes: routes, accounts: directory.accountCount, space: space)
        try gather(indicators, index, into: &matched, directory: &directory)
        let (reader, pairs, found) = try coverage(indicators, whole ?? index, directory: &directory)
        if !directory.knowsMembers { directory.link() }
        // Sorting takes memory that pages need afterwards.
        let order = directory.order()
        let pages = try pages(matched, directory)
        matched.noteRepeated(pages.repeatedLines)
        let tally = ExposureTally(items: try ItemTable(routes: routes), pages: pages, routes: routes, directory: directory)
        let doubts = try ScopeDoubts(found, items: tally.items, routes: routes, directory: directory)
        let coverage = reader.coverage(indicators, pairs: pairs, unnamed: matched.unnamed, people: doubts.people)
        let people = ScopePeople(
            tally: tally, directory: directory, order: order, coverage: coverage, unmapped: matched.touchedUnmapped, doubts: doubts)
        var summary = ScopeSummary(items: tally.items.ids)
        let (writer, line) = (people.writer, RecordBuffer())
        try people.forEachStates { (states) throws(ScopingError) in
            line.removeAll()
            writer.write(states, to: line)
            summary.add(states, line: line)
            try taking(line.array)
        }
        var scope = scope(
            version: version, findings: findings, indicators: indicators, summary: summary, counts: matched.counts, tally: tally,
            coverage: coverage)
        scope.unusableRows = directory.unusableRows
        return (scope, people)
    }

    private func gather(
        _ indicators: [Indicator], _ index: AccessIndex, into matched: inout MatchedRows, directory: inout PeopleDirectory
    ) throws(ScopingError) {
        var failure: ScopingError?
        do throws(LogScanningError) {
            try index.forEachSegment { segment in
                guard failure == nil else { return }
                do throws(ScopingError) {
                    try matched.gather(segment, indicators: indicators, directory: &directory)
                } catch { failure = error }
            }
        } catch { throw ScopingError(.index, from: error) }
        if let failure { throw failure }
        try matched.finish()
    }

    /// What coverage is read from, the paired logs, and the requests that one log of a pair lacks.
    private func coverage(
        _ indicators: [Indicator], _ index: AccessIndex, directory: inout PeopleDirectory
    ) throws(ScopingError) -> (CoverageReader, [PairedLogs], LogDoubts) {
        var found = LogDoubts(configuration.logs, indicators: indicators, space: space)
        do throws(LogScanningError) {
            var metadata: [SegmentMetadata] = []
            try index.forEachSegment { (segment: Segment) throws(LogScanningError) in
                guard segment.metadata.isPartial != true else {
                    throw LogScanningError(
                        .partialIndex, "a segment holds chosen lines only", context: [("segment", segment.path)],
                        hint: "whoever it does not name may have been seen all the same: make the scope from all lines")
                }
                metadata.append(segment.metadata)
            }
            let reader = CoverageReader(configuration, metadata: metadata, lives: lives)
            let pairs = try reader.pairs(index) { owner, source, segment, event in
                found.take(event, of: segment, owner: owner, lackedBy: source, routes: routes, directory: &directory)
            }
            return (reader, pairs, found)
        } catch { throw ScopingError(.index, from: error) }
    }

    /// Turns the rows into pages, one range of accounts after the other.
    private func pages(_ matched: MatchedRows, _ directory: PeopleDirectory) throws(ScopingError) -> PageTable {
        let accounts = directory.accountCount
        var pages = PageTable(accounts: accounts, zoneOffsetMinutes: configuration.zoneOffsetMinutes)
        try matched.forEachRange(accounts: accounts) { pages.add($0, of: $1, origins: matched.origins) }
        return pages
    }

    private func scope(
        version: Int, findings: [FindingID], indicators: [Indicator], summary: ScopeSummary, counts gathered: ScopeCounts,
        tally: ExposureTally, coverage: Coverage
    ) -> BreachScope {
        var counts = gathered
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
            viewsByDay: tally.pages.viewsByDay.sorted { $0.key < $1.key }.map {
                DayViews(day: CivilDate(daysSinceEpoch: $0.key), views: ViewCount($0.value))
            },
            digest: summary.root)
    }
}
