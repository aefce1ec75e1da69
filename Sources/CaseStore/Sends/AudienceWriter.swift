internal import BreachModel
internal import GRDB

/// Writes a frozen audience inside its transaction.
struct AudienceWriter {
    private let plan: SendPlan
    private let database: Database
    private let insert: Statement
    private let send: Int64
    private var count = 0

    init(plan: SendPlan, database: Database) throws {
        self.plan = plan
        self.database = database
        try database.execute(
            sql: """
                INSERT INTO send (scope_version, channel, started_at, started_by, audience, state)
                VALUES (?, ?, ?, ?, 0, 'running')
                """,
            arguments: [plan.scopeVersion, plan.channel, plan.startedAt.milliseconds, plan.startedBy])
        send = database.lastInsertedRowID
        insert = try database.makeStatement(
            sql: """
                INSERT INTO delivery (send_id, person, notice_id, code, channel, address, message_id, state, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO NOTHING
                """)
    }

    mutating func add(
        _ person: PersonKey, _ decision: AudienceDecision, using generator: inout some RandomNumberGenerator
    ) throws {
        guard (decision.address == nil) == (decision.reason != nil) else {
            throw StoreError(.inconsistent, "an address or a reason for its lack is needed, and not both")
        }
        let state = decision.address == nil ? DeliveryState.noChannel : .queued
        // A code that is taken is drawn again; eight in a row mean a generator that does not generate.
        for _ in 0..<8 {
            let code = NoticeCode.random(using: &generator)
            try insert.execute(arguments: [
                send, person.rawValue, decision.notice.rawValue, code.text, plan.channel, decision.address?.reveal(),
                "<\(code.text.lowercased())@\(plan.messageDomain)>", state.rawValue, decision.reason,
            ])
            if database.changesCount == 1 {
                count += 1
                return
            }
        }
        throw StoreError(.inconsistent, "no unused code could be drawn")
    }

    func finish() throws -> SendRecord {
        try database.execute(sql: "UPDATE send SET audience = ? WHERE id = ?", arguments: [count, send])
        return try SendRepository.fetch(Int(send), database)
    }
}
