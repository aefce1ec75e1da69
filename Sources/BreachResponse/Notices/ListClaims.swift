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
    /// The approved texts of the case.
    private let published: PublishedTexts

    /// Against a facts file, or against nothing but each other.
    package init(factsFile: String?, pages: (any PageSource)? = nil, configuration: HaechiConfiguration? = nil) throws {
        facts = try factsFile.map { try CheckFacts(json: ByteInput(path: $0).readAll(limit: 16 * 1024 * 1024)) }
        items = []
        source = TextSource(pages: pages, configuration: configuration)
        published = PublishedTexts([])
    }

    /// Against the case, together with everything that it has approved.
    package init(_ environment: ResponseEnvironment, pages: (any PageSource)? = nil) throws {
        let store = try environment.requireStore()
        facts = try CheckFacts(ofCase: environment, store: store)
        items = environment.configuration.items
        source = TextSource(pages: pages, configuration: environment.configuration)
        published = PublishedTexts(try store.notices.notices())
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
        let texts =
            given.map { entry in
                let text = checker.read(entry.text)
                return PublishedText(
                    name: entry.name, text: text, readers: published.readers(of: entry.text, kind: checker.kind(of: text)))
            } + published.read(checker)
        let listed = given.isEmpty ? texts[...] : texts.prefix(given.count)
        let rows = listed.flatMap { entry in
            checker.claims(entry).map { claim in
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
