// Hot: takes every matching event. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel
internal import LogScanning

/// Page views by the chosen indicators, gathered from the index in one reading: each in the partition of its account's range, so that a
/// range's are found together however many there are.
struct MatchedRows {
    private(set) var counts = ScopeCounts()
    /// Accounts touched on a route that the map does not know.
    private(set) var touchedUnmapped: Set<Int32> = []
    /// Lines on such routes that name nobody, by log source.
    private(set) var unnamed: [String: UnnamedPages] = [:]
    private(set) var origins = OriginNumbers()
    /// All rows that there are.
    private(set) var total = 0
    private let rows: RowPartitions
    /// A partition has the accounts whose numbers agree but for so many bits at the end.
    private var rangeBits = 0
    private let routes: [RouteRule]
    private let showsAnything: [Bool]
    private var strangers: Set<String> = []
    /// Each time that a whole number which is nobody's id was named; nil until there is one.
    private var wholeStrangers: RowPartitions?
    private let space: RowSpace
    private var unknownEntries: Set<UnknownEntry> = []

    /// An entry that a page showed and that the export does not have.
    private struct UnknownEntry: Hashable {
        let account: Int32
        let entry: String
    }

    /// - Parameter accounts: how many there are already; ranges grow where more come.
    init(routes: [RouteRule], accounts: Int, space: RowSpace) {
        self.routes = routes
        self.space = space
        showsAnything = routes.map(\.showsAnything)
        rows = RowPartitions(words: 4, limit: space.memory, folders: space.folders)
        while accounts > RowPartitions.count << rangeBits { rangeBits += 1 }
    }

    /// Counts every event of `segment` that any of the indicators names, once, and keeps its row.
    ///
    /// - Throws: `write` if there are more rows than memory and files take.
    mutating func gather(_ segment: Segment, indicators: [Indicator], directory: inout PeopleDirectory) throws(ScopingError) {
        var names = SegmentNames(segment)
        var pages = UnnamedPages()
        segment.forEachEvent(ofAny: indicators) { event in
            if event.isSuccess, event.rule >= routes.count, event.subject == .none { pages.add(event.time) }
            add(event, names: &names, directory: &directory)
        }
        if pages.lines > 0 { unnamed[segment.metadata.logName, default: UnnamedPages()].add(pages) }
        if let failure = rows.failure ?? wholeStrangers?.failure { throw failure }
    }

    /// To be called after the last segment.
    mutating func finish() throws(ScopingError) {
        rows.settle()
        wholeStrangers?.settle()
        counts.subjectsThatDoNotExist = try strangers.count + countWholeStrangers()
        counts.entriesNotInExport = RecordCount(unknownEntries.count)
    }

    /// How many distinct ones there are: equal numbers are in one partition.
    private mutating func countWholeStrangers() throws(ScopingError) -> Int {
        guard let all = wholeStrangers.take() else { return 0 }
        var (numbers, count): ([UInt64], Int) = ([], 0)
        for partition in 0..<RowPartitions.count {
            numbers.removeAll(keepingCapacity: true)
            // SAFETY: the numbers are copied inside the closure.
            unsafe try all.forEach(in: partition) { unsafe numbers.append(contentsOf: $0) }
            numbers.sort()
            for index in numbers.indices where index == 0 || numbers[index] != numbers[index - 1] { count += 1 }
        }
        return count
    }

    private mutating func noteStranger(_ number: UInt64) {
        let all = wholeStrangers ?? RowPartitions(words: 1, limit: space.memory / 8, folders: space.folders)
        wholeStrangers = all
        all.append(number, to: Int(truncatingIfNeeded: PackedLine.hash(number) >> 56))
    }

    mutating func noteRepeated(_ lines: Int) { counts.repeatedLines += lines }

    /// Takes one event, which must be meant.
    mutating func add(_ event: AccessEvent, names: inout SegmentNames, directory: inout PeopleDirectory) {
        guard let row = take(event, names: &names, directory: &directory) else { return }
        total += 1
        var partition = Int(row.account) >> rangeBits
        while partition >= RowPartitions.count {
            rows.halve()
            rangeBits += 1
            partition = Int(row.account) >> rangeBits
        }
        let words = row.words
        rows.append(words.0, words.1, words.2, words.3, to: partition)
    }

    /// Hands on all rows, range by range of accounts, ascending and without a hole, when `finish` was called.
    ///
    /// - Throws: `write` if a file cannot be written or read.
    func forEachRange(accounts: Int, _ body: ([MatchedRow], Range<Int32>) -> Void) throws(ScopingError) {
        var list: [MatchedRow] = []
        for partition in 0..<RowPartitions.count {
            // Accounts that came after the last row are in no partition.
            let end = partition + 1 < RowPartitions.count ? min(accounts, (partition + 1) << rangeBits) : accounts
            list.removeAll(keepingCapacity: true)
            try append(partition, to: &list)
            body(list, Int32(min(accounts, partition << rangeBits))..<Int32(end))
        }
    }

    /// All rows, in memory; for a scope's few doubtful ones.
    func list() throws(ScopingError) -> [MatchedRow] {
        var list: [MatchedRow] = []
        for partition in 0..<RowPartitions.count { try append(partition, to: &list) }
        return list
    }

    private func append(_ partition: Int, to list: inout [MatchedRow]) throws(ScopingError) {
        list.reserveCapacity(list.count + rows.rows(in: partition))
        // SAFETY: rows have four words.
        unsafe try rows.forEach(in: partition) { words in
            for place in stride(from: 0, to: words.count, by: 4) {
                unsafe list.append(MatchedRow(words[place], words[place + 1], words[place + 2], words[place + 3]))
            }
        }
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
                noteStranger(whole)
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
