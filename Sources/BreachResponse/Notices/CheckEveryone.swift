internal import BreachModel
internal import CaseStore
internal import ConfigurationReading
internal import NoticeChecking
internal import NoticeWriting

/// Use case: check, person by person, the text that each would get against exactly that person's record: items and how sure they
/// are, membership, language, age.
///
/// Groups share a text, so each text is read once and judged once against each record that its readers have; each person is
/// then held against that judgement, and against the group that the store put them into.
package struct CheckEveryone {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// What can be wrong with the text that a person would get.
    package enum Fault: String, Hashable, Sendable, Codable, CaseIterable {
        /// There is none for the group, language and age.
        case noText = "no-text"
        /// The text is for a group whose items are not the person's.
        case wrongGroup = "wrong-group"
        /// Members are told as non-members, or the other way round.
        case wrongMembership = "wrong-membership"
        case wrongLanguage = "wrong-language"
        /// A rule at ERROR or above stands against the text for this person's record.
        case refused
        /// A place for something of the person's own that nothing fills.
        case unknownPlaceholder = "unknown-placeholder"
    }

    /// The counts; the same store gives the same bytes.
    package struct Outcome: Hashable, Sendable, Codable {
        package var people = 0
        /// Different texts that were read.
        package var texts = 0
        /// Different pairs of text and record that were judged rule by rule.
        package var judged = 0
        package var right = 0
        /// People by fault; one person may have several.
        package var faults: [String: Int] = [:]
        /// Rules that stand against texts, with the people whom they concern.
        package var rules: [String: Int] = [:]
        /// The first ten people with a fault: personal data.
        package var examples: [String] = []
        package var isRight: Bool { people == right }
    }

    /// Checks the newest drafts of a kind for everyone whom the newest scope obliges to notify.
    ///
    /// - Throws: `noScope`, `unknownNotice` where nothing is drafted, or what store and law throw.
    package func callAsFunction(kind: DraftKind = .leak) throws -> Outcome {
        let store = try environment.requireStore()
        guard let scope = try store.scopes.newest() else {
            throw ResponseError(.noScope, "there is no scope yet", hint: "run haechi scope make first")
        }
        let all = try store.notices.notices(scopeVersion: scope.version).filter { $0.kind == kind.notice?.rawValue }
        let newest = all.map(\.version).max() ?? 0
        let texts = all.filter { $0.version == newest }
        guard !texts.isEmpty else {
            throw ResponseError(.unknownNotice, "there is no text of this kind", hint: "run haechi notice draft first")
        }
        let configuration = environment.configuration
        let laws = try NoticeProfiles(environment)
        let company = try configuration.requireCompany()
        let facts = try store.cases.facts(scopeVersion: scope.version)
        var judge = PersonJudge(
            texts: texts, facts: laws.checkFacts(facts, company: company, zoneOffsetMinutes: configuration.zoneOffsetMinutes),
            company: company, items: configuration.items, familyOfCountry: laws.familyOfCountry,
            today: environment.clock.now().civil(offsetMinutes: configuration.zoneOffsetMinutes).date)
        try store.scopes.forEachAddressee(version: scope.version) { judge.check($0) }
        return judge.outcome
    }
}
