package import ArgumentParser
internal import BreachModel
internal import BreachResponse

/// `haechi coverage`: index → which logs exist, which are missing.
package struct CoverageCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "coverage", abstract: "Say which logs exist, which are missing, and what shows it.",
        discussion: """
            Computed from the scanned logs: files that names make expected, days and hours below their rhythm, files that end in
            the middle, lines that cannot be read, numbers missing from sequences, requests that only a paired log has, clocks
            that are off. Ends with 1 where something that could concern anyone is missing, or nothing shows that it is not.

            Example: haechi coverage --from 2025-06-24 --credential sk-1
            """)

    @OptionGroup package var common: CommonOptions

    @Option(help: "Ask about the time from this moment on.")
    package var from: String?

    @Option(help: "Ask about the time before this moment.")
    package var to: String?

    @Option(help: "Ask about this credential; may be given several times.")
    package var credential: [String] = []

    @Flag(help: "Print every run of missing numbers instead, tab-separated: source, producer, first, last, after, before.")
    package var numbers = false

    package init() {}

    package func run() throws {
        let window = Window(
            start: try from.map { try CommandTime.parse($0, option: "--from") } ?? Window.always.start,
            end: try to.map { try CommandTime.parse($0, option: "--to") } ?? Window.always.end)
        guard window.start < window.end else { throw ValidationError("--from must lie before --to") }
        let environment = try common.environment()
        let outcome = try ShowCoverage(environment)(
            Indicator(credentials: credential.isEmpty ? nil : Set(credential.map { CredentialID($0) }), window: window))
        if numbers {
            if common.json { return try Output.json(outcome.missing) }
            for range in outcome.missing {
                let fields = [range.source, range.producer, "\(range.first)", "\(range.last)", "\(range.after)", "\(range.before)"]
                Output.line(fields.joined(separator: "\t"))
            }
            return
        }
        if common.json {
            try Output.json(outcome.coverage)
        } else {
            CoverageText(offsetMinutes: environment.configuration.zoneOffsetMinutes).print(outcome.coverage)
        }
        if !outcome.coverage.isComplete { throw ExitCode(ExitStatus.negative.rawValue) }
    }
}
