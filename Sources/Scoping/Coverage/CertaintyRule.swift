internal import BreachModel

/// Decides what is said of an item that no event shows (decisions 0005 and 0011).
struct CertaintyRule {
    /// Share of the people touched of whom the item was shown, from which on it is presumed of the rest.
    static let presumedFrom = (numerator: 1, denominator: 2)

    /// By item: whether some gap can concern anyone who has it.
    private let open: [Bool]
    /// By kind of person (0 member, 1 non-member), then by item.
    private let presumed: [[Bool]]
    /// Items that a view which only another log has showed, by person, as bits.
    private let doubts: [Int32: UInt64]
    private let doubted: Set<Int32>
    private let hasDoubts: Bool
    private let isOpen: Bool

    /// - Parameters:
    ///   - doubts: views that only another log has, and that may belong to the breach.
    ///   - doubted: people with such a view of a page that the route map does not know.
    init(
        tally: ExposureTally, directory: PeopleDirectory, coverage: Coverage, doubts: ExposureTally? = nil, doubted: Set<Int32> = []
    ) {
        let active = Window(start: Instant(milliseconds: tally.first), end: Instant(milliseconds: max(tally.last, tally.first) + 1))
        let wide = coverage.gaps.filter { $0.concernsAnyone && $0.effect?.people == nil }
        let deep = wide.filter { $0.effect?.presumes ?? true && $0.window.intersection(active) != nil }
        open = tally.items.ids.map { item in wide.contains { $0.canShow(item) } }
        let mostly = deep.isEmpty ? [[], []] : Self.mostShown(tally: tally, directory: directory)
        presumed = mostly.map { list in
            list.enumerated().map { index, isMostly in isMostly && deep.contains { $0.canShow(tally.items.ids[index]) } }
        }
        self.doubts = doubts.map { Self.shown($0, people: directory.persons.count) } ?? [:]
        self.doubted = doubted
        hasDoubts = !self.doubts.isEmpty || !doubted.isEmpty
        isOpen = open.contains(true)
    }

    /// Items that were shown of at least half of the people who were touched and have them.
    private static func mostShown(tally: ExposureTally, directory: PeopleDirectory) -> [[Bool]] {
        var shown = [[Int]](repeating: [Int](repeating: 0, count: tally.items.count), count: 2)
        var having = shown
        var shownOf = PersonTally()
        for person in 0..<directory.persons.count {
            tally.read(person, into: &shownOf)
            guard shownOf.isTouched else { continue }
            let kind = directory.persons.kind(person) == .member ? 0 : 1
            for item in 0..<tally.items.count where directory.has(item, person: person, items: tally.items) {
                having[kind][item] += 1
                if shownOf.cells[item].isSeen { shown[kind][item] += 1 }
            }
        }
        return (0..<2).map { kind in
            (0..<tally.items.count).map { item in
                shown[kind][item] > 0
                    && shown[kind][item] * presumedFrom.denominator >= having[kind][item] * presumedFrom.numerator
            }
        }
    }

    private static func shown(_ tally: ExposureTally, people: Int) -> [Int32: UInt64] {
        var shown: [Int32: UInt64] = [:]
        var shownOf = PersonTally()
        for person in 0..<people {
            tally.read(person, into: &shownOf)
            if shownOf.isTouched { shown[Int32(person)] = shownOf.seen }
        }
        return shown
    }

    /// Whether anything can be unknown of a person of whom nothing was shown.
    func leavesOpen(_ person: Int) -> Bool {
        isOpen || hasDoubts && (doubts[Int32(person)] != nil || doubted.contains(Int32(person)))
    }

    /// The certainty of an item that was not seen of a person who has it.
    func unseen(item: Int, person: Int, kind: PersonKind, touched: Bool, onUnmappedRoute: Bool) -> Certainty {
        if onUnmappedRoute { return .presumed }
        let list = presumed[kind == .member ? 0 : 1]
        if touched, item < list.count, list[item] { return .presumed }
        if open[item] { return .unknown }
        guard hasDoubts else { return .notSeen }
        return (doubts[Int32(person)] ?? 0) >> UInt64(item) & 1 != 0 || doubted.contains(Int32(person)) ? .unknown : .notSeen
    }
}

extension CoverageGap {
    fileprivate func canShow(_ item: DataItemID) -> Bool { effect?.items.contains(item) ?? true }
}

extension PeopleDirectory {
    /// Whether the exports hold this item of a person, so that it could have been lost. Without a member export nothing is known
    /// of what anyone holds, so everything could.
    func has(_ item: Int, person: Int, items: ItemTable) -> Bool {
        !knowsMembers || items.couldShow(item, of: persons.holdings[person])
    }
}
