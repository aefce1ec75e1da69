internal import BreachModel
internal import GRDB

/// Writes the people of one scope inside its transaction, and counts them by group.
struct ScopePeopleWriter {
    private let version: Int
    private let database: Database
    private let insert: Statement
    private var groups: [String: (id: Int64, people: Int)] = [:]

    init(version: Int, database: Database) throws {
        self.version = version
        self.database = database
        insert = try database.makeStatement(sql: "INSERT INTO scope_person VALUES (?, ?, ?, ?, ?, ?, ?)")
    }

    mutating func add(_ person: PersonExposure) throws {
        let group = try groupID(person.groupKey)
        do {
            try insert.execute(arguments: [
                version, person.person.rawValue, group, person.kind.rawValue, StoredExposure.accounts(person.accounts),
                StoredExposure.items(person.items), person.mustBeNotified,
            ])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw StoreError(.inconsistent, "a person comes twice in the scope", context: [("version", String(version))])
        }
    }

    private mutating func groupID(_ key: String) throws -> Int64 {
        if let known = groups[key] {
            groups[key] = (known.id, known.people + 1)
            return known.id
        }
        try database.execute(
            sql: "INSERT INTO scope_group (scope_version, key) VALUES (?, ?)", arguments: [version, key])
        groups[key] = (database.lastInsertedRowID, 1)
        return database.lastInsertedRowID
    }

    /// Refuses people that are not the ones that the scope counted.
    func requireAgreement(with scope: BreachScope) throws {
        for group in scope.groups where groups[group.key]?.people ?? 0 != group.people.value {
            throw StoreError(
                .inconsistent, "the people of a group are not as many as the scope says",
                context: [
                    ("group", group.key), ("scope", String(group.people.value)),
                    ("people", String(groups[group.key]?.people ?? 0)),
                ])
        }
        let expected = scope.groups.filter { !$0.items.isEmpty }.reduce(0) { $0 + $1.people.value }
        let affected = groups.filter { $0.key.contains(" ") }.reduce(0) { $0 + $1.value.people }
        guard affected == expected else {
            throw StoreError(
                .inconsistent, "the scope's groups do not hold all its people",
                context: [("groups", String(expected)), ("people", String(affected))])
        }
    }
}
