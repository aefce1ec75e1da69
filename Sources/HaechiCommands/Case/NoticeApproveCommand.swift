package import ArgumentParser
internal import BreachModel
internal import BreachResponse

/// `haechi notice approve`.
package struct NoticeApproveCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Release checked texts, as a named person.",
        discussion: """
            A mass send needs two people: one approves, another approves too or starts it. A rule at ERROR or BLOCK keeps a text from
            being released, unless a named person answers for it in writing; that is kept with the text, sealed in the evidence log and
            shown on the console and in reports.

            Example: haechi notice approve --name "Kim Minji" --override KR-N-05 --by "Park Jiho" --reason "counsel, 2025-11-20: …"
            """)

    @OptionGroup package var common: CommonOptions
    @Option(help: "The name of the person who approves.")
    package var name: String
    @Option(help: "Let this rule pass; needs --by and --reason. Several times.")
    package var override: [String] = []
    @Option(help: "Why the rule is let pass, in writing.")
    package var reason: String?
    @Argument(help: "Ids of texts; all newest ones if none is given.")
    package var ids: [String] = []

    package init() {}

    package func run() throws {
        let count = try ApproveNotices(try common.environment().opening())(
            ids.map { NoticeID($0) }, approver: name, overrides: try overrides())
        for rule in override { Output.line("rule \(rule) let pass by \(common.by ?? ""); sealed in the evidence log") }
        Output.line("\(count) texts approved by \(name). Next: haechi send start")
    }

    private func overrides() throws -> [NoticeOverride] {
        guard !override.isEmpty else { return [] }
        guard let by = common.by, let reason else {
            throw ValidationError("--override needs --by NAME and --reason TEXT: a named person answers for it")
        }
        return override.map { NoticeOverride(rule: $0, by: by, reason: reason) }
    }
}
