internal import BreachModel

/// Successful lines by the indicators on pages that the route map does not know and that name nobody, an export of all members for
/// example: such a page may have shown anything of anyone, so that nobody is called not seen on account of it.
struct UnnamedPages {
    private(set) var lines = 0
    private var first = Window.always.end
    private var last = Window.always.start

    mutating func add(_ time: Instant) {
        lines += 1
        first = min(first, time)
        last = max(last, time)
    }

    mutating func add(_ other: UnnamedPages) {
        lines += other.lines
        first = min(first, other.first)
        last = max(last, other.last)
    }

    /// The gap that they are.
    func gap(source: String, items: [DataItemID]) -> CoverageGap {
        CoverageGap(
            window: Window(start: first, end: Instant(milliseconds: last.milliseconds + 1)).writable, reason: .unmappedPages,
            source: source, lines: lines, evidence: [GapSentence.unnamedPages(lines)], effect: GapEffect(items: items))
    }
}
