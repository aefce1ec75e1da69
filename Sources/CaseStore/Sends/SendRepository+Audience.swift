package import BreachModel
internal import GRDB

extension SendRepository {
    /// Which texts the audience of a scope needs, before it is frozen: by group and language, sorted. Who has no contact
    /// data counts as reading Korean.
    ///
    /// - Parameter audience: whom the send is for; of people who were told, those whom the scope holds no more are without.
    package func audienceGroups(scopeVersion: Int, audience: AudienceChoice = .mustBeNamed) throws(StoreError) -> [AudienceGroup] {
        let sql = """
            SELECT group_key, coalesce(language, 'ko') AS language, count(*) AS people FROM (\(audience.sql))
            WHERE group_key IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
            """
        return try connection.read { database in
            try Row.fetchAll(database, sql: sql, arguments: [scopeVersion, 0]).map { row in
                AudienceGroup(groupKey: row["group_key"], language: try row.named("language"), people: PeopleCount(row["people"]))
            }
        }
    }

    /// How many people of a send are not reached so far, by state and reason, sorted.
    package func unreachedTallies(_ send: Int) throws(StoreError) -> [UnreachedTally] {
        let sql = """
            SELECT state, reason, count(*) AS people FROM delivery WHERE send_id = ? AND state <> 'confirmed'
            GROUP BY state, reason ORDER BY state, reason
            """
        return try connection.read { database in
            try Row.fetchAll(database, sql: sql, arguments: [send]).map { row in
                UnreachedTally(state: try row.named("state"), reason: row["reason"], people: PeopleCount(row["people"]))
            }
        }
    }

    /// Calls `body` for each person of a frozen audience with the notice and Message-ID, in the order of the audience, to
    /// compute a digest of what was frozen.
    package func forEachFrozen(
        _ send: Int, _ body: (_ person: PersonKey, _ notice: NoticeID, _ messageID: String) -> Void
    ) throws(StoreError) {
        try connection.read { database in
            let rows = try Row.fetchCursor(
                database, sql: "SELECT person, notice_id, message_id FROM delivery WHERE send_id = ? ORDER BY person",
                arguments: [send])
            while let row = try rows.next() {
                body(PersonKey(row["person"]), NoticeID(row["notice_id"]), row["message_id"])
            }
        }
    }
}
