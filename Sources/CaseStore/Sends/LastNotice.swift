package import BreachModel
internal import GRDB

/// People who were told the same thing last, and who are in the same group of a scope now.
package struct LastNotice: Hashable, Sendable {
    /// `ExposureGroup.key` of the group in the scope that was asked for; nil where that scope does not hold them.
    package var groupKey: String?
    package var kind: PersonKind
    /// The last notice whose delivery to them is confirmed.
    package var notice: NoticeID
    /// Civil days since 1970-01-01, where the company is, of the day on which it was delivered.
    package var day: Int
    /// The first of its deliveries to them.
    package var sentAt: Instant
    package var people: PeopleCount
}

extension SendRepository {
    /// What everyone who was ever reached was told last, against a version of the scope: by group, notice and day, sorted.
    ///
    /// - Parameter offsetMinutes: minutes ahead of UTC of the company's civil day.
    package func lastNotices(scopeVersion: Int, offsetMinutes: Int) throws(StoreError) -> [LastNotice] {
        let sql = """
            SELECT g.key AS group_key, coalesce(s.kind, CASE WHEN d.person LIKE 'n:%' THEN 'non-member' ELSE 'member' END) AS kind,
                d.notice_id, (d.confirmed_at + ?2) / 86400000 AS day, min(d.confirmed_at) AS sent_at, count(*) AS people
            FROM delivery d LEFT JOIN scope_person s ON s.scope_version = ?1 AND s.person = d.person
            LEFT JOIN scope_group g ON g.id = s.group_id
            WHERE d.state = 'confirmed' AND d.id = \(Self.lastDelivery("d.person"))
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            """
        return try connection.read { database in
            try Row.fetchAll(database, sql: sql, arguments: [scopeVersion, offsetMinutes * 60_000]).map { row in
                LastNotice(
                    groupKey: row["group_key"], kind: try row.named("kind"), notice: NoticeID(row["notice_id"]), day: row["day"],
                    sentAt: row.instant("sent_at"), people: PeopleCount(row["people"]))
            }
        }
    }

    /// SQL for the id of the last confirmed delivery to a person.
    static func lastDelivery(_ person: String) -> String {
        "(SELECT max(l.id) FROM delivery l WHERE l.person = \(person) AND l.state = 'confirmed')"
    }
}
