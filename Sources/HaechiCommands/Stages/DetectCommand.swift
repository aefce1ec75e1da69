package import ArgumentParser
internal import BreachModel
internal import BreachResponse

/// `haechi detect`: index → findings.
package struct DetectCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "detect", abstract: "Find what should not have happened.",
        discussion: """
            Credentials used after their owner or a reader left, tokens that nobody issued, subjects who do not exist, new
            countries and networks, and one credential or origin touching far more people than before.

            Example: haechi detect --config drill/haechi.yaml
            """)

    @OptionGroup package var common: CommonOptions

    @Flag(help: "Look only: do not keep the findings in the case store.")
    package var dryRun = false

    package init() {}

    package func run() throws {
        var environment = try common.environment()
        if !dryRun { environment = try environment.opening() }
        for limitation in try DetectFindings(environment).limitations() { ErrorReport.write("haechi: warning: \(limitation)\n") }
        let bar = ProgressBar("looking for what should not have happened")
        let findings = try DetectFindings(environment)(progress: { bar.show($0, $1) })
        bar.finish()
        if common.json { return try Output.json(findings) }
        for finding in findings { print(finding) }
        Output.line("\(findings.count) findings. Next: haechi scope make")
    }

    private func print(_ finding: Finding) {
        Output.line("[\(finding.confidence.rawValue)] \(finding.id.rawValue)")
        Output.line("  \(finding.statement.english)")
        Output.line("  \(finding.statement.korean)")
        Output.line("  \(finding.since) to \(finding.until)")
        if let first = finding.evidence.first {
            Output.line(
                "  first line: \(first.source), bytes \(first.offset)..<\(first.offset + first.length), SHA-256 \(first.digest.prefix(16))…"
            )
        }
        Output.line()
    }
}
