package import BreachModel
internal import GRDB

extension SendRepository {
    /// Claims up to `limit` deliveries that are due: first those never tried, then those refused for now. Each is
    /// recorded as `claimed` before this returns, so that a crash leaves no more than these in doubt.
    ///
    /// - Returns: none where the send does not run, or nothing is due.
    package func claim(_ send: Int, limit: Int, at now: Instant) throws(StoreError) -> [ClaimedDelivery] {
        try connection.write { database in
            guard try Self.fetch(send, database).state == .running else { return [] }
            var claimed = try Self.claim(.queued, send, limit, now, database)
            if claimed.count < limit {
                claimed += try Self.claim(.failedTemporary, send, limit - claimed.count, now, database)
            }
            return claimed
        }
    }

    private static func claim(
        _ state: DeliveryState, _ send: Int, _ limit: Int, _ now: Instant, _ database: Database
    ) throws -> [ClaimedDelivery] {
        // Not UPDATE … RETURNING: what it returns has lost its type, so that looking up the name would scan every person.
        let sql = """
            SELECT d.id, d.person, d.notice_id, d.code, d.address, d.message_id, d.attempts, p.name
            FROM delivery d LEFT JOIN person p ON p.person = d.person
            WHERE d.send_id = ? AND d.state = ? AND d.next_attempt_at <= ?
            ORDER BY d.next_attempt_at, d.id LIMIT ?
            """
        let claim = try database.makeStatement(
            sql: "UPDATE delivery SET state = 'claimed', claimed_at = ?, attempts = attempts + 1 WHERE id = ?")
        let claimed = try Row.fetchAll(database, sql: sql, arguments: [send, state.rawValue, now.milliseconds, limit])
            .map { row in
                ClaimedDelivery(
                    id: row["id"], person: PersonKey(row["person"]), notice: NoticeID(row["notice_id"]),
                    code: try code(row), address: Sensitive(row["address"]),
                    name: (row["name"] as String?).map { Sensitive($0) }, messageID: row["message_id"],
                    attempt: row["attempts"] + 1, previous: state)
            }
        for delivery in claimed { try claim.execute(arguments: [now.milliseconds, delivery.id]) }
        return claimed.sorted { $0.id < $1.id }
    }

    /// Records what became of claimed deliveries, all in one transaction.
    ///
    /// - Throws: `illegalTransition` where one is not claimed (any more); nothing is recorded then.
    package func record(_ outcomes: [DeliveryOutcome], send: Int, at now: Instant) throws(StoreError) {
        try connection.write { database in
            let statement = try database.makeStatement(
                sql: """
                    UPDATE delivery SET state = ?1, reason = ?2, next_attempt_at = ?3, confirmed_at = ?4, receipt = ?5,
                        attempts = attempts - (?1 = 'queued')
                    WHERE id = ?6 AND send_id = ?7 AND state = 'claimed'
                    """)
            for outcome in outcomes {
                var (reason, receipt): (String?, String?) = (nil, nil)
                var (next, confirmed): (Int64, Int64?) = (0, nil)
                switch outcome.result {
                case .confirmed(let code): (receipt, confirmed) = (code, now.milliseconds)
                case .failedTemporary(let code, let retryAt): (reason, next) = (code, retryAt.milliseconds)
                case .failedPermanent(let code): reason = code
                case .returned: break
                }
                try statement.execute(
                    arguments: [outcome.state.rawValue, reason, next, confirmed, receipt, outcome.delivery, send])
                guard database.changesCount == 1 else {
                    throw StoreError(
                        .illegalTransition, "an outcome came for a delivery that is not claimed",
                        context: [("send", String(send)), ("delivery", String(outcome.delivery))])
                }
            }
        }
    }

    /// Puts deliveries that a crash left claimed back into the queue. Call it before sending, never while sending.
    ///
    /// - Returns: how many they were: for these it is not known whether the carrier took them.
    package func releaseClaims(_ send: Int) throws(StoreError) -> PeopleCount {
        try connection.write { database in
            try database.execute(
                sql: "UPDATE delivery SET state = 'queued' WHERE send_id = ? AND state = 'claimed'", arguments: [send])
            return PeopleCount(database.changesCount)
        }
    }

    /// When the next refused delivery is due; nil where none waits.
    package func nextAttempt(_ send: Int) throws(StoreError) -> Instant? {
        try connection.read { database in
            try Int64.fetchOne(
                database,
                sql: "SELECT min(next_attempt_at) FROM delivery WHERE send_id = ? AND state = 'failed-temporary'",
                arguments: [send]
            ).map(Instant.init(milliseconds:))
        }
    }

    /// A send's deliveries in the given states, in the order of the audience, a page at a time.
    ///
    /// - Parameter after: the last person of the page before; nil for the first page.
    package func deliveries(
        _ send: Int, in states: Set<DeliveryState> = Set(DeliveryState.allCases), after: PersonKey? = nil, limit: Int = 1000
    ) throws(StoreError) -> [PersonDelivery] {
        let names = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        return try list(
            "WHERE send_id = ? AND person > ? AND state IN (\(names)) ORDER BY person LIMIT ?",
            [send, after?.rawValue ?? "", limit])
    }

    /// Everyone not reached so far and why, in the order of the audience, a page at a time.
    package func unreached(
        _ send: Int, after: PersonKey? = nil, limit: Int = 1000
    ) throws(StoreError) -> [PersonDelivery] {
        try deliveries(send, in: Set(DeliveryState.allCases).subtracting([.confirmed]), after: after, limit: limit)
    }

    /// The delivery that a code stands for; nil for a code that was never given out.
    package func delivery(code: NoticeCode) throws(StoreError) -> PersonDelivery? {
        try list("WHERE code = ?", [code.text]).first
    }

    /// All deliveries to a person, oldest first.
    package func deliveries(to person: PersonKey) throws(StoreError) -> [PersonDelivery] {
        try list("WHERE person = ? ORDER BY id", [person.rawValue])
    }

    private func list(_ condition: String, _ arguments: StatementArguments) throws(StoreError) -> [PersonDelivery] {
        try connection.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM delivery \(condition)", arguments: arguments).map { row in
                PersonDelivery(
                    send: row["send_id"], person: PersonKey(row["person"]), noticeID: NoticeID(row["notice_id"]),
                    code: try Self.code(row), channel: row["channel"], state: try row.named("state"),
                    attempts: row["attempts"], reason: row["reason"], confirmedAt: row.optionalInstant("confirmed_at"),
                    messageID: row["message_id"])
            }
        }
    }

    private static func code(_ row: Row) throws -> NoticeCode {
        guard let code = NoticeCode(typed: row["code"] as String) else {
            throw StoreError(.corrupt, "a stored code is not a code")
        }
        return code
    }
}
