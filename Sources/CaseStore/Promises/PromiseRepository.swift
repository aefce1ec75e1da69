package import BreachModel
internal import GRDB

/// Orders of regulators with their proofs, and promises made in public with what became of them.
package struct PromiseRepository: Sendable {
    let connection: StoreConnection

    /// Stores an order.
    ///
    /// - Parameter digest: SHA-256 of the file that the order came from.
    /// - Throws: `alreadyExists` for an id that is stored: an order is never changed.
    package func add(_ order: RegulatorOrder, digest: String, at: Instant, by: String) throws(StoreError) {
        try StoreError.require(order.id, "id")
        try connection.write { database in
            try database.execute(
                sql: "INSERT INTO regulator_order (id, body, digest, by, recorded_at) VALUES (?, ?, ?, ?, ?)",
                arguments: [order.id, try StoredJSON.text(order), digest, by, at.milliseconds])
        }
    }

    /// The orders, in the order of entry.
    package func orders() throws(StoreError) -> [RegulatorOrder] {
        try connection.read { database in
            try String.fetchAll(database, sql: "SELECT body FROM regulator_order ORDER BY recorded_at, id")
                .map { try StoredJSON.value(RegulatorOrder.self, $0) }
        }
    }

    /// Stores a proof of one duty of an order.
    ///
    /// - Throws: `notFound` where there is no such order, or it has no such duty.
    package func add(_ proof: OrderProof) throws(StoreError) {
        try StoreError.require(proof.digest, "digest")
        guard try orders().contains(where: { order in order.id == proof.order && order.duties.contains { $0.number == proof.number } })
        else {
            throw StoreError(
                .notFound, "there is no such order, or it has no such duty",
                context: [("order", proof.order), ("duty", String(proof.number))])
        }
        try connection.write { database in
            try database.execute(
                sql: """
                    INSERT INTO order_proof (order_id, number, met_at, file, digest, note, by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    proof.order, proof.number, proof.metAt.milliseconds, proof.file, proof.digest, proof.note, proof.by,
                    proof.recordedAt.milliseconds,
                ])
        }
    }

    /// The proofs that count: the newest of each duty.
    package func proofs() throws(StoreError) -> [OrderProof] {
        try connection.read { database in
            try Row.fetchAll(
                database,
                sql:
                    "SELECT * FROM order_proof WHERE id IN (SELECT max(id) FROM order_proof GROUP BY order_id, number) ORDER BY order_id, number"
            ).map { row in
                OrderProof(
                    order: row["order_id"], number: row["number"], metAt: row.instant("met_at"), file: row["file"], digest: row["digest"],
                    note: row["note"], by: row["by"], recordedAt: row.instant("recorded_at"))
            }
        }
    }

    /// Stores a promise.
    ///
    /// - Returns: its id, to settle it by.
    @discardableResult
    package func add(_ promise: PublicPromise, at: Instant, by: String) throws(StoreError) -> Int {
        for (text, name) in [(promise.text, "text"), (promise.place, "where"), (promise.owner, "owner")] {
            try StoreError.require(text, name)
        }
        return try connection.write { database in
            try database.execute(
                sql: "INSERT INTO promise (body, by, recorded_at) VALUES (?, ?, ?)",
                arguments: [try StoredJSON.text(promise), by, at.milliseconds])
            return Int(database.lastInsertedRowID)
        }
    }

    /// Records what became of a promise.
    ///
    /// - Throws: `notFound`.
    package func settle(_ id: Int, _ outcome: PromiseOutcome) throws(StoreError) {
        try StoreError.require(outcome.note, "note")
        try connection.write { database in
            try database.execute(
                sql: "INSERT INTO promise_outcome (promise_id, outcome, at, note, by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    id, outcome.outcome.rawValue, outcome.at.milliseconds, outcome.note, outcome.by, outcome.recordedAt.milliseconds,
                ])
        }
    }

    /// The promises, in the order of entry.
    package func promises() throws(StoreError) -> [RecordedPromise] {
        try connection.read { database in
            var outcomes: [Int: PromiseOutcome] = [:]
            for row in try Row.fetchAll(database, sql: "SELECT * FROM promise_outcome ORDER BY id") {
                outcomes[row["promise_id"]] = PromiseOutcome(
                    outcome: try row.named("outcome"), at: row.instant("at"), note: row["note"], by: row["by"],
                    recordedAt: row.instant("recorded_at"))
            }
            return try Row.fetchAll(database, sql: "SELECT * FROM promise ORDER BY id").map { row in
                RecordedPromise(
                    id: row["id"], promise: try StoredJSON.value(PublicPromise.self, row["body"]), by: row["by"],
                    recordedAt: row.instant("recorded_at"), outcome: outcomes[row["id"]])
            }
        }
    }
}
