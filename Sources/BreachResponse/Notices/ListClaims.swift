internal import BreachLaw
package import BreachModel
internal import ByteStreams
internal import CaseStore
internal import ConfigurationReading
internal import NoticeChecking
internal import NoticeWriting

/// Use case: every assertion of texts with what the facts make of it, and what in the texts cannot all be true.
package struct ListClaims {
    private let facts: CheckFacts?
    private let items: [DataItem]
    private let source: TextSource
    /// The approved texts of the case, under their ids.
    private let published: [(name: String, text: String)]

    /// Against a facts file, or against nothing but each other.
    package init(factsFile: String?, pages: (any PageSource)? = nil, configuration: HaechiConfiguration? = nil) throws {
        facts = try factsFile.map { try CheckFacts(json: ByteInput(path: $0).readAll(limit: 16 * 1024 * 1024)) }
        items = []
        source = TextSource(pages: pages, configuration: configuration)
        published = []
    }

    /// Against the case, together with everything that it has approved.
    package init(_ environment: ResponseEnvironment, pages: (any PageSource)? = nil) throws {
        let store = try environment.requireStore()
        let known = try store.cases.facts(scopeVersion: try store.scopes.newest()?.version)
        facts = CheckFacts(
            case: known, company: try environment.configuration.requireCompany(), profileID: try CaseDuties(environment).profile().id,
            zoneOffsetMinutes: environment.configuration.zoneOffsetMinutes)
        items = environment.configuration.items
        source = TextSource(pages: pages, configuration: environment.configuration)
        published = try store.notices.published()
    }

    /// One assertion.
    package struct Row: Hashable, Sendable, Codable {
        package var text: String
        package var line: Int
        package var column: Int
        package var kind: String
        package var verdict: String
        package var words: String
        package var evidence: [String]
    }

    /// Two places that cannot both be true.
    package struct Conflict: Hashable, Sendable, Codable {
        package var kind: String
        package var about: Bilingual
        /// `text:line:column: words`.
        package var first: String
        package var second: String
    }

    package struct Answer: Hashable, Sendable, Codable {
        package var claims: [Row]
        package var conflicts: [Conflict]
        /// Whether anything is not borne out.
        package var isSupported: Bool { conflicts.isEmpty && claims.allSatisfy { $0.verdict == TextClaim.Verdict.supported.rawValue } }
    }

    /// Lists the claims of the files, or of the approved texts where there is no file; files are held against both.
    package func callAsFunction(_ files: [String]) throws -> Answer {
        let given = try files.map(source.read)
        let checker = NoticeChecker(facts: facts, items: items)
        let texts = (given + published).map { (name: $0.name, text: checker.read($0.text)) }
        let listed = given.isEmpty ? texts[...] : texts.prefix(given.count)
        let rows = listed.flatMap { entry in
            checker.claims(entry.text).map { claim in
                Row(
                    text: entry.name, line: claim.line, column: claim.column, kind: claim.kind.rawValue, verdict: claim.verdict.rawValue,
                    words: claim.words, evidence: claim.evidence)
            }
        }
        return Answer(claims: rows, conflicts: checker.conflicts(texts).map(Self.conflict))
    }

    private static func conflict(_ conflict: ClaimConflict) -> Conflict {
        let place = { (place: ClaimConflict.Place) in "\(place.text):\(place.line):\(place.column): \(place.words)" }
        return Conflict(
            kind: conflict.kind.rawValue, about: conflict.about, first: place(conflict.first), second: place(conflict.second))
    }
}

extension NoticeRepository {
    /// The approved texts of all scopes, of each group, language, reader and kind the newest, under their ids.
    func published() throws -> [(name: String, text: String)] {
        var newest: [String: StoredNotice] = [:]
        for notice in try notices() where !notice.approvals.isEmpty {
            let key = [notice.groupKey, notice.language.rawValue, notice.reader, notice.kind].joined(separator: "\t")
            if newest[key].map({ $0.version < notice.version }) ?? true { newest[key] = notice }
        }
        return newest.values.sorted { $0.id.rawValue < $1.id.rawValue }.map { ($0.id.rawValue, $0.subject + "\n\n" + $0.body) }
    }
}
