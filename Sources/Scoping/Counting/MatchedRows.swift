// Hot: takes every matching event. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel
internal import LogScanning

/// Page views by the chosen indicators, gathered from the index: all of them, or those of a range of accounts where all would fill
/// the memory.
struct MatchedRows {
    /// More rows than this are gathered in several passes over the index.
    static let limit = 1 << 24

    private(set) var rows: [MatchedRow] = []
    private(set) var counts = ScopeCounts()
    /// Accounts touched on a route that the map does not know.
    private(set) var touchedUnmapped: Set<Int32> = []
    private(set) var origins = OriginNumbers()
    /// All rows that there are, gathered or not.
    private(set) var total = 0
    private let routes: [RouteRule]
    private let showsAnything: [Bool]
    private let limit: Int
    private var strangers: Set<String> = []
    private var wholeStrangers: Set<UInt64> = []
    private var unknownEntries: Set<UnknownEntry> = []

    /// An entry that a page showed and that the export does not have.
    private struct UnknownEntry: Hashable {
        let account: Int32
        let entry: String
    }

    init(routes: [RouteRule], limit: Int = MatchedRows.limit) {
        self.routes = routes
        self.limit = limit
        showsAnything = routes.map(\.showsAnything)
    }

    /// Whether the first pass found more rows than it could keep, so that they must be gathered a range of accounts at a time.
    var isPartial: Bool { total > limit }

    /// Counts every event of `segment` that any of the indicators names, once, and keeps its row while there is room.
    mutating func gather(_ segment: Segment, indicators: [Indicator], directory: inout PeopleDirectory) {
        var names = SegmentNames(segment)
        segment.forEachEvent(ofAny: indicators) { event in
            guard let row = take(event, names: &names, directory: &directory) else { return }
            total += 1
            if total <= limit { rows.append(row) } else if !rows.isEmpty { rows = [] }
        }
        counts.subjectsThatDoNotExist = strangers.count + wholeStrangers.count
        counts.entriesNotInExport = RecordCount(unknownEntries.count)
    }

    /// Gathers once more, after the first pass over all segments: only rows of `accounts`, and nothing is counted.
    mutating func gather(_ segment: Segment, indicators: [Indicator], of accounts: Range<Int32>, directory: PeopleDirectory) {
        var names = SegmentNames(segment)
        segment.forEachEvent(ofAny: indicators) { event in
            guard event.isSuccess, event.rule < routes.count, showsAnything[event.rule],
                let account = Self.account(event.subject, names: &names, directory: directory), accounts.contains(account)
            else { return }
            rows.append(row(event, account: account, names: &names, directory: directory))
        }
    }

    mutating func removeRows() { rows.removeAll(keepingCapacity: true) }

    mutating func noteRepeated(_ lines: Int) { counts.repeatedLines += lines }

    /// Hands the rows over, so that only one place holds them.
    mutating func takeRows() -> [MatchedRow] {
        defer { rows = [] }
        return rows
    }

    /// Takes one event, which must be meant.
    mutating func add(_ event: AccessEvent, names: inout SegmentNames, directory: inout PeopleDirectory) {
        guard let row = take(event, names: &names, directory: &directory) else { return }
        total += 1
        rows.append(row)
    }

    private mutating func take(_ event: AccessEvent, names: inout SegmentNames, directory: inout PeopleDirectory) -> MatchedRow? {
        let account = account(event, names: &names, directory: &directory)
        guard event.isSuccess else {
            counts.refusedLines += 1
            return nil
        }
        let isUnmapped = event.rule >= routes.count
        if isUnmapped { counts.unmappedLines += 1 }
        if event.subject == .none, isUnmapped || showsAnything[event.rule] { counts.linesWithoutSubject += 1 }
        guard let account else { return nil }
        if isUnmapped {
            touchedUnmapped.insert(account)
            return nil
        }
        guard showsAnything[event.rule] else { return nil }
        let row = row(event, account: account, names: &names, directory: directory)
        if row.entry < 0, event.entry != 0, !routes[event.rule].entryItems.isEmpty {
            noteUnknown(event, account: account, names: &names, directory: directory)
        }
        return row
    }

    private mutating func noteUnknown(
        _ event: AccessEvent, account: Int32, names: inout SegmentNames, directory: PeopleDirectory
    ) {
        switch names.entry(event.entry, in: directory) {
        case .none: break
        case .unknown(let text): unknownEntries.insert(UnknownEntry(account: account, entry: text))
        case .id(let id):
            let text = id.large.map { directory.entryIDs.text($0) } ?? String(id.small)
            unknownEntries.insert(UnknownEntry(account: account, entry: text))
        }
    }

    private mutating func row(
        _ event: AccessEvent, account: Int32, names: inout SegmentNames, directory: PeopleDirectory
    ) -> MatchedRow {
        var entry: Int32 = -1
        if case .id(let id) = names.entry(event.entry, in: directory) {
            entry = directory.entry(id, of: account).map { Int32($0) } ?? -1
        }
        return MatchedRow(
            eventID: event.eventID, time: event.time.milliseconds, account: account, entry: entry,
            origin: names.origin(event.origin, in: &origins), rule: UInt16(event.rule))
    }

    /// The account that an event names; strangers are counted, and without a member export everyone who was shown becomes an account.
    private mutating func account(
        _ event: AccessEvent, names: inout SegmentNames, directory: inout PeopleDirectory
    ) -> Int32? {
        if let known = Self.account(event.subject, names: &names, directory: directory) { return known }
        guard event.subject != .none else { return nil }
        if directory.knowsMembers {
            if let whole = event.subject.wholeNumber {
                wholeStrangers.insert(whole)
            } else if let subject = names.subject(event.subject) {
                strangers.insert(subject.rawValue)
            }
            return nil
        }
        guard event.isSuccess else { return nil }
        if let whole = event.subject.wholeNumber { return directory.addAccount(whole: whole) }
        return names.subject(event.subject).map { directory.addAccount($0.rawValue) }
    }

    static func account(_ key: SubjectKey, names: inout SegmentNames, directory: PeopleDirectory) -> Int32? {
        if key == .none { return nil }
        if let whole = key.wholeNumber { return directory.accounts.number(whole: whole) }
        return names.subject(key).flatMap { directory.account($0) }
    }
}
