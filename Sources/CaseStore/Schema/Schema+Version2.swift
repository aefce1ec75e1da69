extension Schema {
    /// What moves clocks and duties, and where people live. Times are milliseconds since the Unix epoch.
    static let clockTables = """
        ALTER TABLE duty_mark ADD COLUMN fact TEXT;
        ALTER TABLE duty_mark ADD COLUMN met_day TEXT;
        CREATE TABLE clock_event (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL, fact TEXT, korean TEXT NOT NULL, english TEXT NOT NULL,
            by TEXT NOT NULL, recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX clock_event_fact ON clock_event (fact) WHERE fact IS NOT NULL;
        CREATE TABLE duty_extension (
            id INTEGER PRIMARY KEY, duty TEXT NOT NULL, ground TEXT NOT NULL, from_at INTEGER NOT NULL, until_at INTEGER,
            reason TEXT NOT NULL, by TEXT NOT NULL, recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE duty_waiver (
            id INTEGER PRIMARY KEY, duty TEXT NOT NULL, ground TEXT NOT NULL, evidence TEXT NOT NULL, by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE case_answer (
            id INTEGER PRIMARY KEY, question TEXT NOT NULL, answer INTEGER, basis TEXT NOT NULL, by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE scope_residence (
            scope_version INTEGER NOT NULL REFERENCES scope(version), place TEXT NOT NULL, group_id INTEGER NOT NULL,
            people INTEGER NOT NULL, PRIMARY KEY (scope_version, place, group_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE alarm (key TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        \(appendOnly("clock_event"))
        \(appendOnly("duty_extension"))
        \(appendOnly("duty_waiver"))
        \(appendOnly("case_answer"))
        \(appendOnly("alarm"))
        """

    /// Orders of regulators, promises made in public, and what a watcher saw of postings.
    static let promiseTables = """
        CREATE TABLE regulator_order (
            id TEXT PRIMARY KEY, body TEXT NOT NULL, digest TEXT NOT NULL, by TEXT NOT NULL, recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE order_proof (
            id INTEGER PRIMARY KEY, order_id TEXT NOT NULL REFERENCES regulator_order(id), number INTEGER NOT NULL,
            met_at INTEGER NOT NULL, file TEXT NOT NULL, digest TEXT NOT NULL, note TEXT NOT NULL, by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE promise (
            id INTEGER PRIMARY KEY, body TEXT NOT NULL, by TEXT NOT NULL, recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE promise_outcome (
            id INTEGER PRIMARY KEY, promise_id INTEGER NOT NULL REFERENCES promise(id), outcome TEXT NOT NULL, at INTEGER NOT NULL,
            note TEXT NOT NULL, by TEXT NOT NULL, recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE posting_watch (
            posting_id INTEGER PRIMARY KEY REFERENCES posting(id), url TEXT NOT NULL, term_days INTEGER NOT NULL, text TEXT NOT NULL,
            digest TEXT NOT NULL
        ) STRICT;
        CREATE TABLE posting_observation (
            id INTEGER PRIMARY KEY, posting_id INTEGER NOT NULL REFERENCES posting(id), at INTEGER NOT NULL, state TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX posting_observation_at ON posting_observation (posting_id, at, id);
        \(appendOnly("regulator_order"))
        \(appendOnly("order_proof"))
        \(appendOnly("promise"))
        \(appendOnly("promise_outcome"))
        \(appendOnly("posting_watch"))
        \(appendOnly("posting_observation"))
        """
}
