// Hot: filled for every person. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel

/// What was shown of one person. Filled again for the next, so that its arrays are allocated once.
struct PersonTally {
    /// One item: views, first and last time, best visibility.
    struct Cell {
        var views: UInt32 = 0
        var origins = 0
        var isClear = false
        var first: Int64 = .max
        var last: Int64 = .min

        var isSeen: Bool { views > 0 }
    }

    private(set) var cells: [Cell] = []
    private var hits: [(page: Int, shown: ShownItems)] = []
    private var origins: [UInt32] = []

    /// The items that were shown, as bits.
    var seen: UInt64 { hits.reduce(0) { $0 | $1.shown.clear | $1.shown.masked } }

    /// Whether a page was shown.
    var isTouched: Bool { !hits.isEmpty }

    mutating func start(items: Int) {
        hits.removeAll(keepingCapacity: true)
        if cells.count != items { cells = Array(repeating: Cell(), count: items) }
    }

    /// Notes that a page shows something; several entries on one page are one view.
    mutating func add(_ shown: ShownItems, page: Int) {
        if !shown.isEmpty { hits.append((page, shown)) }
    }

    private mutating func joinSamePages() {
        guard hits.count > 1 else { return }
        hits.sort { $0.page < $1.page }
        var kept = 0
        for index in hits.indices.dropFirst() {
            if hits[index].page == hits[kept].page {
                hits[kept].shown |= hits[index].shown
            } else {
                kept += 1
                hits[kept] = hits[index]
            }
        }
        hits.removeLast(hits.count - kept - 1)
    }

    mutating func finish(_ pages: PageTable) {
        joinSamePages()
        for index in cells.indices { cells[index] = Cell() }
        var all: UInt64 = 0
        for (number, shown) in hits {
            let page = pages.pages[number]
            var rest = shown.clear | shown.masked
            all |= rest
            while rest != 0 {
                let item = rest.trailingZeroBitCount
                rest &= rest - 1
                cells[item].views += page.views
                cells[item].isClear = cells[item].isClear || shown.clear >> UInt64(item) & 1 != 0
                cells[item].first = min(cells[item].first, page.first)
                cells[item].last = max(cells[item].last, page.last)
            }
        }
        while all != 0 {
            let item = all.trailingZeroBitCount
            all &= all - 1
            cells[item].origins = distinctOrigins(of: item, pages)
        }
    }

    /// How many origins the pages that show an item were viewed from: exact, each counted once.
    private mutating func distinctOrigins(of item: Int, _ pages: PageTable) -> Int {
        let bit = UInt64(1) << UInt64(item)
        var only: Int?
        origins.removeAll(keepingCapacity: true)
        for (number, shown) in hits where (shown.clear | shown.masked) & bit != 0 {
            if only == nil, origins.isEmpty {
                only = number
                continue
            }
            if let first = only.take() { origins.append(contentsOf: pages.origins(of: first)) }
            origins.append(contentsOf: pages.origins(of: number))
        }
        if let only { return pages.origins(of: only).count }
        origins.sort()
        var count = 0
        for index in origins.indices where index == 0 || origins[index] != origins[index - 1] { count += 1 }
        return count
    }
}
