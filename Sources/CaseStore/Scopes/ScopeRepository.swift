package import BreachModel
internal import GRDB

/// Scopes, each with its people. A version is never changed, only followed.
package struct ScopeRepository: Sendable {
    let connection: StoreConnection

    /// Stores a scope and all its people in one transaction: after a crash both are there, or neither.
    ///
    /// People sorted by key go in fastest (bytewise; any order works). Each is put into its group by `groupKey`.
    ///
    /// - Throws: `alreadyExists` for a version that is stored, `inconsistent` where people and groups do not add up to
    ///   what the scope says, or where a person comes twice.
    package func save(
        _ scope: BreachScope, people: some Sequence<PersonExposure>, at: Instant, by: String
    ) throws(StoreError) {
        try connection.write { database in
            if try Self.exists(scope.version, database) {
                throw StoreError(
                    .alreadyExists, "that version of the scope is stored already",
                    context: [("version", String(scope.version))])
            }
            try database.execute(
                sql: "INSERT INTO scope VALUES (?, ?, ?, ?, ?)",
                arguments: [scope.version, try StoredJSON.text(scope), scope.digest, at.milliseconds, by])
            var writer = try ScopePeopleWriter(version: scope.version, database: database)
            for person in people { try writer.add(person) }
            try writer.requireAgreement(with: scope)
        }
    }

    /// The stored versions, ascending.
    package func versions() throws(StoreError) -> [Int] {
        try connection.read { try Int.fetchAll($0, sql: "SELECT version FROM scope ORDER BY version") }
    }

    /// A version of the scope.
    ///
    /// - Throws: `notFound`.
    package func scope(version: Int) throws(StoreError) -> BreachScope {
        try connection.read { database in
            guard let scope = try Self.scope(version, database) else { throw Self.missing(version) }
            return scope
        }
    }

    /// The newest version; nil before the first is saved.
    package func newest() throws(StoreError) -> BreachScope? {
        try connection.read { try Self.scope(nil, $0) }
    }

    /// What a version says of one person; nil where it does not know the person.
    package func person(_ key: PersonKey, version: Int) throws(StoreError) -> PersonExposure? {
        try connection.read { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM scope_person WHERE scope_version = ? AND person = ?",
                arguments: [version, key.rawValue]
            ).map(StoredExposure.person)
        }
    }

    /// The people of a group (of all groups if nil), sorted by key, a page at a time.
    ///
    /// - Parameter after: the last key of the page before; nil for the first page.
    package func people(
        version: Int, group: String? = nil, after: PersonKey? = nil, limit: Int = 1000
    ) throws(StoreError) -> [PersonExposure] {
        try connection.read { database in
            let sql = """
                SELECT * FROM scope_person WHERE scope_version = ?1 AND person > ?2
                    \(group == nil ? "AND ?3 IS NULL" : "AND group_id = (SELECT id FROM scope_group WHERE scope_version = ?1 AND key = ?3)")
                ORDER BY person LIMIT ?4
                """
            return try Row.fetchAll(database, sql: sql, arguments: [version, after?.rawValue ?? "", group, limit])
                .map(StoredExposure.person)
        }
    }

    /// How many people each group has, by group key.
    package func groupSizes(version: Int) throws(StoreError) -> [String: PeopleCount] {
        try connection.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT g.key, count(p.person) AS people FROM scope_group g
                    LEFT JOIN scope_person p ON p.scope_version = g.scope_version AND p.group_id = g.id
                    WHERE g.scope_version = ? GROUP BY g.id
                    """, arguments: [version])
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["key"], PeopleCount($0["people"])) })
        }
    }

    static func scope(_ version: Int?, _ database: Database) throws -> BreachScope? {
        let body = try String.fetchOne(
            database, sql: "SELECT body FROM scope WHERE version = coalesce(?, version) ORDER BY version DESC LIMIT 1",
            arguments: [version])
        if let body { return try StoredJSON.value(BreachScope.self, body) }
        if let version { throw missing(version) }
        return nil
    }

    static func exists(_ version: Int, _ database: Database) throws -> Bool {
        try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM scope WHERE version = ?)", arguments: [version]) ?? false
    }

    static func missing(_ version: Int) -> StoreError {
        StoreError(.notFound, "that version of the scope is not stored", context: [("version", String(version))])
    }
}
