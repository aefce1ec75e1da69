package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

/// `haechi notice`: draft, check, approve, list.
package struct NoticeCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "notice", abstract: "Write, check and approve notices.",
        subcommands: [
            NoticeDraftCommand.self, NoticeCheckCommand.self, NoticeClaimsCommand.self, NoticeApproveCommand.self, List.self, Show.self,
        ])

    package init() {}

    /// `haechi notice list`.
    package struct List: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the texts of the newest scope, with what stands against them.",
            discussion: "Example: haechi notice list")

        @OptionGroup package var common: CommonOptions

        package init() {}

        package func run() throws {
            let notices = try ApproveNotices(try common.environment().opening(.readOnly)).list()
            if common.json { return try Output.json(notices) }
            for notice in notices {
                let approved = notice.approvals.isEmpty ? "not approved" : "approved by " + notice.approvals.joined(separator: ", ")
                Output.line("\(notice.id.rawValue)  \(notice.kind) \(notice.language.rawValue) \(notice.reader)  \(approved)")
                if !notice.standing.isEmpty { Output.line("    refused: " + notice.standing.joined(separator: " ")) }
                for override in notice.overridden { Output.line("    let pass: " + override) }
            }
        }
    }

    /// `haechi notice show`.
    package struct Show: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print a text, or with --explain each sentence with the facts behind it.",
            discussion: "Example: haechi notice show --explain ID")

        @OptionGroup package var common: CommonOptions
        @Flag(help: "Under each sentence, the facts that it rests on: id@version (source).")
        package var explain = false
        @Argument(help: "The text's id.")
        package var id: String

        package init() {}

        package func run() throws {
            let notices = try ApproveNotices(try common.environment().opening(.readOnly)).list()
            guard let notice = notices.first(where: { $0.id.rawValue == id }) else {
                throw ValidationError("there is no text with this id; haechi notice list shows them")
            }
            Output.line(notice.subject + "\n\n" + (explain ? notice.explanation : notice.body))
        }
    }
}
