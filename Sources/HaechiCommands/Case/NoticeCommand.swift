package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

/// `haechi notice`: draft, check, approve, list.
package struct NoticeCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "notice", abstract: "Write, check and approve notices.",
        subcommands: [Draft.self, Check.self, Approve.self, List.self, Show.self])

    package init() {}

    /// `haechi notice draft`.
    package struct Draft: ParsableCommand {
        package static let configuration = CommandConfiguration(
            abstract: "Write one text for every group of people with exactly the same items, and check each.",
            discussion: "Example: haechi notice draft")

        @OptionGroup package var common: CommonOptions

        package init() {}

        package func run() throws {
            let outcome = try DraftNotices(try common.environment().opening())()
            for refusal in outcome.refused { for line in refusal.lines { Output.line(line) } }
            Output.line(
                "\(outcome.kept.count) texts written and checked, \(outcome.refused.count) refused. Next: haechi notice approve --name YOUR-NAME"
            )
            if !outcome.refused.isEmpty { throw ExitCode(ExitStatus.refused.rawValue) }
        }
    }

    /// `haechi notice check`.
    package struct Check: ParsableCommand {
        package static let configuration = CommandConfiguration(
            abstract: "Check any text: notice, SMS, posting, FAQ, report; plain or HTML.",
            discussion: """
                With --facts: against a facts file. With --case: against the open case. With neither: rules that need facts answer that
                they cannot tell. Exit code 0: nothing at ERROR or above; 1: ERROR; 2: BLOCK; 64: usage or unreadable input.

                Example: haechi notice check --facts facts.json --json notice.txt
                """)

        @Option(help: "A facts file; docs/notice-checker.md has the format.")
        package var facts: String?

        @Flag(name: .customLong("case"), help: "Check against the open case of --config.")
        package var withCase = false

        @Option(help: "What kind of text it is: notice, possibility-notice, sms, homepage, regulator-report, faq, register, all-clear.")
        package var document: String?

        @Option(help: "The language of the answer: ko or en.")
        package var language = "en"

        @Flag(help: "Answer as SARIF 2.1.0.")
        package var sarif = false

        @OptionGroup package var common: CommonOptions

        @Argument(help: "Files to check together; - is standard input.")
        package var files: [String]

        package init() {}

        package func run() throws {
            let code: Int32
            do { code = try check() } catch let error as ExitCode { throw error } catch {
                _ = ErrorReport.print(error)
                throw ExitCode(ExitStatus.usage.rawValue)
            }
            if code != 0 { throw ExitCode(code) }
        }

        private func check() throws -> Int32 {
            let checker = withCase ? try CheckText(try common.environment().opening(.readOnly)) : try CheckText(factsFile: facts)
            let answer = try checker(
                files, document: document, language: Language(rawValue: language) ?? .english,
                form: sarif ? .sarif : common.json ? .json : .text)
            Output.write(Array(answer.output.utf8), to: 1)
            return answer.exitCode
        }
    }

    /// `haechi notice approve`.
    package struct Approve: ParsableCommand {
        package static let configuration = CommandConfiguration(
            abstract: "Release checked texts, as a named person.",
            discussion: "A mass send needs two people: one approves, another starts it. Example: haechi notice approve --name \"Kim Minji\""
        )

        @OptionGroup package var common: CommonOptions
        @Option(help: "The name of the person who approves.")
        package var name: String
        @Argument(help: "Ids of texts; all newest ones if none is given.")
        package var ids: [String] = []

        package init() {}

        package func run() throws {
            let count = try ApproveNotices(try common.environment().opening())(ids.map { NoticeID($0) }, approver: name)
            Output.line("\(count) texts approved by \(name). Next: haechi send start")
        }
    }

    /// `haechi notice list`.
    package struct List: ParsableCommand {
        package static let configuration = CommandConfiguration(
            abstract: "List the texts of the newest scope.", discussion: "Example: haechi notice list")

        @OptionGroup package var common: CommonOptions

        package init() {}

        package func run() throws {
            let notices = try ApproveNotices(try common.environment().opening(.readOnly)).list()
            if common.json { return try Output.json(notices) }
            for notice in notices {
                let approved = notice.approvals.isEmpty ? "not approved" : "approved by " + notice.approvals.joined(separator: ", ")
                Output.line("\(notice.id.rawValue)  \(notice.kind) \(notice.language.rawValue) \(notice.reader)  \(approved)")
            }
        }
    }

    /// `haechi notice show`.
    package struct Show: ParsableCommand {
        package static let configuration = CommandConfiguration(
            abstract: "Print a text.", discussion: "Example: haechi notice show ID")

        @OptionGroup package var common: CommonOptions
        @Argument(help: "The text's id.")
        package var id: String

        package init() {}

        package func run() throws {
            let notices = try ApproveNotices(try common.environment().opening(.readOnly)).list()
            guard let notice = notices.first(where: { $0.id.rawValue == id }) else {
                throw ValidationError("there is no text with this id; haechi notice list shows them")
            }
            Output.line(notice.subject + "\n\n" + notice.body)
        }
    }
}
