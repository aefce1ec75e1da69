internal import BreachModel
internal import GRDB

extension CaseRepository {
    static func identity(_ database: Database) throws -> (id: CaseID, openedAt: Instant)? {
        try Row.fetchOne(database, sql: "SELECT case_id, opened_at FROM breach_case").map {
            (CaseID($0["case_id"]), $0.instant("opened_at"))
        }
    }

    static func append(_ stored: StoredCase, at: Instant, by: String, reason: String, _ database: Database) throws {
        try database.execute(
            sql: "INSERT INTO case_version (body, at, by, reason) VALUES (?, ?, ?, ?)",
            arguments: [try StoredJSON.text(stored), at.milliseconds, by, reason])
    }

    @discardableResult
    static func insert(
        _ candidate: AwarenessCandidate, replacing id: Int?, reason: String?, _ database: Database
    ) throws -> Int {
        try database.execute(
            sql: """
                INSERT INTO awareness (at, basis, credible, entered_at, entered_by, replaces, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                candidate.at.milliseconds, candidate.basis, candidate.credible, candidate.enteredAt.milliseconds,
                candidate.enteredBy, id, reason,
            ])
        return Int(database.lastInsertedRowID)
    }

    static func awareness(_ database: Database) throws -> [AwarenessEntry] {
        let sql = """
            SELECT a.*, EXISTS (SELECT 1 FROM awareness b WHERE b.replaces = a.id) AS is_replaced
            FROM awareness a ORDER BY a.id
            """
        return try Row.fetchAll(database, sql: sql).map { row in
            AwarenessEntry(
                id: row["id"],
                candidate: AwarenessCandidate(
                    at: row.instant("at"), basis: row["basis"], credible: row["credible"],
                    enteredAt: row.instant("entered_at"), enteredBy: row["entered_by"]),
                replaces: row["replaces"], reason: row["reason"], isReplaced: row["is_replaced"])
        }
    }

    @discardableResult
    static func insert(_ measure: Measure, _ database: Database) throws -> Int {
        try database.execute(
            sql: "INSERT INTO measure (kind, at, korean, english, recipient, verified_at) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                measure.kind.rawValue, measure.at.milliseconds, measure.statement.korean, measure.statement.english,
                measure.recipient, measure.verifiedAt?.milliseconds,
            ])
        return Int(database.lastInsertedRowID)
    }

    static func insert(_ event: TimelineEvent, _ database: Database) throws {
        try database.execute(
            sql: "INSERT INTO timeline (at, kind, korean, english, by) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                event.at.milliseconds, event.kind.rawValue, event.statement.korean, event.statement.english, event.by,
            ])
    }

    static func measures(_ database: Database) throws -> [Measure] {
        try Row.fetchAll(database, sql: "SELECT * FROM measure ORDER BY at, id").map { row in
            Measure(
                kind: try row.named("kind"), at: row.instant("at"),
                statement: Bilingual(korean: row["korean"], english: row["english"]), recipient: row["recipient"],
                verifiedAt: row.optionalInstant("verified_at"))
        }
    }
}
