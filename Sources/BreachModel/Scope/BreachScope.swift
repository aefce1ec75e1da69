/// Who lost which items, as one version of a case's answer. The people stand in a file of their own (`peopleFile`).
package struct BreachScope: Hashable, Sendable, Codable {
    /// 1 for the first; a version is never changed, only followed.
    package var version: Int
    package var findings: [FindingID]
    /// The log lines taken: any of these.
    package var indicators: [Indicator]
    package var counts: ScopeCounts
    /// Per item: how many people at each certainty.
    package var items: [ItemTally]
    /// People by exactly the same items, certainties, visibilities and kind; largest first.
    package var groups: [ExposureGroup]
    package var firstAccess: Instant?
    package var lastAccess: Instant?
    package var coverage: Coverage
    /// Views a day, by the company's civil day, in order.
    package var viewsByDay: [DayViews]
    /// The root of the Merkle tree over the canonical records of all people (SHA-256), in hexadecimal.
    package var digest: String
    /// Rows of the exports that could not be used, so that people may be missing; nil where there are none, and in a version that was
    /// made before they were counted.
    package var unusableRows: UnusableRows?

    package init(
        version: Int, findings: [FindingID], indicators: [Indicator], counts: ScopeCounts, items: [ItemTally],
        groups: [ExposureGroup], firstAccess: Instant?, lastAccess: Instant?, coverage: Coverage,
        viewsByDay: [DayViews], digest: String, unusableRows: UnusableRows? = nil
    ) {
        self.version = version
        self.findings = findings
        self.indicators = indicators
        self.counts = counts
        self.items = items
        self.groups = groups
        self.firstAccess = firstAccess
        self.lastAccess = lastAccess
        self.coverage = coverage
        self.viewsByDay = viewsByDay
        self.digest = digest
        self.unusableRows = unusableRows
    }
}

/// The four units, and what could not be decided.
package struct ScopeCounts: Hashable, Sendable, Codable {
    package var accounts: AccountCount
    package var people: PeopleCount
    package var members: PeopleCount
    package var nonMembers: PeopleCount
    package var records: RecordCount
    package var views: ViewCount
    /// People with nothing seen or presumed, of whom something cannot be excluded.
    package var cannotBeExcluded: PeopleCount
    /// Distinct subject ids in the lines that name no member.
    package var subjectsThatDoNotExist: Int
    /// Lines that were delivered again and not counted again.
    package var repeatedLines: Int
    /// Successful lines by the indicator whose route the configuration does not know, whomever they name.
    package var unmappedLines: Int
    /// Successful lines on a page with personal data that name nobody.
    package var linesWithoutSubject: Int
    /// Lines whose response showed nothing (refused, failed).
    package var refusedLines: Int
    /// Address-book entries that a page of one entry showed and the export does not have: of them nobody can say whose they are.
    package var entriesNotInExport: RecordCount
    /// Buildings of which an entrance code was shown in clear; nil where there is no export to know them from.
    package var buildings: Int?

    package init(
        accounts: AccountCount = 0, people: PeopleCount = 0, members: PeopleCount = 0, nonMembers: PeopleCount = 0,
        records: RecordCount = 0, views: ViewCount = 0, cannotBeExcluded: PeopleCount = 0,
        subjectsThatDoNotExist: Int = 0, repeatedLines: Int = 0, unmappedLines: Int = 0,
        linesWithoutSubject: Int = 0, refusedLines: Int = 0, entriesNotInExport: RecordCount = 0, buildings: Int? = nil
    ) {
        self.accounts = accounts
        self.people = people
        self.members = members
        self.nonMembers = nonMembers
        self.records = records
        self.views = views
        self.cannotBeExcluded = cannotBeExcluded
        self.subjectsThatDoNotExist = subjectsThatDoNotExist
        self.repeatedLines = repeatedLines
        self.unmappedLines = unmappedLines
        self.linesWithoutSubject = linesWithoutSubject
        self.refusedLines = refusedLines
        self.entriesNotInExport = entriesNotInExport
        self.buildings = buildings
    }
}

extension ScopeCounts {
    /// Reads counts, also those of versions that were made before entries without an export and buildings were counted.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func number(_ key: CodingKeys) throws -> Int { try values.decode(Int.self, forKey: key) }
        self.init(
            accounts: AccountCount(try number(.accounts)), people: PeopleCount(try number(.people)),
            members: PeopleCount(try number(.members)), nonMembers: PeopleCount(try number(.nonMembers)),
            records: RecordCount(try number(.records)), views: ViewCount(try number(.views)),
            cannotBeExcluded: PeopleCount(try number(.cannotBeExcluded)), subjectsThatDoNotExist: try number(.subjectsThatDoNotExist),
            repeatedLines: try number(.repeatedLines), unmappedLines: try number(.unmappedLines),
            linesWithoutSubject: try number(.linesWithoutSubject), refusedLines: try number(.refusedLines),
            entriesNotInExport: try values.decodeIfPresent(RecordCount.self, forKey: .entriesNotInExport) ?? 0,
            buildings: try values.decodeIfPresent(Int.self, forKey: .buildings))
    }
}

/// People by certainty for one item.
package struct ItemTally: Hashable, Sendable, Codable {
    package var item: DataItemID
    package var seenClear: PeopleCount
    package var seenMasked: PeopleCount
    package var presumed: PeopleCount
    package var unknown: PeopleCount
    package var views: ViewCount

    package init(
        item: DataItemID, seenClear: PeopleCount = 0, seenMasked: PeopleCount = 0, presumed: PeopleCount = 0,
        unknown: PeopleCount = 0, views: ViewCount = 0
    ) {
        self.item = item
        self.seenClear = seenClear
        self.seenMasked = seenMasked
        self.presumed = presumed
        self.unknown = unknown
        self.views = views
    }
}

/// What one group of people has in common: exactly the same items in the same state. One notice text serves the group.
package struct ExposureGroup: Hashable, Sendable, Codable {
    package var kind: PersonKind
    /// Sorted by item; items that are `notSeen` are left out.
    package var items: [GroupItem]
    package var people: PeopleCount

    package init(kind: PersonKind, items: [GroupItem], people: PeopleCount) {
        self.kind = kind
        self.items = items
        self.people = people
    }

    /// A stable name: kind and `item=certainty/visibility` pairs.
    package var key: String {
        ([kind.rawValue] + items.map(\.key)).joined(separator: " ")
    }
}

/// An item in the state that a group shares.
package struct GroupItem: Hashable, Sendable, Codable {
    package var item: DataItemID
    package var certainty: Certainty
    package var visibility: Visibility?

    package init(item: DataItemID, certainty: Certainty, visibility: Visibility?) {
        self.item = item
        self.certainty = certainty
        self.visibility = visibility
    }

    package var key: String {
        "\(item.rawValue)=\(certainty.rawValue)" + (visibility.map { "/" + $0.rawValue } ?? "")
    }
}

/// Views on one civil day.
package struct DayViews: Hashable, Sendable, Codable {
    package var day: CivilDate
    package var views: ViewCount

    package init(day: CivilDate, views: ViewCount) {
        self.day = day
        self.views = views
    }
}
