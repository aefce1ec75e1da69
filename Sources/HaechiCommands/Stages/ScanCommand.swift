package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import ByteStreams
internal import LogScanning

/// `haechi scan`: logs → index.
package struct ScanCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Read access logs into the index.",
        discussion: """
            Reads the logs of haechi.yaml, or the files given: plain, gzip, zstd or xz, told apart by their content; files,
            directories, globs, or - for standard input. A file that was read before and has not changed is not read again.

            Example: haechi scan --config drill/haechi.yaml

            Several machines share the work like this: --list-parts names the parts, each worker scans some with --part into the
            same store, and --finish makes them the index.
            """)

    @OptionGroup package var common: CommonOptions

    @Option(help: "Which entry of logs: says how to read the files given.")
    package var log: String?

    @Flag(name: .customLong("list-parts"), help: "Only list the parts that the logs are cut into, one JSON object a line.")
    package var listsParts = false

    @Option(name: .customLong("part"), help: ArgumentHelp("Scan only this part, and leave the index as it is.", valueName: "path#n"))
    package var parts: [String] = []

    @Flag(help: "Make the parts that were scanned into this store the index; read no log.")
    package var finish = false

    @Option(help: "Bytes of text in a part, at least; the same for all who share an index.")
    package var partSize = PartPlan.standardSize

    @Option(help: ArgumentHelp("How often its size a file over 1 GiB of text may unpack to.", valueName: "ratio"))
    package var decompressionLimit = DecompressionLimit.standard.ratio

    @Option(name: .customLong("only-credential"), help: ArgumentHelp("Keep only lines by this credential.", valueName: "id"))
    package var onlyCredentials: [String] = []

    @Option(
        name: .customLong("only-origin"), help: ArgumentHelp("Keep only lines from this address or network.", valueName: "address"))
    package var onlyOrigins: [String] = []

    @Option(help: ArgumentHelp("Where the index of chosen lines goes; it never stands for all lines.", valueName: "folder"))
    package var index: String?

    @Argument(help: "Files, directories, globs or -, in place of the configured paths.")
    package var files: [String] = []

    package init() {}

    package func validate() throws {
        if [listsParts, !parts.isEmpty, finish].count(where: \.self) > 1 {
            throw ValidationError("--list-parts, --part and --finish are three different steps")
        }
        guard (onlyCredentials.isEmpty && onlyOrigins.isEmpty) == (index == nil) else {
            throw ValidationError("--only-credential and --only-origin go with --index, the folder for the chosen lines, and it with them")
        }
        guard index == nil || !listsParts && parts.isEmpty && !finish else {
            throw ValidationError("--index does not go with --list-parts, --part or --finish")
        }
        guard partSize > 0, decompressionLimit > 0 else { throw ValidationError("--part-size and --decompression-limit are above 0") }
    }

    package func run() throws {
        let scan = ScanLogs(
            try common.environment(), limit: DecompressionLimit(ratio: decompressionLimit, from: DecompressionLimit.standard.from),
            partSize: partSize, only: try chosenLines())
        let selection = ScanLogs.Selection(files: files, logName: log)
        if listsParts { return try list(scan.parts(selection)) }
        if !parts.isEmpty { return try work(scan, selection) }
        let bar = ProgressBar("scanning logs")
        let outcome = finish ? try scan.finish(selection) : try scan(selection) { bar.show($0, $1) }
        bar.finish()
        if common.json { try Output.json(ScanAnswer(outcome)) } else { ScanText.print(outcome) }
        if outcome.scan.counts.events == 0 {
            ErrorReport.write("haechi: error: no line of the logs could be read as an event [no-events]\n")
            ErrorReport.write("haechi: hint: haechi formats FILE tells what a log looks like; docs/configuration.md explains logs:\n")
            throw ExitCode(ExitStatus.badInput.rawValue)
        }
    }

    private func chosenLines() throws -> ScanLogs.ChosenLines? {
        guard let index else { return nil }
        let filter = try LineFilter(credentials: Set(onlyCredentials.map { CredentialID($0) }), origins: onlyOrigins)
        return ScanLogs.ChosenLines(filter: filter, folder: index)
    }

    private func list(_ plans: [FilePlan]) throws {
        for plan in plans {
            for part in plan.parts { try Output.jsonLine(PartAnswer(plan, part)) }
        }
    }

    private func work(_ scan: ScanLogs, _ selection: ScanLogs.Selection) throws {
        for text in parts {
            guard let mark = text.lastIndex(of: "#"), let number = Int(text[text.index(after: mark)...]) else {
                throw ValidationError("--part takes a path, # and a number, as --list-parts names them")
            }
            let segment = try scan.part(number, of: String(text[..<mark]), selection)
            try Output.jsonLine(WorkAnswer(segment))
        }
    }
}

/// What `haechi scan` says to people.
private enum ScanText {
    static func print(_ outcome: ScanLogs.Outcome) {
        let counts = outcome.scan.counts
        let known = outcome.scan.files.count { $0.wasKnown }
        Output.line("files      \(Output.number(outcome.scan.files.count))" + (known > 0 ? " (\(known) known from before)" : ""))
        Output.line("lines      \(Output.number(counts.lines))")
        Output.line("  events   \(Output.number(counts.events))")
        if counts.skipped > 0 { Output.line("  skipped  \(Output.number(counts.skipped))") }
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

/// One line of `haechi scan --list-parts`.
private struct PartAnswer: Encodable {
    let path: String
    let part: Int
    let parts: Int
    /// What `--part` takes.
    let name: String
    /// Offset in the text at which the part begins.
    let start: Int
    /// Bytes of the file that it takes.
    let bytes: Int

    init(_ plan: FilePlan, _ part: TextPart) {
        path = plan.job.path
        self.part = part.number
        parts = part.count
        name = "\(plan.job.path)#\(part.number)"
        start = part.start
        bytes = part.fileBytes
    }
}

/// One line of `haechi scan --part`.
private struct WorkAnswer: Encodable {
    let segment: String
    let source: String
    let part: Int
    let parts: Int
    let wasKnown: Bool
    let counts: LineCounts
    let diagnostics: Int

    init(_ segment: ScanReport.Segment) {
        self.segment = segment.path.split(separator: "/").last.map(String.init) ?? segment.path
        source = segment.metadata.source
        part = segment.metadata.part
        parts = segment.metadata.parts
        wasKnown = segment.wasKnown
        counts = segment.metadata.counts
        diagnostics = segment.metadata.diagnostics.count
    }
}
