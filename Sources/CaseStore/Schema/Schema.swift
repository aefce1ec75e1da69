internal import GRDB

/// The store's tables, as migrations that run in order and once each.
enum Schema {
    /// Every migration there is. One that has shipped is never edited: a change is a new one.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 case, scope, people, notices, sends") { database in
            for part in [caseTables, scopeTables, noticeTables, sendTables] {
                try database.execute(sql: part)
            }
        }
        migrator.registerMigration("2 clocks, orders, promises, watched postings") { database in
            for part in [clockTables, promiseTables] {
                try database.execute(sql: part)
            }
        }
        migrator.registerMigration("3 guardians") { database in
            try database.execute(sql: "ALTER TABLE person ADD COLUMN guardian_email TEXT")
        }
        return migrator
    }
}
