// Hot: filled for every person. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel

/// What a scope says of one person, in numbers. Filled again for the next, so that nothing is allocated for each.
struct PersonStates {
    var person = 0
    var kind = PersonKind.member
    /// What was shown, item by item.
    var shown = PersonTally()
    /// By item; nil where the person neither has it nor was shown it.
    var certainties: [Certainty?] = []

    /// Whether the people's file has a line for the person.
    var isListed: Bool { certainties.contains { $0 != nil && $0 != .notSeen } }

    /// The items of the person in words.
    func exposures(_ items: ItemTable) -> [ItemExposure] {
        certainties.enumerated().compactMap { index, certainty in
            guard let certainty else { return nil }
            guard certainty == .seen else { return ItemExposure(item: items.ids[index], certainty: certainty) }
            let cell = shown.cells[index]
            return ItemExposure(
                item: items.ids[index], certainty: .seen, visibility: cell.isClear ? .clear : .masked,
                first: Instant(milliseconds: cell.first), last: Instant(milliseconds: cell.last), views: ViewCount(Int(cell.views)),
                origins: cell.origins)
        }
    }
}

/// People who lost exactly the same items in the same state have the same key.
struct StateKey: Hashable {
    /// Three bits an item, 21 items a word; the top bit of the last word stands for non-members.
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    private static let states: [(Certainty, Visibility?)] = [
        (.seen, .clear), (.seen, .masked), (.presumed, nil), (.unknown, nil),
    ]

    init(_ states: PersonStates) {
        for (item, certainty) in states.certainties.enumerated() {
            let state: UInt64 =
                switch certainty {
                case .seen: states.shown.cells[item].isClear ? 1 : 2
                case .presumed: 3
                case .unknown: 4
                case .notSeen, nil: 0
                }
            add(state << UInt64(item % 21 * 3), to: item / 21)
        }
        if states.kind == .nonMember { words.3 |= 1 << 63 }
    }

    private mutating func add(_ bits: UInt64, to word: Int) {
        switch word {
        case 0: words.0 |= bits
        case 1: words.1 |= bits
        case 2: words.2 |= bits
        default: words.3 |= bits
        }
    }

    /// The group in words.
    func group(_ items: [DataItemID], people: Int) -> ExposureGroup {
        let all = [words.0, words.1, words.2, words.3]
        let listed = items.enumerated().compactMap { index, item -> GroupItem? in
            let state = Int(all[index / 21] >> UInt64(index % 21 * 3) & 7)
            guard state > 0 else { return nil }
            return GroupItem(item: item, certainty: Self.states[state - 1].0, visibility: Self.states[state - 1].1)
        }
        return ExposureGroup(kind: words.3 >> 63 == 1 ? .nonMember : .member, items: listed, people: PeopleCount(people))
    }

    static func == (left: StateKey, right: StateKey) -> Bool { left.words == right.words }

    func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}
