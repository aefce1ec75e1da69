internal import BreachModel

/// What was shown of each person, item by item: flat arrays, one cell for each person and item.
struct ExposureTally {
    /// One cell: views, first and last time, best visibility.
    struct Cell {
        var views: UInt32 = 0
        var isClear = false
        var first: Int64 = .max
        var last: Int64 = .min

        var isSeen: Bool { views > 0 }
    }

    let items: ItemTable
    private var cells: [Cell]
    /// People of whom a page was shown.
    private(set) var touched: [Bool]
    private(set) var accounts = AccountCount(0)
    private(set) var records = RecordCount(0)
    private(set) var views = ViewCount(0)
    /// Views by civil day number.
    private(set) var viewsByDay: [Int64: Int] = [:]
    /// Far apart the wrong way round until a view is counted, and still far enough from the ends of the type to count on from.
    private(set) var first = Window.always.end.milliseconds
    private(set) var last = Window.always.start.milliseconds
    private let zoneOffset: Int64

    init(items: ItemTable, people: Int, zoneOffsetMinutes: Int) {
        self.items = items
        cells = [Cell](repeating: Cell(), count: people * items.count)
        touched = [Bool](repeating: false, count: people)
        zoneOffset = Int64(zoneOffsetMinutes) * 60_000
    }

    func cell(_ person: Int, _ item: Int) -> Cell { cells[person * items.count + item] }

    /// Counts all rows, which must be in order of `MatchedRow.byPage`.
    mutating func count(_ rows: [MatchedRow], routes: [RouteRule], directory: PeopleDirectory) {
        let pages = routes.map { PageItems($0, items: items) }
        var shownEntries = [Bool](repeating: false, count: directory.entries.count)
        var lastAccount: Int32 = -1
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count, rows[end].isSamePage(rows[start]) { end += 1 }
            let row = rows[start]
            let page = pages[Int(row.rule)]
            if row.account != lastAccount { accounts += 1 }
            lastAccount = row.account
            if !page.holder.isEmpty { records += 1 }
            add(rows[start..<end], page: page, directory: directory, shownEntries: &shownEntries)
            start = end
        }
        records += RecordCount(shownEntries.count { $0 })
    }

    /// Counts the views of one page of one account.
    private mutating func add(
        _ rows: ArraySlice<MatchedRow>, page: PageItems, directory: PeopleDirectory, shownEntries: inout [Bool]
    ) {
        guard let row = rows.first, let last = rows.last else { return }
        views += ViewCount(rows.count)
        for row in rows { viewsByDay[day(row.time), default: 0] += 1 }
        first = min(first, row.time)
        self.last = max(self.last, last.time)
        for (person, shown) in shown(row, page: page, directory: directory, shownEntries: &shownEntries) {
            add(shown, person: Int(person), views: UInt32(rows.count), first: row.time, last: last.time)
        }
    }

    /// Whom a view of the page shows, and what of them; each person once, however many entries name them.
    private func shown(
        _ row: MatchedRow, page: PageItems, directory: PeopleDirectory, shownEntries: inout [Bool]
    ) -> [(Int32, ShownItems)] {
        var shown: [(Int32, ShownItems)] = []
        func add(_ person: Int32, _ items: ShownItems) {
            if let known = shown.firstIndex(where: { $0.0 == person }) { shown[known].1 |= items } else { shown.append((person, items)) }
        }
        if !page.holder.isEmpty { add(directory.personOfAccount[Int(row.account)], page.holder) }
        guard !page.entry.isEmpty else { return shown }
        let range = page.isOneEntry ? (row.entry < 0 ? 0..<0 : Int(row.entry)..<Int(row.entry) + 1) : directory.book(row.account)
        for index in range {
            let entry = directory.entries[index]
            shownEntries[index] = true
            add(entry.person, entry.hasEntranceCode ? page.entry : page.entryWithoutCode)
        }
        return shown
    }

    private mutating func add(_ shown: ShownItems, person: Int, views: UInt32, first: Int64, last: Int64) {
        touched[person] = true
        var rest = shown.clear | shown.masked
        while rest != 0 {
            let item = rest.trailingZeroBitCount
            rest &= rest - 1
            let index = person * items.count + item
            cells[index].views += views
            cells[index].isClear = cells[index].isClear || shown.clear & 1 << UInt64(item) != 0
            cells[index].first = min(cells[index].first, first)
            cells[index].last = max(cells[index].last, last)
        }
    }

    private func day(_ time: Int64) -> Int64 {
        let local = time + zoneOffset
        return local >= 0 ? local / CivilDate.millisecondsPerDay : (local - CivilDate.millisecondsPerDay + 1) / CivilDate.millisecondsPerDay
    }
}

/// What a page shows, as masks.
private struct PageItems {
    let holder: ShownItems
    let entry: ShownItems
    /// The same for an entry that has no entrance code.
    let entryWithoutCode: ShownItems
    let isOneEntry: Bool

    init(_ route: RouteRule, items: ItemTable) {
        holder = ShownItems(clear: items.mask(route.items, .clear), masked: items.mask(route.items, .masked))
        entry = ShownItems(clear: items.mask(route.entryItems, .clear), masked: items.mask(route.entryItems, .masked))
        let code = items.number(.entranceCode).map { UInt64(1) << UInt64($0) } ?? 0
        entryWithoutCode = ShownItems(clear: entry.clear & ~code, masked: entry.masked & ~code)
        isOneEntry = route.pattern.contains("{entry}")
    }
}

extension MatchedRow {
    /// Whether both are views of the same page of the same account.
    fileprivate func isSamePage(_ other: MatchedRow) -> Bool {
        account == other.account && rule == other.rule && entry == other.entry
    }
}
