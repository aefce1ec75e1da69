/// One building of which entrance codes were shown: what to change there, and for how many people.
package struct BuildingExposure: Sendable {
    /// The address without flat and floor. Personal data where few live in the building.
    package var name: Sensitive<String>
    /// People whose entries at this building were shown with their code.
    package var people: PeopleCount
    /// Address-book entries.
    package var entries: RecordCount
    /// Different codes: a building has as many to change.
    package var codes: Int

    package init(name: Sensitive<String>, people: PeopleCount, entries: RecordCount, codes: Int) {
        self.name = name
        self.people = people
        self.entries = entries
        self.codes = codes
    }
}

/// All buildings of which entrance codes were shown.
package struct BuildingExposures: Sendable {
    /// Most people first, equals by name.
    package var buildings: [BuildingExposure] = []
    /// Entries with a code that was shown, whose address is empty.
    package var entriesWithoutAddress = RecordCount(0)

    /// People, each once, however many buildings their entries name.
    package var people = 0
    package var entries: Int { buildings.reduce(0) { $0 + $1.entries.value } }
    package var codes: Int { buildings.reduce(0) { $0 + $1.codes } }

    package init() {}
}
