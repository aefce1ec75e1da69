package import ArgumentParser
internal import BreachModel
internal import BreachResponse

extension ScopeCommand {
    /// `haechi scope export`.
    package struct Export: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Write a version's people as a table, or what a verifier needs.",
            discussion: """
                One row for each person and item, with fixed columns (docs/scope-format.md), into a file that only its owner may read; .gz
                and .zst at the end of its name compress it. With --parameters: mapping, routes, indicators, exports and gaps, so that
                someone else can work the scope out without haechi.yaml.

                Example: haechi scope export --format csv --out people.csv
                """)

        @OptionGroup package var common: CommonOptions

        @Option(help: "The version; the newest if not given.")
        package var versionNumber: Int?

        @Option(help: "csv or jsonl.")
        package var format = "csv"

        @Option(help: "The file to write.")
        package var out: String?

        @Option(help: "Write the parameters for a verifier into this file.")
        package var parameters: String?

        package init() {}

        package func validate() throws {
            guard ExportScope.Format(rawValue: format) != nil else {
                throw ValidationError("--format takes csv or jsonl; no library that writes Parquet is kept here")
            }
            guard (out == nil) != (parameters == nil) else { throw ValidationError("give --out FILE or --parameters FILE") }
        }

        package func run() throws {
            let export = ExportScope(try common.environment())
            if let parameters {
                try export.parameters(versionNumber, to: parameters)
                if !common.json { Output.line("wrote \(parameters)") }
            }
            guard let out, let format = ExportScope.Format(rawValue: format) else { return }
            let rows = try export.table(versionNumber, format: format, to: out)
            if common.json { return try Output.json(["rows": rows]) }
            Output.line("wrote \(Output.number(rows)) rows to \(out)")
        }
    }
}
