package import BreachModel
internal import GRDB

extension CaseRepository {
    /// The facts as they stood at a moment, so that a later text can say what changed since; without awareness, measures and
    /// scope, which carry times of their own. Nil before the case was opened.
    package func facts(asOf moment: Instant) throws(StoreError) -> CaseFacts? {
        try connection.read { database in
            guard let identity = try Self.identity(database),
                let body = try String.fetchOne(
                    database, sql: "SELECT body FROM case_version WHERE at <= ? ORDER BY version DESC LIMIT 1",
                    arguments: [moment.milliseconds])
            else { return nil }
            let stored = try StoredJSON.value(StoredCase.self, body)
            return CaseFacts(
                caseID: identity.id, openedAt: identity.openedAt, awareness: [], illegalExternalAccess: stored.illegalExternalAccess,
                causes: stored.causes, leakFrom: stored.leakFrom, leakTo: stored.leakTo, ended: stored.ended,
                discoveredAt: stored.discoveredAt, measures: [], scope: nil)
        }
    }
}
