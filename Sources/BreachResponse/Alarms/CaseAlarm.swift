package import BreachModel

/// Something that has a due time, or must stand, and needs someone now.
package struct CaseAlarm: Hashable, Sendable, Codable {
    package enum Level: String, Hashable, Sendable, Codable, CaseIterable {
        /// Due soon.
        case nearing
        /// The law gives no number: it is to be done now.
        case owed
        /// Time has passed, or something that must stand does not.
        case overdue
    }

    /// The same alarm has the same key: it goes on the timeline once.
    package var key: String
    package var level: Level
    package var statement: Bilingual
    package var due: Instant?
    /// Whether this call was the first to raise it.
    package var isNew = false

    package init(key: String, level: Level, statement: Bilingual, due: Instant?) {
        self.key = key
        self.level = level
        self.statement = statement
        self.due = due
    }
}
