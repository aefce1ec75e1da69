// Hot: takes every matching event. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel

/// The pages that were viewed, account by account: how often, from when to when, from where.
struct PageTable {
    /// One page of one account.
    struct Page {
        var first: Int64
        var last: Int64
        /// The address-book entry; -1 for pages of no entry.
        var entry: Int32
        var views: UInt32
        /// Where its origins begin in `origins`: 48 bits in two parts, which leave a page at 32 bytes.
        private var originStartLow: UInt32
        private var originStartHigh: UInt16
        var rule: UInt16

        init(first: Int64, last: Int64, entry: Int32, views: UInt32, originStart: Int, rule: UInt16) {
            (self.first, self.last, self.entry, self.views, self.rule) = (first, last, entry, views, rule)
            originStartLow = UInt32(truncatingIfNeeded: originStart)
            originStartHigh = UInt16(originStart >> 32)
        }

        /// Where its origins begin in `origins`.
        var originStart: Int { Int(originStartHigh) << 32 | Int(originStartLow) }
    }

    private(set) var pages: [Page] = []
    /// Distinct origins of each page, ascending, one page's after the other.
    private(set) var origins: [UInt32] = []
    /// Where each account's pages begin; one more element than accounts.
    private(set) var starts: [UInt32]
    private(set) var views = ViewCount(0)
    private(set) var repeatedLines = 0
    /// Views by civil day number.
    private(set) var viewsByDay: [Int64: Int] = [:]
    /// Far apart the wrong way round until a view is counted, and still far enough from the ends of the type to count on from.
    private(set) var first = Window.always.end.milliseconds
    private(set) var last = Window.always.start.milliseconds
    private var openDay: (day: Int64, views: Int) = (0, 0)
    private let zoneOffset: Int64
    private var nextAccount = 0

    init(accounts: Int, zoneOffsetMinutes: Int) {
        starts = [UInt32](repeating: 0, count: accounts + 1)
        zoneOffset = Int64(zoneOffsetMinutes) * 60_000
    }

    func pages(of account: Int32) -> Range<Int> { Int(starts[Int(account)])..<Int(starts[Int(account) + 1]) }

    func origins(of page: Int) -> ArraySlice<UInt32> {
        origins[pages[page].originStart..<(page + 1 < pages.count ? pages[page + 1].originStart : origins.count)]
    }

    /// Adds all rows of the accounts of `range`, which must follow the ranges before it without a hole.
    mutating func add(_ rows: [MatchedRow], of range: Range<Int32>, origins numbers: OriginNumbers) {
        reserve(rows.count, of: range)
        var rows = Self.byAccount(rows, range)
        var start = 0
        while start < rows.count {
            let account = rows[start].account
            var end = start + 1
            while end < rows.count, rows[end].account == account { end += 1 }
            open(Int(account))
            end = start + dropRepeated(&rows[start..<end], numbers)
            rows[start..<end].sort(by: MatchedRow.byPage)
            addPages(rows[start..<end])
            start = end
            // What `dropRepeated` moved to the end of the account's rows is passed over.
            while start < rows.count, rows[start].account == account { start += 1 }
        }
        open(Int(range.upperBound))
        closeDay()
    }

    /// Makes room for as many pages and origins as all accounts have, by those so far: lists that double would take up to twice as much.
    private mutating func reserve(_ rows: Int, of range: Range<Int32>) {
        guard range.lowerBound > 0 else { return }
        func room(_ count: Int, _ capacity: Int) -> Int {
            max(count + rows, capacity / 2 * 3, count * (starts.count - 1) / Int(range.lowerBound) / 16 * 17)
        }
        if pages.capacity < pages.count + rows { pages.reserveCapacity(room(pages.count, pages.capacity)) }
        if origins.capacity < origins.count + rows { origins.reserveCapacity(room(origins.count, origins.capacity)) }
    }

    /// Notes where the pages of `account` begin, and those of accounts without any before it.
    private mutating func open(_ account: Int) {
        while nextAccount <= account, nextAccount < starts.count {
            starts[nextAccount] = UInt32(pages.count)
            nextAccount += 1
        }
    }

    /// The rows in order of their accounts (a counting sort).
    private static func byAccount(_ rows: [MatchedRow], _ range: Range<Int32>) -> [MatchedRow] {
        if rows.count < range.count / 16 { return rows.sorted { $0.account < $1.account } }
        var next = [UInt32](repeating: 0, count: range.count + 1)
        for row in rows { next[Int(row.account - range.lowerBound) + 1] += 1 }
        for index in next.indices.dropFirst() { next[index] += next[index - 1] }
        return unsafe [MatchedRow](unsafeUninitializedCapacity: rows.count) { sorted, count in
            for row in rows {
                let place = Int(row.account - range.lowerBound)
                // SAFETY: the places count up to the number of rows, each taken once.
                unsafe sorted.initializeElement(at: Int(next[place]), to: row)
                next[place] += 1
            }
            count = rows.count
        }
    }

    /// Moves lines that were delivered twice behind the others of an account's rows.
    ///
    /// - Returns: how many are left.
    private mutating func dropRepeated(_ rows: inout ArraySlice<MatchedRow>, _ numbers: OriginNumbers) -> Int {
        guard rows.contains(where: { $0.eventID != 0 }), rows.count > 1 else { return rows.count }
        rows.sort { left, right in
            if MatchedRow.byEvent(left, right) { return true }
            return !MatchedRow.byEvent(right, left) && left.origin != right.origin && numbers.precedes(left.origin, right.origin)
        }
        var kept = rows.startIndex
        for index in rows.indices.dropFirst() {
            if rows[index].isSameEvent(rows[kept]) {
                repeatedLines += 1
            } else {
                kept += 1
                rows[kept] = rows[index]
            }
        }
        return kept + 1 - rows.startIndex
    }

    private mutating func addPages(_ rows: ArraySlice<MatchedRow>) {
        var start = rows.startIndex
        while start < rows.endIndex {
            var end = start + 1
            while end < rows.endIndex, rows[end].isSamePage(rows[start]) { end += 1 }
            addPage(rows[start..<end])
            start = end
        }
    }

    private mutating func addPage(_ rows: ArraySlice<MatchedRow>) {
        let (row, latest) = (rows[rows.startIndex], rows[rows.endIndex - 1].time)
        pages.append(
            Page(
                first: row.time, last: latest, entry: row.entry, views: UInt32(rows.count), originStart: origins.count,
                rule: row.rule))
        views += ViewCount(rows.count)
        first = min(first, row.time)
        last = max(last, latest)
        for row in rows { count(day(row.time)) }
        if rows.count == 1 {
            if row.origin != 0 { origins.append(row.origin) }
            return
        }
        var distinct = rows.map(\.origin)
        distinct.sort()
        for (index, origin) in distinct.enumerated() where origin != 0 && (index == 0 || distinct[index - 1] != origin) {
            origins.append(origin)
        }
    }

    /// Counts a view of a day; views of an account often come from few days.
    private mutating func count(_ day: Int64) {
        if day == openDay.day {
            openDay.views += 1
        } else {
            closeDay()
            openDay = (day, 1)
        }
    }

    private mutating func closeDay() {
        if openDay.views > 0 { viewsByDay[openDay.day, default: 0] += openDay.views }
        openDay.views = 0
    }

    /// Day numbers of 0000-01-01 and 9999-12-31: in the company's zone a moment can lie in a year that cannot be written.
    private static let firstDay: Int64 = -719_528
    private static let lastDay: Int64 = 2_932_896

    private func day(_ time: Int64) -> Int64 {
        let local = time + zoneOffset
        let day =
            local >= 0 ? local / CivilDate.millisecondsPerDay : (local - CivilDate.millisecondsPerDay + 1) / CivilDate.millisecondsPerDay
        return min(max(day, Self.firstDay), Self.lastDay)
    }
}
