import Testing

@testable import Scoping

/// The pages that were viewed, in memory.
struct PageTableTests {
    @Test(
        "A page takes 32 bytes, and tells where its origins begin beyond 32 bits too",
        arguments: [0, 1, 1 << 32 - 1, 1 << 32, 1 << 48 - 1])
    func pages(originStart: Int) {
        let page = PageTable.Page(first: 1, last: 2, entry: -1, views: 3, originStart: originStart, rule: .max)
        #expect(page.originStart == originStart)
        #expect(page.rule == .max && page.entry == -1 && page.views == 3 && page.first == 1 && page.last == 2)
        #expect(MemoryLayout<PageTable.Page>.stride == 32)
    }
}
