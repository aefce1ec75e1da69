package import ArgumentParser
internal import BreachModel
internal import BreachResponse

/// `haechi report`: drafts of reports to authorities.
package struct ReportCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the drafts of reports to authorities; what is not known is marked so.",
        discussion: "Example: haechi report report-incident")

    @OptionGroup package var common: CommonOptions

    @Argument(help: "One report by its id; all if not given. `order` reports the results of a regulator's order.")
    package var duty: String?

    @Option(help: "With `order`: which one; all if not given.")
    package var order: String?

    package init() {}

    package func run() throws {
        if duty == "order" { return try reportOrders() }
        ReportText.print(try WriteReport(try common.environment().opening())(duty: duty), json: common.json)
    }
}

/// Written reports on a terminal.
enum ReportText {
    static func print(_ reports: [WriteReport.Written], json: Bool) {
        for written in reports {
            if json {
                Output.line(written.json)
            } else {
                Output.line(written.japanese ?? written.korean)
                Output.line(
                    "— \(written.path).ko.txt, .en.txt, .json\(written.japanese == nil ? "" : ", .ja.txt"); not known yet: \(written.unknownFields.joined(separator: ", "))"
                )
            }
        }
    }
}

extension ReportCommand {
    private func reportOrders() throws {
        for written in try WriteOrderReport(try common.environment().opening())(order: order) {
            Output.line(written.korean)
            Output.line(written.english)
            Output.line("— \(written.path).ko.txt, .en.txt; \(written.proven) proven, \(written.open) open")
        }
    }
}

/// `haechi evidence`: the sealed log of every step.
package struct EvidenceCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "Check the log that seals every step.", subcommands: [Verify.self])

    package init() {}

    /// `haechi evidence verify`.
    package struct Verify: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Recompute the log's chain and the digest of every file that it seals.",
            discussion: "Exit code 1 if anything is not as it was sealed. Example: haechi evidence verify --head 3f2a…")

        @OptionGroup package var common: CommonOptions
        @Option(help: "The head as it was noted where the log is not.")
        package var head: String?

        package init() {}

        package func run() throws {
            let outcome = try VerifyEvidence(try common.environment())(keptHead: head)
            if common.json { try Output.json(outcome) } else { print(outcome) }
            if !outcome.isSound { throw ExitCode(ExitStatus.negative.rawValue) }
        }

        private func print(_ outcome: VerifyEvidence.Outcome) {
            for problem in outcome.problems { Output.line(problem) }
            Output.line(
                "\(outcome.entries) entries, \(outcome.filesChecked) files recomputed: " + (outcome.isSound ? "sound" : "NOT SOUND")
                    + "; head \(outcome.head)")
        }
    }
}
