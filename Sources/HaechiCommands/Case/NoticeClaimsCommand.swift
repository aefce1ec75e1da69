package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

/// `haechi notice claims`.
package struct NoticeClaimsCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "claims", abstract: "List every assertion of texts: supported, contradicted or unsupported by the facts.",
        discussion: """
            With --case: against the open case, and against every text that it has approved; without files, those texts themselves. With
            --facts: against a facts file. Texts that contradict each other are listed with both places. Exit code 1 unless everything is
            supported.

            Example: haechi notice claims --case faq.html
            """)

    @Option(help: "A facts file; docs/notice-checker.md has the format.")
    package var facts: String?
    @Flag(name: .customLong("case"), help: "Against the open case of --config and everything that it has approved.")
    package var withCase = false
    @OptionGroup package var common: CommonOptions
    @Argument(help: "Files or addresses of pages of ours; - is standard input.")
    package var files: [String] = []

    package init() {}

    package func run() throws {
        guard withCase || !files.isEmpty else { throw ValidationError("name a text, or take the texts of the case with --case") }
        let pages = Adapters.required().pages
        let list =
            withCase
            ? try ListClaims(try common.environment().opening(.readOnly), pages: pages)
            : try ListClaims(factsFile: facts, pages: pages, configuration: common.configurationIfAny())
        let answer = try list(files)
        if common.json {
            try Output.json(answer)
        } else {
            for claim in answer.claims {
                Output.line("\(claim.text):\(claim.line):\(claim.column): \(claim.verdict) \(claim.kind): \(claim.words)")
                if !claim.evidence.isEmpty { Output.line("    facts: " + claim.evidence.joined(separator: ", ")) }
            }
            for conflict in answer.conflicts {
                Output.line("conflict of \(conflict.kind) (\(conflict.about.english) / \(conflict.about.korean)):")
                Output.line("    \(conflict.first)\n    \(conflict.second)")
            }
            let verdicts = Dictionary(grouping: answer.claims, by: \.verdict).mapValues(\.count)
            let counts = ["supported", "contradicted", "unsupported"].map { "\(verdicts[$0] ?? 0) \($0)" }.joined(separator: ", ")
            Output.line("\(answer.claims.count) claims: \(counts); \(answer.conflicts.count) conflicts between texts")
        }
        if !answer.isSupported { throw ExitCode(ExitStatus.negative.rawValue) }
    }
}
