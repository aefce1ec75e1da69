internal import BreachModel

/// Whom the requests concern that a log lacks and only its pair has.
struct ScopeDoubts {
    /// Views that may belong to the breach; nil where there are none.
    private(set) var tally: ExposureTally?
    /// People with such a view of a page that the route map does not know.
    private(set) var onUnmappedRoute: Set<Int32> = []
    private var counts: [String: Int?] = [:]

    init(_ found: LogDoubts, items: ItemTable, routes: [RouteRule], directory: PeopleDirectory) {
        for (source, rows) in found.rows {
            var rows = rows
            rows.finish()
            var own = ExposureTally(items: items, people: directory.persons.count, zoneOffsetMinutes: 0)
            own.count(rows.rows, routes: routes, directory: directory)
            var all = tally ?? ExposureTally(items: items, people: directory.persons.count, zoneOffsetMinutes: 0)
            all.count(rows.rows, routes: routes, directory: directory)
            tally = all
            let people = Set(rows.touchedUnmapped.map { directory.personOfAccount[Int($0)] })
            onUnmappedRoute.formUnion(people)
            counts[source] = (0..<directory.persons.count).count { own.touched[$0] || people.contains(Int32($0)) }
        }
        // A request that names nobody may concern anyone.
        for source in found.rulesWithoutSubject.keys { counts.updateValue(nil, forKey: source) }
    }

    /// How many people the requests that a source lacks can concern; nil for anyone.
    func people(_ source: String) -> Int? { counts[source] ?? 0 }
}
