package import BreachModel
internal import ByteStreams

extension ScopePeople {
    /// Groups the entries whose entrance codes were shown by building.
    ///
    /// - Parameters:
    ///   - source: the address books, with their `address` column.
    ///   - path: where the file lies.
    ///   - visibility: `.clear` for codes that could be read, `.masked` for those that were shown masked only.
    /// - Throws: `people` if the export cannot be read again.
    package func buildings(
        _ source: TableSource, path: String, visibility: Visibility = .clear
    ) throws(ScopingError) -> BuildingExposures {
        var groups: [String: Group] = [:]
        var all = BuildingExposures()
        var people: Set<Int32> = []
        do throws(ByteStreamError) {
            let table = try NamedTable(path: path, source: source, required: ["subject", "entry"])
            let places = (subject: table.position("subject") ?? 0, entry: table.position("entry") ?? 0)
            guard let address = table.position("address"), let code = table.position("entrance_code") else { return all }
            var row = DelimitedRecord()
            while try table.next(&row) {
                guard row.count == table.width, !row.bytes(code).isEmpty,
                    let entry = entry(row.bytes(places.subject), row.bytes(places.entry)), codeShown(of: entry) == visibility
                else { continue }
                guard let name = BuildingName.of(row.text(address)) else {
                    all.entriesWithoutAddress += 1
                    continue
                }
                people.insert(personOfEntry(entry))
                groups[name, default: Group()].add(entry: entry, person: personOfEntry(entry), code: row.text(code))
            }
        } catch { throw ScopingError(.people, from: error) }
        all.people = people.count
        all.buildings = groups.map { $1.exposure(name: $0) }.sorted {
            ($1.people, $0.name.reveal()) < ($0.people, $1.name.reveal())
        }
        return all
    }

    private struct Group {
        private var entries: Set<Int> = []
        private var people: Set<Int32> = []
        private var codes: Set<String> = []

        mutating func add(entry: Int, person: Int32, code: String) {
            entries.insert(entry)
            people.insert(person)
            codes.insert(code)
        }

        func exposure(name: String) -> BuildingExposure {
            BuildingExposure(
                name: Sensitive(name), people: PeopleCount(people.count), entries: RecordCount(entries.count), codes: codes.count)
        }
    }
}
