package import BreachModel
internal import GRDB

/// What detection found, and which of it people chose to scope by.
package struct FindingRepository: Sendable {
    let connection: StoreConnection

    /// Replaces the findings by those of a new detection run. A finding with the same id stays chosen.
    package func replace(with findings: [Finding]) throws(StoreError) {
        try connection.write { database in
            let chosen = Set(try String.fetchAll(database, sql: "SELECT id FROM finding WHERE chosen"))
            try database.execute(sql: "DELETE FROM finding")
            for (position, finding) in findings.enumerated() {
                try database.execute(
                    sql: "INSERT INTO finding (id, position, body, chosen) VALUES (?, ?, ?, ?)",
                    arguments: [
                        finding.id.rawValue, position, try StoredJSON.text(finding), chosen.contains(finding.id.rawValue),
                    ])
            }
        }
    }

    /// All findings, in the order of the detection run.
    package func all() throws(StoreError) -> [Finding] {
        try list("SELECT body FROM finding ORDER BY position")
    }

    /// The chosen ones, in the same order.
    package func chosen() throws(StoreError) -> [Finding] {
        try list("SELECT body FROM finding WHERE chosen ORDER BY position")
    }

    /// Chooses exactly these findings.
    ///
    /// - Throws: `notFound` where one is not stored; nothing is changed then.
    package func choose(_ ids: Set<FindingID>) throws(StoreError) {
        try connection.write { database in
            try database.execute(sql: "UPDATE finding SET chosen = 0")
            for id in ids.sorted() {
                try database.execute(sql: "UPDATE finding SET chosen = 1 WHERE id = ?", arguments: [id.rawValue])
                guard database.changesCount == 1 else {
                    throw StoreError(.notFound, "there is no such finding", context: [("finding", id.rawValue)])
                }
            }
        }
    }

    private func list(_ sql: String) throws(StoreError) -> [Finding] {
        try connection.read { try String.fetchAll($0, sql: sql).map { try StoredJSON.value(Finding.self, $0) } }
    }
}
