extension Schema {
    /// The case itself, its append-only lists, findings and duty marks. Times are milliseconds since the Unix epoch.
    static let caseTables = """
        CREATE TABLE breach_case (
            singleton INTEGER PRIMARY KEY CHECK (singleton = 1), case_id TEXT NOT NULL, opened_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE case_version (
            version INTEGER PRIMARY KEY, body TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL
        ) STRICT;
        CREATE TABLE awareness (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, basis TEXT NOT NULL, credible INTEGER NOT NULL,
            entered_at INTEGER NOT NULL, entered_by TEXT NOT NULL, replaces INTEGER UNIQUE REFERENCES awareness(id),
            reason TEXT
        ) STRICT;
        CREATE TABLE measure (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL, korean TEXT NOT NULL, english TEXT NOT NULL,
            recipient TEXT, verified_at INTEGER, verified_by TEXT
        ) STRICT;
        CREATE TABLE timeline (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, korean TEXT NOT NULL, english TEXT NOT NULL,
            by TEXT NOT NULL
        ) STRICT;
        CREATE INDEX timeline_at ON timeline (at, id);
        CREATE TABLE finding (
            id TEXT PRIMARY KEY, position INTEGER NOT NULL, body TEXT NOT NULL, chosen INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE duty_mark (
            id INTEGER PRIMARY KEY, duty TEXT NOT NULL, met_at INTEGER, by TEXT NOT NULL, note TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE posting (
            id INTEGER PRIMARY KEY, notice_id TEXT REFERENCES notice(id), place TEXT NOT NULL, posted_at INTEGER NOT NULL,
            removed_at INTEGER, by TEXT NOT NULL
        ) STRICT;
        \(appendOnly("case_version"))
        \(appendOnly("awareness"))
        \(appendOnly("timeline"))
        \(appendOnly("duty_mark"))
        """

    /// Scopes and the people in them.
    static let scopeTables = """
        CREATE TABLE scope (
            version INTEGER PRIMARY KEY, body TEXT NOT NULL, digest TEXT NOT NULL, saved_at INTEGER NOT NULL,
            saved_by TEXT NOT NULL
        ) STRICT;
        CREATE TABLE scope_group (
            id INTEGER PRIMARY KEY, scope_version INTEGER NOT NULL REFERENCES scope(version), key TEXT NOT NULL,
            UNIQUE (scope_version, key)
        ) STRICT;
        CREATE TABLE scope_person (
            scope_version INTEGER NOT NULL, person TEXT NOT NULL, group_id INTEGER NOT NULL, kind TEXT NOT NULL,
            accounts TEXT NOT NULL, items TEXT NOT NULL, must_be_named INTEGER NOT NULL,
            PRIMARY KEY (scope_version, person)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX scope_person_group ON scope_person (scope_version, group_id, person);
        CREATE TABLE person (
            person TEXT PRIMARY KEY, name TEXT, email TEXT, phone TEXT, language TEXT NOT NULL, birth_date TEXT,
            country TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE person_account (
            account TEXT PRIMARY KEY, person TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX person_account_person ON person_account (person);
        \(appendOnly("scope"))
        \(appendOnly("scope_group"))
        \(appendOnly("scope_person"))
        """

    /// Texts and their approvals.
    static let noticeTables = """
        CREATE TABLE notice (
            id TEXT PRIMARY KEY, version INTEGER NOT NULL, scope_version INTEGER NOT NULL REFERENCES scope(version),
            group_key TEXT NOT NULL, language TEXT NOT NULL, reader TEXT NOT NULL, person_kind TEXT, kind TEXT NOT NULL,
            subject TEXT NOT NULL, body TEXT NOT NULL, statements TEXT NOT NULL, check_outcome TEXT,
            created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
            UNIQUE (scope_version, group_key, language, reader, kind, version)
        ) STRICT;
        CREATE TABLE notice_approval (
            notice_id TEXT NOT NULL REFERENCES notice(id), approver TEXT NOT NULL, at INTEGER NOT NULL,
            digest TEXT NOT NULL, PRIMARY KEY (notice_id, approver)
        ) STRICT;
        CREATE TRIGGER notice_approved_update BEFORE UPDATE ON notice
            WHEN EXISTS (SELECT 1 FROM notice_approval WHERE notice_id = OLD.id)
            BEGIN SELECT RAISE(ABORT, 'an approved notice is never changed'); END;
        CREATE TRIGGER notice_approved_delete BEFORE DELETE ON notice
            WHEN EXISTS (SELECT 1 FROM notice_approval WHERE notice_id = OLD.id)
            BEGIN SELECT RAISE(ABORT, 'an approved notice is never removed'); END;
        \(appendOnly("notice_approval"))
        """

    /// Sends: the frozen audience with one row, and so one state, for each person.
    static let sendTables = """
        CREATE TABLE send (
            id INTEGER PRIMARY KEY, scope_version INTEGER NOT NULL REFERENCES scope(version), channel TEXT NOT NULL,
            started_at INTEGER NOT NULL, started_by TEXT NOT NULL, audience INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'finished')), finished_at INTEGER
        ) STRICT;
        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY, send_id INTEGER NOT NULL REFERENCES send(id), person TEXT NOT NULL,
            notice_id TEXT NOT NULL REFERENCES notice(id), code TEXT NOT NULL UNIQUE, channel TEXT NOT NULL,
            address TEXT, message_id TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN
                ('queued', 'claimed', 'confirmed', 'failed-temporary', 'failed-permanent', 'no-channel')),
            attempts INTEGER NOT NULL DEFAULT 0, reason TEXT, next_attempt_at INTEGER NOT NULL DEFAULT 0,
            claimed_at INTEGER, confirmed_at INTEGER, receipt TEXT,
            UNIQUE (send_id, person)
        ) STRICT;
        CREATE INDEX delivery_state ON delivery (send_id, state, next_attempt_at, id);
        CREATE UNIQUE INDEX delivery_person_notice ON delivery (person, notice_id);
        CREATE TRIGGER delivery_frozen BEFORE UPDATE ON delivery
            WHEN OLD.state = 'confirmed' OR OLD.person IS NOT NEW.person OR OLD.notice_id IS NOT NEW.notice_id
                OR OLD.code IS NOT NEW.code OR OLD.address IS NOT NEW.address OR OLD.message_id IS NOT NEW.message_id
                OR OLD.send_id IS NOT NEW.send_id
            BEGIN SELECT RAISE(ABORT, 'a frozen audience is never changed'); END;
        CREATE TRIGGER delivery_kept BEFORE DELETE ON delivery
            BEGIN SELECT RAISE(ABORT, 'a delivery is never removed'); END;
        """

    /// Triggers that refuse to change or remove a row of a table.
    static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_kept BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE(ABORT, 'rows are never removed'); END;
        CREATE TRIGGER \(table)_fixed BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE(ABORT, 'rows are never changed'); END;
        """
    }
}
