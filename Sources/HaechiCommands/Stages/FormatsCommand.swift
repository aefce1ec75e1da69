package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import LogScanning

/// `haechi formats`: which format logs have.
package struct FormatsCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "formats", abstract: "Say which format logs have, and by what.",
        discussion: """
            Reads the beginning of each file. What it says can stand as format: under logs: of haechi.yaml.

            Example: haechi formats logs/2025-07-01.jsonl.gz
            """)

    @Flag(help: "Print one JSON array for machines.")
    package var json = false

    @Argument(help: "Files, directories or globs.")
    package var files: [String]

    package init() {}

    package func run() throws {
        let answers = try TellFormats()(files)
        if json {
            try Output.json(answers)
        } else {
            for answer in answers {
                Output.line("\(answer.file): \(answer.format ?? "unknown"): \(answer.seen)")
                if answer.format == LogSource.Format.jsonLines.rawValue { Output.line("  keys: " + answer.keys.joined(separator: ", ")) }
            }
        }
        if answers.contains(where: { $0.format == nil }) { throw ExitCode(ExitStatus.negative.rawValue) }
    }
}
