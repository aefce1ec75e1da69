// Hot: asked for every person. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel

/// What was shown of each person, item by item: worked out from the viewed pages when it is asked for, so that nothing stands in memory
/// for each person and item.
struct ExposureTally {
    let items: ItemTable
    let pageItems: [PageItems]
    let pages: PageTable
    private let directory: PeopleDirectory
    /// Accounts of which a page was shown.
    let accounts: AccountCount
    /// Stored records that were shown at least once.
    let records: RecordCount

    init(items: ItemTable, pages: PageTable, routes: [RouteRule], directory: PeopleDirectory) {
        self.items = items
        self.pages = pages
        self.directory = directory
        pageItems = routes.map { PageItems($0, items: items) }
        (accounts, records) = Self.count(pages, pageItems, directory)
    }

    var views: ViewCount { pages.views }
    var first: Int64 { pages.first }
    var last: Int64 { pages.last }

    /// A page that shows something of its holder is a record, and so is an entry of which something was shown. The page of an address book
    /// stands for what is stored in the book: it is a record only where no entry of it was shown, as of an empty one.
    private static func count(_ pages: PageTable, _ items: [PageItems], _ directory: PeopleDirectory) -> (AccountCount, RecordCount) {
        var (accounts, records) = (AccountCount(0), RecordCount(0))
        var shown = [Bool](repeating: false, count: directory.entries.count)
        for account in 0..<Int32(directory.accountCount) {
            let viewed = pages.pages(of: account)
            if !viewed.isEmpty { accounts += 1 }
            var isBookOpened = false
            for number in viewed {
                let page = pages.pages[number]
                let item = items[Int(page.rule)]
                if item.isBookOnly { isBookOpened = true } else if !item.holder.isEmpty { records += 1 }
                if item.entry.isEmpty { continue }
                for entry in entries(page, item, account, directory) where !item.shown(of: directory.entries[entry]).isEmpty {
                    shown[entry] = true
                }
            }
            if isBookOpened, !directory.book(account).contains(where: { shown[$0] }) { records += 1 }
        }
        return (accounts, records + RecordCount(shown.count { $0 }))
    }

    private static func entries(_ page: PageTable.Page, _ items: PageItems, _ account: Int32, _ directory: PeopleDirectory) -> Range<Int> {
        guard items.isOneEntry else { return directory.book(account) }
        return page.entry < 0 ? 0..<0 : Int(page.entry)..<Int(page.entry) + 1
    }

    /// Works out what was shown of a person.
    func read(_ person: Int, into tally: inout PersonTally) {
        tally.start(items: items.count)
        for account in directory.links.accounts(person) {
            for number in pages.pages(of: account) {
                tally.add(pageItems[Int(pages.pages[number].rule)].holder, page: number)
            }
        }
        for entry in directory.links.entries(person) {
            for number in pages.pages(of: directory.ownerOfEntry[Int(entry)]) {
                let page = pages.pages[number]
                let shown = pageItems[Int(page.rule)]
                if shown.shows(entry: Int(entry), viewed: page.entry) {
                    tally.add(shown.shown(of: directory.entries[Int(entry)]), page: number)
                }
            }
        }
        tally.finish(pages)
    }

    /// How the entrance code of an entry was shown at best; nil where it was not, or where there is none.
    func codeShown(of entry: Int) -> Visibility? {
        guard directory.entries[entry].hasEntranceCode, let code = items.number(.entranceCode) else { return nil }
        var best: Visibility?
        for number in pages.pages(of: directory.ownerOfEntry[entry]) {
            let page = pages.pages[number]
            let shown = pageItems[Int(page.rule)]
            guard shown.shows(entry: entry, viewed: page.entry) else { continue }
            if shown.entry.clear >> UInt64(code) & 1 != 0 { return .clear }
            if shown.entry.masked >> UInt64(code) & 1 != 0 { best = .masked }
        }
        return best
    }
}
