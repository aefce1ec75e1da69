package import BreachModel
internal import ByteStreams

/// What a scope says in sum, gathered while its people pass by.
struct ScopeSummary {
    private(set) var members = PeopleCount(0)
    private(set) var nonMembers = PeopleCount(0)
    private(set) var cannotBeExcluded = PeopleCount(0)
    private(set) var tallies: [ItemTally]
    private var groupCounts: [String: ExposureGroup] = [:]
    private var running = SHA256Digest()

    init(items: [DataItemID]) {
        tallies = items.map { ItemTally(item: $0) }
    }

    /// SHA-256 over every person's canonical line, each followed by LF.
    var digest: String { running.hexadecimal() }

    /// Groups, largest first, equals by key.
    var groups: [ExposureGroup] {
        groupCounts.values.sorted { ($1.people, $0.key) < ($0.people, $1.key) }
    }

    mutating func add(_ person: PersonExposure) {
        running.update(PersonRecord.line(person) + [0x0A])
        if person.items.contains(where: \.certainty.mustBeNamed) {
            if person.kind == .member { members += 1 } else { nonMembers += 1 }
        } else {
            cannotBeExcluded += 1
        }
        for item in person.items { tally(item) }
        let group = ExposureGroup(person)
        groupCounts[group.key, default: group].people += 1
    }

    private mutating func tally(_ exposure: ItemExposure) {
        guard let index = tallies.firstIndex(where: { $0.item == exposure.item }) else { return }
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
