package import ArgumentParser
internal import BreachModel
internal import BreachResponse

extension ScopeCommand {
    /// `haechi scope verify [VERSION]`.
    package struct Verify: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Work a version out again and say whether it is the same.",
            discussion: """
                Without options: from the index. With --from-logs: from the configured logs, scanned anew. With --index: from an index that
                someone else made. With --people: a people's file alone, against the summary. Exit code 1 if anything differs: the root, a
                figure of the summary, or the people's file that is kept with the version.

                Example: haechi scope verify 1 --from-logs
                """)

        @OptionGroup package var common: CommonOptions

        @Argument(help: "The version; the newest if not given.")
        package var version: Int?

        @Flag(help: "Scan the configured logs anew, into a folder that goes away.")
        package var fromLogs = false

        @Option(help: "Another store folder, whose index is taken.")
        package var index: String?

        @Option(help: "A people's file to compare with the version's summary.")
        package var people: String?

        @Flag(help: "Also print the key of the first person who differs. Keys are personal data.")
        package var showPerson = false

        package init() {}

        package func validate() throws {
            guard [fromLogs, index != nil, people != nil].count(where: { $0 }) < 2 else {
                throw ValidationError("give one of --from-logs, --index and --people")
            }
        }

        package func run() throws {
            let bar = fromLogs ? ProgressBar("scanning logs") : nil
            let evidence: VerifyScope.Evidence = people.map { .people(file: $0) } ?? (fromLogs ? .logs : .index(folder: index))
            let verification = try VerifyScope(try common.environment())(version, from: evidence) { bar?.show($0, $1) }
            bar?.finish()
            try VerificationText.print(verification, json: common.json, showingPerson: showPerson)
        }
    }
}

/// `haechi trace [VERSION]`.
package struct TraceCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "trace", abstract: "Work a scope out a second time, from the raw lines that matter.",
        discussion: """
            Reads from the logs only the lines that the index says can matter, by their places, parses them again and writes every
            person's record from them into scopes/NNNN.trace.jsonl. Exit code 1 if the root differs from the version's.

            Example: haechi trace 1
            """)

    @OptionGroup package var common: CommonOptions

    @Argument(help: "The version; the newest if not given.")
    package var version: Int?

    @Flag(help: "Also print the key of the first person who differs. Keys are personal data.")
    package var showPerson = false

    package init() {}

    package func run() throws {
        let bar = ProgressBar("reading lines again")
        let verification = try TraceScope(try common.environment())(version) { bar.show($0, $1) }
        bar.finish()
        try VerificationText.print(verification, json: common.json, showingPerson: showPerson)
    }
}

/// The answer of verifying, in words or JSON, and its exit code.
private enum VerificationText {
    static func print(_ verification: ScopeVerification, json: Bool, showingPerson: Bool) throws {
        if json {
            var answer = verification
            if !showingPerson { answer.firstDifference = nil }
            try Output.json(answer)
        } else {
            lines(verification, showingPerson)
        }
        if !verification.isSame { throw ExitCode(ExitStatus.negative.rawValue) }
    }

    private static func lines(_ verification: ScopeVerification, _ showingPerson: Bool) {
        Output.line(
            "\(verification.isSame ? "SAME" : "DIFFERENT"): scope version \(verification.version), from the \(verification.source.words)")
        Output.line("  root      \(verification.expectedRoot)")
        Output.line("  found     \(verification.foundRoot)")
        if !verification.isSame, verification.isSameRoot { Output.line("  the root is the same; what follows is not") }
        if let lines = verification.lines { Output.line("  lines     \(Output.number(lines)) read again") }
        for figure in verification.figures {
            Output.line("  \(figure.name): \(Output.number(figure.found)) instead of \(Output.number(figure.expected))")
        }
        for name in verification.contradictions { Output.line("  not borne out: \(name)") }
        switch verification.peopleFile {
        case .missing: Output.line("  the version's people's file is missing")
        case .different: Output.line("  the version's people's file does not lead to its root")
        case .same, nil: break
        }
        if let difference = verification.difference {
            Output.line("  people who are missing \(Output.number(difference.removed.value))")
            Output.line("  people too many        \(Output.number(difference.added.value))")
            Output.line("  people in another state \(Output.number(difference.changed.value))")
        }
        if showingPerson, let first = verification.firstDifference { Output.line("  first: \(first.rawValue)") }
    }
}

extension ScopeVerification.Source {
    fileprivate var words: String {
        switch self {
        case .index: "index"
        case .logs: "logs, scanned anew"
        case .trace: "raw lines"
        case .people: "people's file"
        }
    }
}
