package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import LogScanning
internal import Scoping

extension ScopeCommand {
    /// Where a question that changes nothing is asked: of the index, or of the logs themselves.
    package struct RawOptions: ParsableArguments {
        @Flag(help: "Ask the logs themselves, not the index; needs logs of JSON lines, and for count and list --credential.")
        package var raw = false

        @Argument(help: "With --raw: files, directories, globs or -, in place of the configured paths.")
        package var files: [String] = []

        package init() {}

        package func validate() throws {
            guard raw || files.isEmpty else {
                throw ValidationError("files go with --raw; the index stands for the logs that were scanned")
            }
        }
    }

    /// Options of the two questions that change nothing.
    package struct AskOptions: ParsableArguments {
        @OptionGroup package var common: CommonOptions

        @OptionGroup package var indicators: IndicatorOptions

        @OptionGroup package var logs: RawOptions

        package init() {}

        package func validate() throws {
            guard !indicators.isEmpty else {
                throw ValidationError("say which lines are meant: --credential, --origin, --from, --to or --never-issued")
            }
        }

        /// The pairs, and where the logs themselves were asked, what was read of them.
        func answer() throws -> (pairs: ShownPairs, reading: LogGlance.Reading?) {
            let ask = AskScope(try common.environment())
            let indicator = try indicators.indicator()
            guard logs.raw else { return (try ask.index([indicator]), nil) }
            let (pairs, reading) = try ask.logs([indicator], ScanLogs.Selection(files: logs.files))
            ReadingText.warn(reading)
            return (pairs, reading)
        }
    }

    /// `haechi scope count`.
    package struct Count: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "count", abstract: "Count whom a scope would be about, without making one.",
            discussion: """
                Counts subjects as the lines name them, and what was shown of each. Reads no exports, judges no gaps and keeps nothing:
                haechi scope make says who is one person, and what is presumed or unknown.

                Example: haechi scope count --credential sk-1 --from 2025-06-24T00:00Z --to 2025-11-08T00:00Z
                """)

        @OptionGroup package var options: AskOptions

        package init() {}

        package func run() throws {
            let (pairs, reading) = try options.answer()
            let count = pairs.count()
            if options.common.json { return try Output.json(CountAnswer(count: count, reading: reading)) }
            Output.line("subjects  \(Output.number(count.subjects))")
            Output.line("pairs     \(Output.number(count.pairs))")
            Output.line("views     \(Output.number(count.views))")
            for item in count.items {
                let masked = item.seenMasked.value > 0 ? ", \(Output.number(item.seenMasked.value)) only masked" : ""
                Output.line("  " + Output.column(item.item.rawValue, 16) + " \(Output.number(item.seenClear.value)) in clear" + masked)
            }
            if let reading { ReadingText.print(reading) }
        }
    }

    /// `haechi scope list`.
    package struct List: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the subjects that a scope would be about and what was shown of each, as CSV, without making one.",
            discussion: """
                One row for each subject and item that was shown: subject, item, and whether ever in clear. Rows are personal data.

                Example: haechi scope list --credential sk-1 --from 2025-06-24T00:00Z > pairs.csv
                """)

        @OptionGroup package var options: AskOptions

        package init() {}

        package func run() throws {
            // SAFETY: the rows are written during the call.
            unsafe try options.answer().pairs.list { unsafe Output.write($0, to: 1) }
        }
    }
}

/// What was read of logs that were asked themselves.
enum ReadingText {
    static func print(_ reading: LogGlance.Reading) {
        Output.line("read      \(Output.number(reading.bytes)) bytes, \(Output.number(reading.candidates)) lines parsed")
    }

    /// A warning where lines that may be meant say nothing.
    static func warn(_ reading: LogGlance.Reading) {
        guard reading.unreadable > 0 || reading.truncated else { return }
        let lines = "haechi: warning: \(Output.number(reading.unreadable)) lines that may be meant cannot be read"
        ErrorReport.write(lines + (reading.truncated ? ", and a file ends in the middle\n" : "\n"))
    }
}

/// The JSON answer of `haechi scope count`.
private struct CountAnswer: Encodable {
    let count: ShownPairs.Count
    let reading: LogGlance.Reading?

    private enum Key: String, CodingKey {
        case subjects, pairs, views, items, bytesRead, linesParsed, unreadable, truncated
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(count.subjects, forKey: .subjects)
        try container.encode(count.pairs, forKey: .pairs)
        try container.encode(count.views, forKey: .views)
        try container.encode(count.items, forKey: .items)
        try container.encodeIfPresent(reading?.bytes, forKey: .bytesRead)
        try container.encodeIfPresent(reading?.candidates, forKey: .linesParsed)
        try container.encodeIfPresent(reading?.unreadable, forKey: .unreadable)
        try container.encodeIfPresent(reading?.truncated, forKey: .truncated)
    }
}
