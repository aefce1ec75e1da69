package import BreachModel
internal import GRDB

/// The texts to people: drafts, what the checker said of them, approvals.
package struct NoticeRepository: Sendable {
    let connection: StoreConnection

    /// Stores drafts in one transaction; a draft with the same id is replaced.
    ///
    /// - Throws: `immutable` where one is approved, `notFound` where a scope is not stored, `alreadyExists` where another
    ///   id holds the same version for the same group, language, reader and kind. Nothing is changed then.
    package func save(_ drafts: some Sequence<StoredNotice>) throws(StoreError) {
        try connection.write { database in
            let sql = """
                INSERT INTO notice VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET version = excluded.version, scope_version = excluded.scope_version,
                    group_key = excluded.group_key, language = excluded.language, reader = excluded.reader,
                    person_kind = excluded.person_kind, kind = excluded.kind, subject = excluded.subject, body = excluded.body,
                    statements = excluded.statements, check_outcome = excluded.check_outcome,
                    created_at = excluded.created_at, created_by = excluded.created_by
                """
            let statement = try database.makeStatement(sql: sql)
            for draft in drafts {
                try statement.execute(arguments: [
                    draft.id.rawValue, draft.version, draft.scopeVersion, draft.groupKey, draft.language.rawValue,
                    draft.reader, draft.personKind?.rawValue, draft.kind, draft.subject, draft.body, draft.statements, draft.checkOutcome,
                    draft.createdAt.milliseconds, draft.createdBy,
                ])
            }
        }
    }

    /// Records what the checker said of a draft, as JSON.
    ///
    /// - Throws: `immutable` where it is approved, `notFound`.
    package func setCheckOutcome(_ outcome: String, for id: NoticeID) throws(StoreError) {
        try connection.write { database in
            try database.execute(
                sql: "UPDATE notice SET check_outcome = ? WHERE id = ?", arguments: [outcome, id.rawValue])
            guard database.changesCount == 1 else { throw Self.missing(id) }
        }
    }

    /// Records one person's approval of a draft that the checker has seen. From the first on it cannot be changed.
    ///
    /// - Throws: `missingValue` without an approver or a digest, `illegalTransition` before a check outcome is stored,
    ///   `alreadyExists` where the same person approved it already, `inconsistent` where the digest is not that of an
    ///   earlier approval, `notFound`.
    package func approve(_ id: NoticeID, _ approval: NoticeApproval) throws(StoreError) {
        try approve([(id, approval)])
    }

    /// Records approvals of several drafts in one transaction: all or none.
    ///
    /// - Throws: as for one.
    package func approve(_ approvals: [(id: NoticeID, approval: NoticeApproval)]) throws(StoreError) {
        for (_, approval) in approvals {
            try StoreError.require(approval.approver, "approver")
            try StoreError.require(approval.digest, "digest")
        }
        try connection.write { database in
            for (id, approval) in approvals { try Self.approve(id, approval, database) }
        }
    }

    private static func approve(_ id: NoticeID, _ approval: NoticeApproval, _ database: Database) throws {
        guard let notice = try list("WHERE n.id = ?", [id.rawValue], database).first else { throw missing(id) }
        guard notice.checkOutcome != nil else {
            throw StoreError(
                .illegalTransition, "the notice has not been checked", context: [("notice", id.rawValue)],
                hint: "run haechi notice check first")
        }
        guard notice.approvals.allSatisfy({ $0.digest == approval.digest }) else {
            throw StoreError(.inconsistent, "two people approved different texts", context: [("notice", id.rawValue)])
        }
        try database.execute(
            sql: "INSERT INTO notice_approval VALUES (?, ?, ?, ?)",
            arguments: [id.rawValue, approval.approver, approval.at.milliseconds, approval.digest])
    }

    /// One notice; nil where there is none of that id.
    package func notice(_ id: NoticeID) throws(StoreError) -> StoredNotice? {
        try connection.read { try Self.list("WHERE n.id = ?", [id.rawValue], $0).first }
    }

    /// All notices of a scope (of every scope if nil), by scope, group, language, kind and version.
    package func notices(scopeVersion: Int? = nil) throws(StoreError) -> [StoredNotice] {
        try connection.read { try Self.list("WHERE n.scope_version = coalesce(?, n.scope_version)", [scopeVersion], $0) }
    }

    /// The approved notices of a scope: of each group, language, reader and kind the newest approved version.
    package func approved(scopeVersion: Int) throws(StoreError) -> [StoredApprovedNotice] {
        let condition = """
            WHERE n.scope_version = ? AND NOT EXISTS (
                SELECT 1 FROM notice m JOIN notice_approval b ON b.notice_id = m.id
                WHERE m.scope_version = n.scope_version AND m.group_key = n.group_key AND m.language = n.language
                    AND m.reader = n.reader AND m.kind = n.kind AND m.version > n.version)
            """
        return try connection.read { try Self.list(condition, [scopeVersion], $0).compactMap(StoredApprovedNotice.init) }
    }

    static func list(_ condition: String, _ arguments: StatementArguments, _ database: Database) throws -> [StoredNotice] {
        let sql = """
            SELECT n.*, a.approver, a.at AS approved_at, a.digest
            FROM notice n LEFT JOIN notice_approval a ON a.notice_id = n.id \(condition)
            ORDER BY n.scope_version, n.group_key, n.language, n.kind, n.reader, n.version, n.id, a.at, a.approver
            """
        var notices: [StoredNotice] = []
        for row in try Row.fetchAll(database, sql: sql, arguments: arguments) {
            // One row for each approval, and one for a notice without any.
            if notices.last?.id.rawValue != row["id"] { notices.append(try notice(row)) }
            if let approver = row["approver"] as String? {
                notices[notices.count - 1].approvals.append(
                    NoticeApproval(approver: approver, at: row.instant("approved_at"), digest: row["digest"]))
            }
        }
        return notices
    }

    private static func notice(_ row: Row) throws -> StoredNotice {
        StoredNotice(
            id: NoticeID(row["id"]), version: row["version"], scopeVersion: row["scope_version"],
            groupKey: row["group_key"], language: try row.named("language"), reader: row["reader"],
            personKind: (row["person_kind"] as String?).flatMap(PersonKind.init(rawValue:)), kind: row["kind"],
            subject: row["subject"], body: row["body"], statements: row["statements"], checkOutcome: row["check_outcome"],
            createdAt: row.instant("created_at"), createdBy: row["created_by"])
    }

    private static func missing(_ id: NoticeID) -> StoreError {
        StoreError(.notFound, "there is no such notice", context: [("notice", id.rawValue)])
    }
}
