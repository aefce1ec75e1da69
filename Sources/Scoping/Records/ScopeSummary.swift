package import BreachModel
internal import ByteStreams

/// What a scope says in sum, gathered while its people pass by.
struct ScopeSummary {
    private(set) var members = PeopleCount(0)
    private(set) var nonMembers = PeopleCount(0)
    private(set) var cannotBeExcluded = PeopleCount(0)
    private(set) var tallies: [ItemTally]
    private var groupCounts: [String: ExposureGroup] = [:]
    private var stateCounts: [StateKey: Int] = [:]
    private var tree = MerkleTree()

    init(items: [DataItemID]) {
        tallies = items.map { ItemTally(item: $0) }
    }

    /// The Merkle tree's root over every person's canonical line (decision 0015).
    var root: String { tree.root }

    /// Groups, largest first, equals by key.
    var groups: [ExposureGroup] {
        (groupCounts.values + stateCounts.map { $0.group(tallies.map(\.item), people: $1) }).sorted {
            ($1.people, $0.key) < ($0.people, $1.key)
        }
    }

    /// - Parameter line: the person's canonical line.
    mutating func add(_ person: PersonExposure, line: [UInt8]) {
        tree.add(line)
        if person.items.contains(where: \.certainty.mustBeNamed) {
            if person.kind == .member { members += 1 } else { nonMembers += 1 }
        } else {
            cannotBeExcluded += 1
        }
        for item in person.items { tally(item) }
        let group = ExposureGroup(person)
        groupCounts[group.key, default: group].people += 1
    }

    /// Takes a person whose items are numbered as in `init`. A summary takes people in one of the two ways only.
    ///
    /// - Parameter line: the person's canonical line.
    mutating func add(_ states: PersonStates, line: RecordBuffer) {
        // SAFETY: read during the call only.
        unsafe tree.add(line.bytes)
        var isNamed = false
        for (item, certainty) in states.certainties.enumerated() {
            switch certainty {
            case .seen:
                let cell = states.shown.cells[item]
                tallies[item].views += ViewCount(Int(cell.views))
                if cell.isClear { tallies[item].seenClear += 1 } else { tallies[item].seenMasked += 1 }
                isNamed = true
            case .presumed:
                tallies[item].presumed += 1
                isNamed = true
            case .unknown: tallies[item].unknown += 1
            case .notSeen, nil: break
            }
        }
        if !isNamed { cannotBeExcluded += 1 } else if states.kind == .member { members += 1 } else { nonMembers += 1 }
        stateCounts[StateKey(states), default: 0] += 1
    }

    /// Takes a line that names nobody who could be counted.
    mutating func addUnreadable(_ line: [UInt8]) {
        tree.add(line)
    }

    private mutating func tally(_ exposure: ItemExposure) {
        let known = tallies.firstIndex { $0.item == exposure.item }
        if known == nil { tallies.append(ItemTally(item: exposure.item)) }
        let index = known ?? tallies.count - 1
        tallies[index].views += exposure.views
        switch (exposure.certainty, exposure.visibility) {
        case (.seen, .masked): tallies[index].seenMasked += 1
        case (.seen, _): tallies[index].seenClear += 1
        case (.presumed, _): tallies[index].presumed += 1
        case (.unknown, _): tallies[index].unknown += 1
        case (.notSeen, _): break
        }
    }
}

extension ExposureGroup {
    /// The group that a person belongs to, with no people counted yet.
    package init(_ person: PersonExposure) {
        self.init(
            kind: person.kind,
            items: person.items.filter { $0.certainty != .notSeen }.map {
                GroupItem(item: $0.item, certainty: $0.certainty, visibility: $0.visibility)
            }, people: 0)
    }
}
