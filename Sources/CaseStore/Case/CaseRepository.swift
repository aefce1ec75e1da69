package import BreachModel
internal import GRDB

/// The case: its facts with every earlier version of them, awareness candidates, measures and timeline.
package struct CaseRepository: Sendable {
    let connection: StoreConnection

    /// Opens the case with its first facts (`scope` is not stored here: see `ScopeRepository`).
    ///
    /// - Throws: `alreadyExists`: a store holds one case.
    package func open(_ facts: CaseFacts, by: String) throws(StoreError) {
        try connection.write { database in
            if try Self.identity(database) != nil {
                throw StoreError(
                    .alreadyExists, "this store holds a case already",
                    hint: "use another store folder for another case")
            }
            try database.execute(
                sql: "INSERT INTO breach_case VALUES (1, ?, ?)",
                arguments: [facts.caseID.rawValue, facts.openedAt.milliseconds])
            try Self.append(StoredCase(facts), at: facts.openedAt, by: by, reason: "opened", database)
            for candidate in facts.awareness {
                try Self.insert(candidate, replacing: nil, reason: nil, database)
            }
            for measure in facts.measures {
                try Self.insert(measure, database)
            }
        }
    }

    /// The case's id; nil before it is opened.
    package func id() throws(StoreError) -> CaseID? {
        try connection.read { try Self.identity($0)?.id }
    }

    /// The newest facts, with the candidates that hold, all measures and a scope.
    ///
    /// - Parameter scopeVersion: the version to fill in; nil for the newest, and none where none is saved.
    /// - Throws: `notFound` before the case is opened, or for a version that is not saved.
    package func facts(scopeVersion: Int? = nil) throws(StoreError) -> CaseFacts {
        try connection.read { database in
            guard let identity = try Self.identity(database),
                let body = try String.fetchOne(database, sql: "SELECT body FROM case_version ORDER BY version DESC LIMIT 1")
            else {
                throw StoreError(.notFound, "no case is open in this store", hint: "open one first: haechi case open")
            }
            let stored = try StoredJSON.value(StoredCase.self, body)
            return CaseFacts(
                caseID: identity.id, openedAt: identity.openedAt,
                awareness: try Self.awareness(database).filter { !$0.isReplaced }.map(\.candidate),
                illegalExternalAccess: stored.illegalExternalAccess, causes: stored.causes, leakFrom: stored.leakFrom,
                leakTo: stored.leakTo, ended: stored.ended, discoveredAt: stored.discoveredAt,
                measures: try Self.measures(database), scope: try ScopeRepository.scope(scopeVersion, database))
        }
    }

    /// Stores new facts as the newest version and keeps the old ones. Awareness candidates, measures and scope are not
    /// taken from `facts`: each has its own call.
    ///
    /// - Throws: `missingValue` without a reason, `notFound` before the case is opened.
    package func update(_ facts: CaseFacts, reason: String, at: Instant, by: String) throws(StoreError) {
        try StoreError.require(reason, "reason")
        try connection.write { database in
            guard try Self.identity(database)?.id == facts.caseID else {
                throw StoreError(.notFound, "that case is not in this store")
            }
            try Self.append(StoredCase(facts), at: at, by: by, reason: reason, database)
        }
    }

    /// Adds a candidate for the moment of awareness.
    ///
    /// - Returns: its id, to replace it by.
    @discardableResult
    package func addAwareness(_ candidate: AwarenessCandidate) throws(StoreError) -> Int {
        try StoreError.require(candidate.basis, "basis")
        return try connection.write { try Self.insert(candidate, replacing: nil, reason: nil, $0) }
    }

    /// Puts a candidate in the place of an older one, which stays in the history.
    ///
    /// - Throws: `missingValue` without a reason, `notFound`, `alreadyExists` where the older one is replaced already.
    @discardableResult
    package func replaceAwareness(_ id: Int, with candidate: AwarenessCandidate, reason: String) throws(StoreError) -> Int {
        try StoreError.require(reason, "reason")
        return try connection.write { try Self.insert(candidate, replacing: id, reason: reason, $0) }
    }

    /// Every candidate ever entered, in the order of entry.
    package func awarenessHistory() throws(StoreError) -> [AwarenessEntry] {
        try connection.read { try Self.awareness($0) }
    }

    /// Adds a measure.
    ///
    /// - Returns: its id, to verify it by.
    @discardableResult
    package func addMeasure(_ measure: Measure) throws(StoreError) -> Int {
        try connection.write { try Self.insert(measure, $0) }
    }

    /// Records that someone checked that a measure works.
    ///
    /// - Throws: `notFound`, `immutable` where it is verified already.
    package func verifyMeasure(_ id: Int, at: Instant, by: String) throws(StoreError) {
        try connection.write { database in
            try database.execute(
                sql: "UPDATE measure SET verified_at = ?, verified_by = ? WHERE id = ? AND verified_at IS NULL",
                arguments: [at.milliseconds, by, id])
            if database.changesCount == 1 { return }
            let exists = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM measure WHERE id = ?)", arguments: [id])
            throw exists == true
                ? StoreError(.immutable, "the measure is verified already", context: [("measure", String(id))])
                : StoreError(.notFound, "there is no such measure", context: [("measure", String(id))])
        }
    }

    /// Appends to the timeline.
    package func record(_ event: TimelineEvent) throws(StoreError) {
        try connection.write { try Self.insert(event, $0) }
    }

    /// The timeline, earliest first.
    package func timeline() throws(StoreError) -> [TimelineEvent] {
        try connection.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM timeline ORDER BY at, id").map { row in
                TimelineEvent(
                    at: row.instant("at"), kind: try row.named("kind"),
                    statement: Bilingual(korean: row["korean"], english: row["english"]), by: row["by"])
            }
        }
    }
}
