package import BreachModel
internal import GRDB

/// Sends: the frozen audience, and one durable state for each person in it.
package struct SendRepository: Sendable {
    let connection: StoreConnection

    /// Freezes the audience in one transaction: everyone whom the scope obliges to notify gets one row, one code and one
    /// state (`queued`, or `noChannel` where `decide` finds no address).
    ///
    /// - Parameter decide: which notice the person gets, and where; nil where the send is not for that person. What it throws ends the call with nothing stored.
    /// - Throws: `alreadyExists` where someone has a delivery of the same notice from an earlier send, `inconsistent` for a
    ///   missing address without a reason, `notFound` for a scope or notice that is not stored.
    package func freeze(
        _ plan: SendPlan, using generator: inout some RandomNumberGenerator,
        decide: (AudienceMember) throws(StoreError) -> AudienceDecision?
    ) throws(StoreError) -> SendRecord {
        try connection.write { database in
            guard try ScopeRepository.exists(plan.scopeVersion, database) else {
                throw ScopeRepository.missing(plan.scopeVersion)
            }
            var writer = try AudienceWriter(plan: plan, database: database)
            let cursor = try Row.fetchCursor(
                database, sql: plan.audience.sql, arguments: [plan.scopeVersion, plan.zoneOffsetMinutes * 60_000])
            while let row = try cursor.next() {
                let member = try Self.member(row)
                guard let decision = try decide(member) else { continue }
                try writer.add(member.person, decision, using: &generator)
            }
            return try writer.finish()
        }
    }

    private static func member(_ row: Row) throws -> AudienceMember {
        let kind: PersonKind = try row.named("kind")
        let last = (row["last_notice"] as String?).map { (notice: NoticeID($0), day: row["last_day"] as Int) }
        return AudienceMember(
            person: PersonKey(row["scope_person"]), kind: kind, groupKey: row["group_key"] as String? ?? kind.rawValue,
            contact: row.hasNull(atIndex: 3) ? nil : try PeopleRepository.contact(row), last: last)
    }

    /// All sends, oldest first.
    package func all() throws(StoreError) -> [SendRecord] {
        try connection.read { try Row.fetchAll($0, sql: "SELECT * FROM send ORDER BY id").map(Self.record) }
    }

    /// One send.
    ///
    /// - Throws: `notFound`.
    package func send(_ id: Int) throws(StoreError) -> SendRecord {
        try connection.read { try Self.fetch(id, $0) }
    }

    /// Moves a send between running, paused and finished.
    ///
    /// - Throws: `illegalTransition` out of `finished`, and into it while something is still to be tried.
    package func setState(_ state: SendRecord.State, of send: Int, at: Instant) throws(StoreError) {
        try connection.write { database in
            let record = try Self.fetch(send, database)
            let open = try Self.progress(record, database).open
            guard record.state != .finished, state != .finished || open == 0 else {
                throw StoreError(
                    .illegalTransition, "the send cannot go from \(record.state.rawValue) to \(state.rawValue)",
                    context: [("send", String(send)), ("open", open.description)])
            }
            try database.execute(
                sql: "UPDATE send SET state = ?, finished_at = ? WHERE id = ?",
                arguments: [state.rawValue, state == .finished ? at.milliseconds : nil, send])
        }
    }

    /// How many people are in each state.
    ///
    /// - Throws: `notFound`, `inconsistent` where the states do not add up to the audience.
    package func progress(_ send: Int) throws(StoreError) -> SendProgress {
        try connection.read { try Self.progress(Self.fetch(send, $0), $0) }
    }

    static func fetch(_ id: Int, _ database: Database) throws -> SendRecord {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM send WHERE id = ?", arguments: [id]) else {
            throw StoreError(.notFound, "there is no such send", context: [("send", String(id))])
        }
        return try record(row)
    }

    private static func record(_ row: Row) throws -> SendRecord {
        SendRecord(
            id: row["id"], scopeVersion: row["scope_version"], channel: row["channel"], startedAt: row.instant("started_at"),
            startedBy: row["started_by"], audience: PeopleCount(row["audience"]), state: try row.named("state"),
            finishedAt: row.optionalInstant("finished_at"))
    }

    private static func progress(_ record: SendRecord, _ database: Database) throws -> SendProgress {
        let rows = try Row.fetchAll(
            database, sql: "SELECT state, count(*) AS people FROM delivery WHERE send_id = ? GROUP BY state",
            arguments: [record.id])
        var progress = SendProgress(audience: record.audience, counts: [:])
        for row in rows {
            progress.counts[try row.named("state")] = PeopleCount(row["people"])
        }
        guard progress.addsUp else {
            throw StoreError(
                .inconsistent, "the states do not add up to the audience", context: [("send", String(record.id))],
                hint: "stop sending and check the store: haechi evidence verify")
        }
        return progress
    }
}
