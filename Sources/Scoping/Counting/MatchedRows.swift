internal import BreachModel
internal import LogScanning

/// All page views by the chosen indicators, gathered from the index.
struct MatchedRows {
    private(set) var rows: [MatchedRow] = []
    private(set) var counts = ScopeCounts()
    /// Accounts touched on a route that the map does not know.
    private(set) var touchedUnmapped: Set<Int32> = []
    private var strangers: Set<String> = []
    private var wholeStrangers: Set<UInt64> = []

    /// Takes every event of `segment` that any of the indicators names, once.
    mutating func gather(_ segment: Segment, indicators: [Indicator], routes: [RouteRule], directory: inout PeopleDirectory) {
        segment.forEachEvent(ofAny: indicators) { event in
            take(event, of: segment, routes: routes, directory: &directory)
        }
    }

    /// Takes one event, which must be meant.
    mutating func take(_ event: AccessEvent, of segment: Segment, routes: [RouteRule], directory: inout PeopleDirectory) {
        guard let account = account(event.subject, of: segment, success: event.isSuccess, directory: &directory) else {
            if event.isSuccess, event.subject == .none, event.rule == routes.count || routes[event.rule].showsAnything {
                counts.linesWithoutSubject += 1
            }
            if !event.isSuccess { counts.refusedLines += 1 }
            return
        }
        guard event.isSuccess else {
            counts.refusedLines += 1
            return
        }
        if event.rule == routes.count {
            counts.unmappedLines += 1
            touchedUnmapped.insert(account)
            return
        }
        guard routes[event.rule].showsAnything else { return }
        rows.append(
            MatchedRow(
                eventID: event.eventID, time: event.time.milliseconds, account: account,
                entry: entry(event.entry, account: account, of: segment, directory: directory), rule: UInt16(event.rule)))
    }

    /// The account that an event names; strangers are counted, and without a member export everyone named becomes an account.
    private mutating func account(
        _ key: SubjectKey, of segment: Segment, success: Bool, directory: inout PeopleDirectory
    ) -> Int32? {
        if key == .none { return nil }
        if let whole = key.wholeNumber {
            if let known = directory.account(wholeNumber: whole) { return known }
            if directory.knowsMembers {
                wholeStrangers.insert(whole)
                return nil
            }
        }
        guard let subject = segment.subject(key) else { return nil }
        if let known = directory.account(subject) { return known }
        if directory.knowsMembers {
            strangers.insert(subject.rawValue)
            return nil
        }
        return success ? directory.addAccount(subject.rawValue, phone: nil) : nil
    }

    private func entry(_ number: Int, account: Int32, of segment: Segment, directory: PeopleDirectory) -> Int32 {
        guard let id = segment.entry(number) else { return -1 }
        for index in directory.book(account) where directory.entries[index].id == id { return Int32(index) }
        return -1
    }

    /// Makes lines that were delivered twice one, and puts the rest in order of account and page.
    mutating func finish() {
        rows.sort(by: MatchedRow.byEvent)
        var kept = 0
        for index in rows.indices {
            if kept > 0, rows[index].eventID != 0, rows[index].eventID == rows[kept - 1].eventID,
                rows[index].account == rows[kept - 1].account
            {
                counts.repeatedLines += 1
                continue
            }
            rows[kept] = rows[index]
            kept += 1
        }
        rows.removeLast(rows.count - kept)
        rows.sort(by: MatchedRow.byPage)
        counts.subjectsThatDoNotExist = strangers.count + wholeStrangers.count
    }
}
