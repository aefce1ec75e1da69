internal import BreachModel
internal import GRDB

/// The one writer connection and the readers of a store's database; the only place that opens it.
///
/// Source of the settings: sqlite.org, "Defense Against The Dark Arts" and "PRAGMA Statements".
final class StoreConnection: Sendable {
    private let pool: DatabasePool
    private let lock: StoreLock?

    init(path: String, lock: StoreLock?) throws(StoreError) {
        self.lock = lock
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration(readOnly: lock == nil))
            if lock != nil {
                // GRDB sets NORMAL after `prepareDatabase`, so FULL comes last and is read back.
                try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
                try requireSafeSettings()
            }
            try prepareSchema(mayMigrate: lock != nil)
        } catch {
            throw StoreError.mapping(error)
        }
    }

    private static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
                    PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536
                    """)
        }
        return configuration
    }

    private func requireSafeSettings() throws {
        let settings: [(pragma: String, wanted: Set<String>)] = [
            ("synchronous", ["2", "3"]), ("journal_mode", ["wal"]), ("foreign_keys", ["1"]), ("secure_delete", ["1"]),
            ("trusted_schema", ["0"]), ("busy_timeout", ["5000"]),
        ]
        try pool.writeWithoutTransaction { database in
            for setting in settings {
                let value = try String.fetchOne(database, sql: "PRAGMA \(setting.pragma)")
                guard let value, setting.wanted.contains(value) else {
                    throw StoreError(
                        .unsafeSetting, "SQLite did not accept a setting that keeps data safe",
                        context: [("setting", setting.pragma), ("value", value ?? "none")],
                        hint: "keep the store on a local disk: WAL does not work on network file systems")
                }
            }
        }
    }

    private func prepareSchema(mayMigrate: Bool) throws {
        let migrator = Schema.migrator
        let (newer, complete) = try pool.read {
            (try migrator.hasBeenSuperseded($0), try migrator.hasCompletedMigrations($0))
        }
        if newer {
            throw StoreError(
                .newerSchema, "a newer version of haechi has written this store",
                hint: "use that version or a later one; nothing was changed")
        }
        if complete { return }
        guard mayMigrate else {
            throw StoreError(
                .noStore, "the store was made by an earlier version and is not migrated yet",
                hint: "open it once with a writing command")
        }
        try migrator.migrate(pool)
    }

    /// The number of the linked SQLite library, which need not be the one of the headers.
    func libraryVersion() throws(StoreError) -> SQLiteVersion {
        let text = try read { try String.fetchOne($0, sql: "SELECT sqlite_version()") } ?? ""
        let parts = text.split(separator: ".").compactMap { Int($0) }
        return SQLiteVersion(number: parts.reduce(0) { $0 * 1000 + $1 })
    }

    /// Reads in one snapshot, beside a running write.
    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try pool.read(body) } catch { throw StoreError.mapping(error) }
    }

    /// Writes in one transaction: all of it or, on any error, none.
    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try pool.write(body) } catch { throw StoreError.mapping(error) }
    }

    /// Runs SQLite's own check of the whole file; empty where it is sound.
    func integrityProblems() throws(StoreError) -> [String] {
        let rows = try read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
        return rows == ["ok"] ? [] : rows
    }
}
