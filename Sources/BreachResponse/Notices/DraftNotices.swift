internal import BreachLaw
package import BreachModel
package import CaseStore
internal import ConfigurationReading
internal import NoticeChecking
internal import NoticeWriting

/// Use case: write a text for every group of people with exactly the same items, in every language and for every reader, check
/// each against the scope, and keep those that nothing stands against.
package struct DraftNotices {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// A text that the checker refused, with its findings.
    package struct Refusal: Hashable, Sendable {
        package var notice: NoticeID
        /// Compiler-style lines: place, severity, rule, what is wrong, how to mend it.
        package var lines: [String]
    }

    /// What was written.
    package struct Outcome: Sendable {
        /// Texts kept, checked, waiting for approval.
        package var kept: [StoredNotice]
        package var refused: [Refusal]
        /// Groups for whom no notice is owed by this profile (nothing seen or presumed).
        package var groupsWithout: Int
    }

    /// Drafts from the newest scope.
    ///
    /// - Throws: `noScope`, `nothingToNotify`, or what the store and the law throw.
    package func callAsFunction() throws -> Outcome {
        let store = try environment.requireStore()
        guard let scope = try store.scopes.newest() else {
            throw ResponseError(.noScope, "there is no scope yet", hint: "run haechi scope make first")
        }
        let facts = try store.cases.facts(scopeVersion: scope.version)
        let company = try environment.configuration.requireCompany()
        let profile = try CaseDuties(environment).profile()
        let version = (try store.notices.notices(scopeVersion: nil).map(\.version).max() ?? 0) + 1
        let writer = NoticeWriter(
            facts: facts, company: company, items: environment.configuration.items, profile: profile,
            zoneOffsetMinutes: environment.configuration.zoneOffsetMinutes, factsVersion: version)
        let drafts = try drafts(scope, writer: writer)
        guard !drafts.isEmpty else { throw ResponseError(.nothingToNotify, "the scope obliges to notify nobody") }
        let known = CheckFacts(
            case: facts, company: company, profileID: profile.id, zoneOffsetMinutes: environment.configuration.zoneOffsetMinutes)
        return try keep(drafts, facts: known, company: company, scope: scope, store: store)
    }

    private func drafts(_ scope: BreachScope, writer: NoticeWriter) throws -> [(NoticeDraft, ExposureGroup?)] {
        let named = scope.groups.filter { group in group.items.contains(where: \.certainty.mustBeNamed) }
        var drafts: [(NoticeDraft, ExposureGroup?)] = []
        for group in named {
            for language in Language.allCases {
                let readers: [NoticeReader] = group.kind == .member ? [.adult, .child, .guardian] : [.adult]
                for reader in readers {
                    drafts.append((try writer.draft(group: group, language: language, kind: .leak, reader: reader), group))
                }
            }
        }
        guard !named.isEmpty else { return [] }
        for language in Language.allCases {
            drafts.append((try writer.posting(groups: named, language: language), nil))
            drafts.append((try writer.faq(groups: named, language: language), nil))
        }
        return drafts
    }

    private func keep(_ drafts: [(NoticeDraft, ExposureGroup?)], facts: CheckFacts, company: Company, scope: BreachScope, store: CaseStore)
        throws -> Outcome
    {
        var outcome = Outcome(
            kept: [], refused: [], groupsWithout: scope.groups.count { !$0.items.contains(where: \.certainty.mustBeNamed) })
        for (draft, group) in drafts {
            let report = NoticeChecker(facts: facts.about(draft, group: group, company: company), items: environment.configuration.items)
                .check(
                    text: draft.text)
            let found = report.findings.map { CheckOutcome.Finding(rule: $0.rule, severity: CheckOutcome.Severity($0.severity)) }
            let check = CheckOutcome(of: draft, findings: found, cannotTell: report.cannotTell.map(\.rule))
            let checked: CheckedNotice
            do throws(NoticeWritingError) { checked = try CheckedNotice(draft, outcome: check) } catch {
                guard error.code == .blocked else { throw error }
                outcome.refused.append(Refusal(notice: draft.id, lines: report.compilerStyle(file: draft.id.rawValue)))
                continue
            }
            outcome.kept.append(try StoredNotice(checked, scopeVersion: scope.version, at: environment.clock.now(), by: environment.actor))
        }
        try store.notices.save(outcome.kept)
        try EvidenceSeal(environment).seal(
            step: "draft", inputs: [SealedItem("scope-digest", bytes: Array(scope.digest.utf8))],
            results: outcome.kept.map { SealedItem(value: $0.id.rawValue, digest: $0.textDigest) })
        return outcome
    }
}

extension CheckOutcome.Severity {
    init(_ severity: Severity) {
        switch severity {
        case .info: self = .info
        case .warn: self = .warn
        case .error: self = .error
        case .block: self = .block
        }
    }
}
