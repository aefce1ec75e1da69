package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import LogScanning

/// `haechi scan`: logs → index.
package struct ScanCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Read access logs into the index.",
        discussion: """
            Reads the logs of haechi.yaml, or the files given: plain, gzip, zstd or xz, told apart by their content; files,
            directories, globs, or - for standard input. A file that was read before and has not changed is not read again.

            Example: haechi scan --config drill/haechi.yaml
            """)

    @OptionGroup package var common: CommonOptions

    @Option(help: "Which entry of logs: says how to read the files given.")
    package var log: String?

    @Argument(help: "Files, directories, globs or -, in place of the configured paths.")
    package var files: [String] = []

    package init() {}

    package func run() throws {
        let bar = ProgressBar("scanning logs")
        let outcome = try ScanLogs(try common.environment())(files: files, logName: log) { bar.show($0, $1) }
        bar.finish()
        if common.json { try Output.json(ScanAnswer(outcome)) } else { print(outcome) }
        if outcome.scan.counts.events == 0 { throw ExitCode(ExitStatus.badInput.rawValue) }
    }

    private func print(_ outcome: ScanLogs.Outcome) {
        let counts = outcome.scan.counts
        let known = outcome.scan.files.count { $0.wasKnown }
        Output.line("files      \(Output.number(outcome.scan.files.count))" + (known > 0 ? " (\(known) known from before)" : ""))
        Output.line("lines      \(Output.number(counts.lines))")
        Output.line("  events   \(Output.number(counts.events))")
        Output.line("  blank    \(Output.number(counts.blank))")
        Output.line("  unread   \(Output.number(counts.unreadable))" + (counts.addUp ? "" : "  THE COUNTS DO NOT ADD UP"))
        if counts.unmapped > 0 {
            Output.line("unmapped   \(Output.number(counts.unmapped)) successful requests on routes that the map does not know:")
            for (shape, count) in outcome.scan.unmappedRoutes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(10) {
                Output.line("  \(Output.column(Output.number(count), 10)) \(shape)")
            }
        }
        let diagnostics = outcome.scan.diagnostics + outcome.tableDiagnostics
        if !diagnostics.isEmpty { Output.line("problems   \(diagnostics.count)") }
        for diagnostic in diagnostics.prefix(20) { Output.line("  \(diagnostic)") }
        if diagnostics.count > 20 { Output.line("  … and \(diagnostics.count - 20) more (--json lists them)") }
    }
}

/// The JSON answer of `haechi scan`.
private struct ScanAnswer: Encodable {
    let files: Int
    let counts: LineCounts
    let diagnostics: [Diagnostic]
    let unmappedRoutes: [String: Int]

    init(_ outcome: ScanLogs.Outcome) {
        files = outcome.scan.files.count
        counts = outcome.scan.counts
        diagnostics = outcome.scan.diagnostics + outcome.tableDiagnostics
        unmappedRoutes = outcome.scan.unmappedRoutes
    }
}
