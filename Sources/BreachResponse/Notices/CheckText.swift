internal import BreachLaw
package import BreachModel
internal import ByteStreams
internal import CaseStore
internal import ConfigurationReading
internal import NoticeChecking

/// Use case: check any text against the rules, with a facts file, with the case, or with neither.
package struct CheckText {
    private let facts: CheckFacts?
    private let items: [DataItem]
    private let source: TextSource
    /// What the case has approved.
    private let published: PublishedTexts

    /// Without facts, or with those of a file in the format of `docs/notice-checker.md`.
    ///
    /// - Parameters:
    ///   - pages: fetches pages; nil where only files are read.
    ///   - configuration: says which pages are the company's own; without one, only those on the loopback are.
    /// - Throws: what reading the file throws; each wrong key by name.
    package init(factsFile: String?, pages: (any PageSource)? = nil, configuration: HaechiConfiguration? = nil) throws {
        facts = try factsFile.map { try CheckFacts(json: ByteInput(path: $0).readAll(limit: 16 * 1024 * 1024)) }
        items = []
        published = PublishedTexts([])
        source = TextSource(pages: pages, configuration: configuration)
    }

    /// With the facts of the case, for everyone in its newest scope together, and with what it has approved.
    package init(_ environment: ResponseEnvironment, pages: (any PageSource)? = nil) throws {
        let store = try environment.requireStore()
        facts = try CheckFacts(ofCase: environment, store: store)
        published = PublishedTexts(try store.notices.notices())
        items = environment.configuration.items
        source = TextSource(pages: pages, configuration: environment.configuration)
    }

    /// How the answer is written.
    package enum Form: String, Hashable, Sendable, CaseIterable {
        case text, json, sarif
    }

    /// The answer for one or several texts that belong together.
    package struct Answer: Hashable, Sendable {
        package var output: String
        /// 0: nothing at ERROR or above; 1: ERROR; 2: BLOCK.
        package var exitCode: Int32
    }

    /// Checks texts that belong together (language versions, channels): contradictions between them, and with what the case has
    /// approved, count too.
    ///
    /// - Parameters:
    ///   - places: files or addresses of pages of ours, plain text or HTML; `-` is standard input.
    ///   - document: what kind of text they are; nil to take the facts' word or guess.
    /// - Throws: what reading throws, `badDocument` for a kind that there is not.
    package func callAsFunction(_ places: [String], document: String?, language: Language, form: Form) throws -> Answer {
        let kind = try document.map { name in
            guard let kind = DocumentKind(rawValue: name) else {
                throw ResponseError(
                    .badDocument, "there is no such kind of document",
                    hint: "one of " + DocumentKind.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return kind
        }
        let texts = try places.map(source.read)
        let checker = NoticeChecker(facts: facts, language: language, items: items)
        let out = published.read(checker)
        let reports = zip(texts, checker.check(documents: texts.map { ($0.text, kind) })).map { given, report in
            report.adding(contradictions(given, report.document, out, checker))
        }
        let outputs = zip(texts.map(\.name), reports).map { file, report -> String in
            switch form {
            case .json: report.json()
            case .sarif: report.sarif(file: file)
            case .text: Self.text(report, file: file)
            }
        }
        return Answer(output: outputs.joined(), exitCode: reports.map(\.exitCode).max() ?? 0)
    }

    /// What in a text contradicts an approved one other than itself.
    private func contradictions(
        _ given: (name: String, text: String), _ kind: DocumentKind, _ out: [PublishedText], _ checker: NoticeChecker
    ) -> [CheckFinding] {
        guard !out.isEmpty else { return [] }
        let own = published.notice(given.text)?.id.rawValue
        return checker.conflicts(
            of: PublishedText(
                name: given.name, text: checker.read(given.text), readers: published.readers(of: given.text, kind: kind)),
            with: out.filter { $0.name != own })
    }

    private static func text(_ report: CheckReport, file: String) -> String {
        let lines = report.compilerStyle(file: file)
        let summary =
            "\(file): \(report.findings.count) findings, \(report.cannotTell.count) rules cannot be told, \(report.passed.count) passed"
        return (lines + [summary]).joined(separator: "\n") + "\n"
    }
}
