internal import BreachModel
internal import GRDB

extension DutyRepository {
    /// Appends an event that starts a clock.
    ///
    /// - Throws: `alreadyExists` for a new fact whose name is taken.
    package func record(_ event: RecordedEvent) throws(StoreError) {
        try StoreError.require(event.kind, "kind")
        try insert(
            "INSERT INTO clock_event (kind, at, fact, korean, english, by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                event.kind, event.at.milliseconds, event.fact, event.statement.korean, event.statement.english, event.by,
                event.recordedAt.milliseconds,
            ])
    }

    /// Events that start clocks, earliest first.
    package func events() throws(StoreError) -> [RecordedEvent] {
        try rows("SELECT * FROM clock_event ORDER BY at, id").map { row in
            RecordedEvent(
                kind: row["kind"], at: row.instant("at"), fact: row["fact"],
                statement: Bilingual(korean: row["korean"], english: row["english"]), by: row["by"],
                recordedAt: row.instant("recorded_at"))
        }
    }

    /// Appends a claim of an extension.
    package func record(_ claim: RecordedExtension) throws(StoreError) {
        try StoreError.require(claim.reason, "reason")
        try insert(
            "INSERT INTO duty_extension (duty, ground, from_at, until_at, reason, by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                claim.duty, claim.ground, claim.from.milliseconds, claim.until?.milliseconds, claim.reason, claim.by,
                claim.recordedAt.milliseconds,
            ])
    }

    /// The claims that count: the newest of each duty and ground.
    package func extensions() throws(StoreError) -> [RecordedExtension] {
        try rows("SELECT * FROM duty_extension WHERE id IN (SELECT max(id) FROM duty_extension GROUP BY duty, ground) ORDER BY id")
            .map { row in
                RecordedExtension(
                    duty: row["duty"], ground: row["ground"], from: row.instant("from_at"), until: row.optionalInstant("until_at"),
                    reason: row["reason"], by: row["by"], recordedAt: row.instant("recorded_at"))
            }
    }

    /// Appends a claim of a ground of a waiver; one without evidence takes an earlier claim back.
    package func record(_ claim: RecordedWaiver) throws(StoreError) {
        try StoreError.require(claim.by, "by")
        try insert(
            "INSERT INTO duty_waiver (duty, ground, evidence, by, recorded_at) VALUES (?, ?, ?, ?, ?)",
            [claim.duty, claim.ground, claim.evidence, claim.by, claim.recordedAt.milliseconds])
    }

    /// The claims that count: the newest of each duty and ground, without those taken back.
    package func waivers() throws(StoreError) -> [RecordedWaiver] {
        try rows("SELECT * FROM duty_waiver WHERE id IN (SELECT max(id) FROM duty_waiver GROUP BY duty, ground) ORDER BY id")
            .map { row in
                RecordedWaiver(
                    duty: row["duty"], ground: row["ground"], evidence: row["evidence"], by: row["by"],
                    recordedAt: row.instant("recorded_at"))
            }.filter { !$0.evidence.isEmpty }
    }

    /// Appends an answer.
    package func record(_ answer: RecordedAnswer) throws(StoreError) {
        try StoreError.require(answer.basis, "basis")
        try insert(
            "INSERT INTO case_answer (question, answer, basis, by, recorded_at) VALUES (?, ?, ?, ?, ?)",
            [answer.question, answer.answer, answer.basis, answer.by, answer.recordedAt.milliseconds])
    }

    /// The answers that count: the newest of each question.
    package func answers() throws(StoreError) -> [RecordedAnswer] {
        try rows("SELECT * FROM case_answer WHERE id IN (SELECT max(id) FROM case_answer GROUP BY question) ORDER BY id").map { row in
            RecordedAnswer(
                question: row["question"], answer: row["answer"], basis: row["basis"], by: row["by"],
                recordedAt: row.instant("recorded_at"))
        }
    }

    private func insert(_ sql: String, _ arguments: StatementArguments) throws(StoreError) {
        try connection.write { try $0.execute(sql: sql, arguments: arguments) }
    }

    private func rows(_ sql: String) throws(StoreError) -> [Row] {
        try connection.read { try Row.fetchAll($0, sql: sql) }
    }
}
