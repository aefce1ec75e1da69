package import BreachModel
internal import GRDB

/// Marks on duties, and postings.
package struct DutyRepository: Sendable {
    let connection: StoreConnection

    /// Appends a mark.
    package func mark(_ mark: DutyMark) throws(StoreError) {
        try StoreError.require(mark.duty, "duty")
        try connection.write { database in
            try database.execute(
                sql: "INSERT INTO duty_mark (duty, met_at, by, note, recorded_at, fact, met_day) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    mark.duty, mark.metAt?.milliseconds, mark.by, mark.note, mark.recordedAt.milliseconds, mark.fact,
                    mark.metDay?.description,
                ])
        }
    }

    /// The mark of each duty (of each new fact, for a supplement) that counts: the newest. Sorted by duty.
    package func marks() throws(StoreError) -> [DutyMark] {
        try list("SELECT * FROM duty_mark WHERE id IN (SELECT max(id) FROM duty_mark GROUP BY duty, fact) ORDER BY duty, id")
    }

    /// Every mark ever made, in the order of entry.
    package func history() throws(StoreError) -> [DutyMark] {
        try list("SELECT * FROM duty_mark ORDER BY id")
    }

    /// Records that a notice was posted.
    ///
    /// - Returns: the posting's id, to take it down by.
    @discardableResult
    package func post(_ posting: Posting) throws(StoreError) -> Int {
        try StoreError.require(posting.place, "place")
        return try connection.write { database in
            try database.execute(
                sql: "INSERT INTO posting (notice_id, place, posted_at, removed_at, by) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    posting.noticeID?.rawValue, posting.place, posting.postedAt.milliseconds,
                    posting.removedAt?.milliseconds, posting.by,
                ])
            return Int(database.lastInsertedRowID)
        }
    }

    /// Records that a posting was taken down.
    ///
    /// - Throws: `notFound` where there is none that still stands.
    package func takeDown(posting id: Int, at: Instant) throws(StoreError) {
        try connection.write { database in
            try database.execute(
                sql: "UPDATE posting SET removed_at = ? WHERE id = ? AND removed_at IS NULL AND posted_at <= ?",
                arguments: [at.milliseconds, id, at.milliseconds])
            guard database.changesCount == 1 else {
                throw StoreError(.notFound, "there is no such posting that still stands", context: [("posting", String(id))])
            }
        }
    }

    /// All postings, earliest first.
    package func postings() throws(StoreError) -> [Posting] {
        try connection.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM posting ORDER BY posted_at, id").map { row in
                Posting(
                    noticeID: (row["notice_id"] as String?).map { NoticeID($0) }, place: row["place"],
                    postedAt: row.instant("posted_at"), removedAt: row.optionalInstant("removed_at"), by: row["by"])
            }
        }
    }

    private func list(_ sql: String) throws(StoreError) -> [DutyMark] {
        try connection.read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                DutyMark(
                    duty: row["duty"], metAt: row.optionalInstant("met_at"), by: row["by"], note: row["note"],
                    recordedAt: row.instant("recorded_at"), fact: row["fact"],
                    metDay: (row["met_day"] as String?).flatMap { CivilDate($0) })
            }
        }
    }
}
