internal import BreachModel
internal import GRDB

/// People of one place and one group of a scope.
package struct ResidenceCount: Hashable, Sendable {
    /// As the export has it, in capital letters; empty where the export says nothing.
    package var place: String
    /// The key of the group, as `ExposureGroup.key`.
    package var groupKey: String
    package var people: Int
}

extension ScopeRepository {
    /// Counts the people of a stored version by where they live, from the contact data that is stored; once for each version.
    ///
    /// - Throws: `notFound`.
    package func countResidences(version: Int) throws(StoreError) {
        try connection.write { database in
            guard try Self.exists(version, database) else { throw Self.missing(version) }
            guard try !Self.areCounted(version, database) else { return }
            // In the order of both primary keys: no sort, and memory for the counts only.
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT s.group_id, p.country FROM scope_person s LEFT JOIN person p ON p.person = s.person WHERE s.scope_version = ?
                    """, arguments: [version])
            var counts: [String: [Int64: Int]] = [:]
            while let row = try rows.next() {
                let place = (row[1] as String?)?.uppercased() ?? ""
                counts[place, default: [:]][row[0], default: 0] += 1
            }
            for (place, groups) in counts {
                for (group, people) in groups {
                    try database.execute(
                        sql: "INSERT INTO scope_residence VALUES (?, ?, ?, ?)", arguments: [version, place, group, people])
                }
            }
        }
    }

    /// What `countResidences` counted, by place and group; nil where nobody counted yet.
    package func residences(version: Int) throws(StoreError) -> [ResidenceCount]? {
        try connection.read { database in
            guard try Self.areCounted(version, database) else { return nil }
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT r.place, g.key, r.people FROM scope_residence r JOIN scope_group g ON g.id = r.group_id
                    WHERE r.scope_version = ? ORDER BY r.place, g.key
                    """, arguments: [version]
            ).map { ResidenceCount(place: $0[0], groupKey: $0[1], people: $0[2]) }
        }
    }

    private static func areCounted(_ version: Int, _ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM scope_residence WHERE scope_version = ?)", arguments: [version]) ?? false
    }
}
