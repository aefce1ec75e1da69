internal import BreachLaw
package import BreachModel
internal import CaseStore

/// Use case: enter what starts, extends or removes a clock. Nothing entered earlier is lost; every step is sealed.
package struct MoveClocks {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Enters a new fact: the clock of each supplement starts for it.
    ///
    /// - Parameter name: a short name, unique in the case; supplements are marked as met by it.
    /// - Throws: what the store throws: `alreadyExists` for a name that is taken.
    package func addFact(_ name: String, at: Instant, statement: Bilingual) throws {
        try add(.eachNewFact, at: at, fact: name, statement: statement)
    }

    /// Ids of the events that are entered here: those that no other fact of the case stands in for.
    package static var eventIDs: [String] { ClockStart.allCases.filter { $0 != .eachNewFact }.map(\.rawValue) }

    /// Enters an event that starts clocks.
    ///
    /// - Parameter id: one of `eventIDs`.
    /// - Throws: `unknownEvent`; `badAwareness` where it lies in the future.
    package func addEvent(_ id: String, at: Instant, note: String) throws {
        guard let kind = ClockStart(rawValue: id), kind != .eachNewFact else {
            throw ResponseError(
                .unknownEvent, "no clock starts with such an event", hint: "one of " + Self.eventIDs.joined(separator: ", "))
        }
        try add(
            kind, at: at,
            statement: Bilingual(korean: "\(kind.words.korean): \(note)", english: "\(kind.words.english): \(note)"))
    }

    /// Enters the company's own assessment: whether the breach must be told at all (PDPA 26C).
    ///
    /// The assessment's duty is met; where the breach is notifiable, the clocks that run from the assessment start.
    package func assess(at: Instant, isNotifiable: Bool, basis: String) throws {
        for (profile, duty) in try CaseDuties(environment).assessments() {
            try UpdateCase(environment).markDuty("\(profile.family)/\(duty.id)", metAt: at, note: basis)
        }
        if isNotifiable { return try addEvent(ClockStart.assessedNotifiable.rawValue, at: at, note: basis) }
        try tell(
            Bilingual(korean: "통지 대상이 아닌 것으로 평가함: \(basis)", english: "Assessed as not notifiable: \(basis)"), at: at)
        try seal("assessed", ["not-notifiable", at.rfc3339(), basis])
    }

    private func add(_ kind: ClockStart, at: Instant, fact: String? = nil, statement: Bilingual) throws {
        let now = environment.clock.now()
        guard at <= now else {
            throw ResponseError(.badAwareness, "the event lies in the future", context: [("at", at.rfc3339())])
        }
        let store = try environment.requireStore()
        try store.duties.record(
            RecordedEvent(kind: kind.rawValue, at: at, fact: fact, statement: statement, by: environment.actor, recordedAt: now))
        try tell(statement, at: at)
        try seal("clock-event", [kind.rawValue, at.rfc3339(), fact ?? "", statement.korean, statement.english])
    }

    /// Claims that a duty's clock is extended.
    ///
    /// - Parameters:
    ///   - duty: its id, with its law where several have one (`US-CA/notice-person`).
    ///   - until: when the cause ended; nil while it lasts.
    /// - Throws: `badGround` where the law does not allow this ground for the duty, with those that it allows.
    package func extend(_ duty: String, ground: String, from: Instant, until: Instant?, reason: String) throws {
        let found = try CaseDuties(environment).resolve(duty)
        let allowed = (found.duty.clock?.extendOnlyIf ?? []).map(\.rawValue)
        try require(ground, in: allowed, of: found.reference)
        let now = environment.clock.now()
        try environment.requireStore().duties.record(
            RecordedExtension(
                duty: found.reference, ground: ground, from: from, until: until, reason: reason, by: environment.actor, recordedAt: now))
        let words = ExtensionGround(rawValue: ground)?.words
        try tell(
            Bilingual(
                korean: "기한 연장을 주장함: \(found.duty.name.korean)(\(found.reference)), \(words?.korean ?? ground)",
                english: "Extension claimed: \(found.duty.name.english) (\(found.reference)), \(words?.english ?? ground)"), at: now)
        try seal("duty-extended", [found.reference, ground, from.rfc3339(), until?.rfc3339() ?? "", reason])
    }

    /// Claims a ground of a waiver; without evidence, takes an earlier claim back.
    ///
    /// - Throws: `badGround` where the law knows no such ground for the duty, with those that it knows.
    package func waive(_ duty: String, ground: String, evidence: String) throws {
        let found = try CaseDuties(environment).resolve(duty)
        let known = (found.duty.waivers ?? []).flatMap(\.ifAll).map(\.rawValue)
        try require(ground, in: known, of: found.reference)
        let now = environment.clock.now()
        try environment.requireStore().duties.record(
            RecordedWaiver(duty: found.reference, ground: ground, evidence: evidence, by: environment.actor, recordedAt: now))
        let words = WaiverGround(rawValue: ground)?.words
        let back = evidence.isEmpty
        try tell(
            Bilingual(
                korean: "면제 사유를 \(back ? "거둠" : "주장함"): \(found.duty.name.korean)(\(found.reference)), \(words?.korean ?? ground)",
                english:
                    "Ground of a waiver \(back ? "taken back" : "claimed"): \(found.duty.name.english) (\(found.reference)), \(words?.english ?? ground)"
            ), at: now)
        try seal("duty-waived", [found.reference, ground, evidence])
    }

    /// Answers a question on which duties depend; nil opens it again.
    package func answer(_ question: CaseQuestion, _ answer: Bool?, basis: String) throws {
        let now = environment.clock.now()
        try environment.requireStore().duties.record(
            RecordedAnswer(question: question.rawValue, answer: answer, basis: basis, by: environment.actor, recordedAt: now))
        let words = answer.map { ($0 ? "예" : "아니요", $0 ? "yes" : "no") } ?? ("다시 확인 중", "open again")
        try tell(
            Bilingual(korean: "\(question.words.korean) \(words.0)", english: "\(question.words.english) \(words.1)"), at: now)
        try seal("answer", [question.rawValue, answer.map(String.init) ?? "open", basis])
    }

    private func require(_ ground: String, in allowed: [String], of duty: String) throws {
        guard allowed.contains(ground) else {
            throw ResponseError(
                .badGround, "the law does not know this ground for the duty", context: [("duty", duty)],
                hint: allowed.isEmpty ? "it knows none for this duty" : "it knows: " + allowed.joined(separator: ", "))
        }
    }

    private func tell(_ statement: Bilingual, at: Instant) throws {
        try environment.requireStore().cases.record(
            TimelineEvent(at: at, kind: .duty, statement: statement, by: environment.actor))
    }

    private func seal(_ step: String, _ parts: [String]) throws {
        try EvidenceSeal(environment).seal(
            step: step, inputs: [], results: [SealedItem("\(step):\(parts[0])", bytes: try StableJSON.encode(parts))])
    }
}
