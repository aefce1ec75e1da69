internal import BreachModel
internal import GRDB

extension DutyRepository {
    /// Says which page a stored posting is on, and which text must stand there.
    ///
    /// - Throws: `alreadyExists` where it is watched already, `notFound` where there is no such posting.
    package func watch(posting id: Int, url: String, termDays: Int, text: String, digest: String) throws(StoreError) {
        try StoreError.require(url, "url")
        try StoreError.require(text, "text")
        try connection.write { database in
            try database.execute(
                sql: "INSERT INTO posting_watch (posting_id, url, term_days, text, digest) VALUES (?, ?, ?, ?, ?)",
                arguments: [id, url, termDays, text, digest])
        }
    }

    /// Every watched posting, those that were taken down among them, in the order of entry.
    package func watchedPostings() throws(StoreError) -> [WatchedPosting] {
        try connection.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM posting_watch w JOIN posting p ON p.id = w.posting_id ORDER BY w.posting_id"
            ).map { row in
                WatchedPosting(
                    id: row["posting_id"],
                    posting: Posting(
                        noticeID: (row["notice_id"] as String?).map { NoticeID($0) }, place: row["place"],
                        postedAt: row.instant("posted_at"), removedAt: row.optionalInstant("removed_at"), by: row["by"]),
                    url: row["url"], termDays: row["term_days"], text: row["text"], digest: row["digest"])
            }
        }
    }

    /// Appends what a watcher saw.
    package func observe(posting id: Int, _ observation: PostingObservation) throws(StoreError) {
        try connection.write { database in
            try database.execute(
                sql: "INSERT INTO posting_observation (posting_id, at, state, body) VALUES (?, ?, ?, ?)",
                arguments: [id, observation.at.milliseconds, observation.state, observation.body])
        }
    }

    /// What was seen of a posting, earliest first.
    package func observations(posting id: Int) throws(StoreError) -> [PostingObservation] {
        try connection.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM posting_observation WHERE posting_id = ? ORDER BY at, id", arguments: [id]
            ).map { PostingObservation(at: $0.instant("at"), state: $0["state"], body: $0["body"]) }
        }
    }
}
