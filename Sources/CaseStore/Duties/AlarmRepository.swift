internal import BreachModel
internal import GRDB

/// Alarms, each once.
package struct AlarmRepository: Sendable {
    let connection: StoreConnection

    /// Keeps an alarm and puts it on the timeline, in one transaction.
    ///
    /// - Parameters:
    ///   - key: what is alarmed, and how urgent; the same key alarms once.
    ///   - event: what the timeline says.
    /// - Returns: false where the key was alarmed before; nothing is written then.
    package func raise(_ key: String, _ event: TimelineEvent) throws(StoreError) -> Bool {
        try connection.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO alarm (key, at) VALUES (?, ?)", arguments: [key, event.at.milliseconds])
            guard database.changesCount == 1 else { return false }
            try CaseRepository.insert(event, database)
            return true
        }
    }

    /// Keys that were alarmed, sorted.
    package func keys() throws(StoreError) -> [String] {
        try connection.read { try String.fetchAll($0, sql: "SELECT key FROM alarm ORDER BY key") }
    }
}
