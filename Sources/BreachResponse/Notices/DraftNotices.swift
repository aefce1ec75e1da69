internal import BreachLaw
package import BreachModel
package import CaseStore
internal import ConfigurationReading
internal import NoticeChecking
internal import NoticeWriting

/// Use case: write a text for every group of people with exactly the same items, in every language and for every reader, check
/// each against the scope, and keep each with what the check found.
package struct DraftNotices {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// What to write.
    package struct Request: Hashable, Sendable {
        /// Kinds of text for people; empty for what is owed: notice of the leak, posting and FAQ.
        package var kinds: [DraftKind]
        /// Of the configured jurisdictions; empty for all.
        package var jurisdictions: [String]

        package init(kinds: [DraftKind] = [], jurisdictions: [String] = []) {
            self.kinds = kinds
            self.jurisdictions = jurisdictions
        }
    }

    /// A text that the checker refused, or that could not be written.
    package struct Refusal: Hashable, Sendable {
        package var notice: NoticeID
        /// Compiler-style lines: place, severity, rule, what is wrong, how to mend it.
        package var lines: [String]
    }

    /// What was written.
    package struct Outcome: Sendable {
        /// Texts that nothing stands against, waiting for approval.
        package var kept: [StoredNotice]
        /// Texts that were kept too, and cannot be approved unless a named person answers for each rule.
        package var refused: [Refusal]
        /// Groups of whom nothing is established: no notice of a leak is owed to them.
        package var groupsWithout: Int
        /// Audiences for whom nothing changed since their last notice.
        package var unchanged: Int
    }

    /// Drafts from the newest scope.
    ///
    /// - Throws: `noScope`, `nothingToNotify`, `unknownJurisdiction`, or what the store and the law throw.
    package func callAsFunction(_ request: Request = Request()) throws -> Outcome {
        let store = try environment.requireStore()
        guard let scope = try store.scopes.newest() else {
            throw ResponseError(.noScope, "there is no scope yet", hint: "run haechi scope make first")
        }
        let configuration = environment.configuration
        let facts = try store.cases.facts(scopeVersion: scope.version)
        let company = try configuration.requireCompany()
        let kinds = (request.kinds.isEmpty ? DraftKind.owed : request.kinds).compactMap(\.notice)
        let version = (try store.notices.notices(scopeVersion: nil).map(\.version).max() ?? 0) + 1
        let later =
            kinds.contains(where: \.isLater)
            ? try LaterAudiences(store: store, scope: scope, offsetMinutes: configuration.zoneOffsetMinutes) : LaterAudiences()
        var batch = DraftBatch(
            items: configuration.items, company: company, offsetMinutes: configuration.zoneOffsetMinutes,
            groupsWithout: scope.groups.count { !$0.items.contains(where: \.certainty.mustBeNamed) })
        let laws = try NoticeProfiles(environment, families: request.jurisdictions)
        for profile in laws.profiles {
            let plan = DraftPlan(
                scope: scope, profile: profile, family: laws.mark(profile), later: later,
                noticeDate: environment.clock.now().civil(offsetMinutes: configuration.zoneOffsetMinutes).date)
            let writer = NoticeWriter(
                facts: facts, company: company, items: configuration.items, profile: profile,
                zoneOffsetMinutes: configuration.zoneOffsetMinutes, factsVersion: version)
            let known = CheckFacts(
                case: facts, company: company, profileID: profile.id, zoneOffsetMinutes: configuration.zoneOffsetMinutes)
            try batch.write(kinds, plan: plan, writer: writer, facts: known)
        }
        guard !batch.isEmpty else {
            throw ResponseError(
                .nothingToNotify, "the scope asks for no text of these kinds",
                context: [("kinds", kinds.map(\.rawValue).joined(separator: " "))])
        }
        return try keep(batch, scope: scope, store: store)
    }

    private func keep(_ batch: DraftBatch, scope: BreachScope, store: CaseStore) throws -> Outcome {
        let now = environment.clock.now()
        let stored = try batch.checked.map { entry in
            try StoredNotice(entry.draft, outcome: entry.outcome, scopeVersion: scope.version, at: now, by: environment.actor)
        }
        try store.notices.save(stored)
        try EvidenceSeal(environment).seal(
            step: "draft", inputs: [SealedItem("scope-digest", bytes: Array(scope.digest.utf8))],
            results: stored.map { SealedItem(value: $0.id.rawValue, digest: $0.textDigest) })
        let standing = Set(batch.checked.filter { !$0.outcome.standing.isEmpty }.map(\.draft.id))
        return Outcome(
            kept: stored.filter { !standing.contains($0.id) }, refused: batch.refused, groupsWithout: batch.groupsWithout,
            unchanged: batch.unchanged)
    }
}
