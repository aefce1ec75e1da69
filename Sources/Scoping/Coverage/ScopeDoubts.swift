internal import BreachModel

/// Whom the requests concern that a log lacks and only its pair has.
struct ScopeDoubts {
    /// Views that may belong to the breach; nil where there are none.
    private(set) var tally: ExposureTally?
    /// People with such a view of a page that the route map does not know.
    private(set) var onUnmappedRoute: Set<Int32> = []
    private var counts: [String: Int?] = [:]

    init(_ found: LogDoubts, items: ItemTable, routes: [RouteRule], directory: PeopleDirectory) throws(ScopingError) {
        func tallied(_ rows: [MatchedRow], _ origins: OriginNumbers) -> ExposureTally {
            var pages = PageTable(accounts: directory.accountCount, zoneOffsetMinutes: 0)
            pages.add(rows, of: 0..<Int32(directory.accountCount), origins: origins)
            return ExposureTally(items: items, pages: pages, routes: routes, directory: directory)
        }
        var all: [MatchedRow] = []
        for (source, rows) in found.rows {
            let list = try rows.list()
            all += list
            let own = tallied(list, rows.origins)
            let people = Set(rows.touchedUnmapped.map { directory.personOfAccount[Int($0)] })
            onUnmappedRoute.formUnion(people)
            var shown = PersonTally()
            counts[source] = (0..<directory.persons.count).count { person in
                own.read(person, into: &shown)
                return shown.isTouched || people.contains(Int32(person))
            }
        }
        // Where they came from plays no part in what is doubtful.
        if !all.isEmpty { tally = tallied(all.map { $0.withoutOrigin }, OriginNumbers()) }
        // A request that names nobody may concern anyone.
        for source in found.rulesWithoutSubject.keys { counts.updateValue(nil, forKey: source) }
    }

    /// How many people the requests that a source lacks can concern; nil for anyone.
    func people(_ source: String) -> Int? { counts[source] ?? 0 }
}
