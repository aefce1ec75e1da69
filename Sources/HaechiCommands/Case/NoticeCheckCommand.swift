package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

/// `haechi notice check`.
package struct NoticeCheckCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check any text: notice, SMS, posting, FAQ, report; plain or HTML.",
        discussion: """
            With --facts: against a facts file. With --case: against the open case. With neither: rules that need facts answer that
            they cannot tell. A page is fetched only from the loopback or a host of company.domains. Exit code 0: nothing at ERROR or above; 1: ERROR; 2: BLOCK; 64: usage or unreadable input.

            Example: haechi notice check --facts facts.json --json notice.txt
            Example: haechi notice check --case https://www.example.com/notice
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

    @Flag(help: "Check, person by person, the newest drafts of the case against exactly the record of each who would get them.")
    package var everyone = false

    @Argument(help: "Files or addresses of pages of ours to check together; - is standard input.")
    package var files: [String] = []

    package init() {}

    package func validate() throws {
        guard everyone || !files.isEmpty else {
            throw ValidationError("name a text, or check the drafts of the case with --everyone")
        }
    }

    package func run() throws {
        let code: Int32
        do { code = try check() } catch let error as ExitCode { throw error } catch {
            _ = ErrorReport.print(error)
            throw ExitCode(ExitStatus.usage.rawValue)
        }
        if code != 0 { throw ExitCode(code) }
    }

    private func check() throws -> Int32 {
        if everyone { return try checkEveryone() }
        let pages = Adapters.required().pages
        let checker =
            withCase
            ? try CheckText(try common.environment().opening(.readOnly), pages: pages)
            : try CheckText(factsFile: facts, pages: pages, configuration: common.configurationIfAny())
        let answer = try checker(
            files, document: document, language: Language(rawValue: language) ?? .english,
            form: sarif ? .sarif : common.json ? .json : .text)
        Output.write(Array(answer.output.utf8), to: 1)
        return answer.exitCode
    }

    private func checkEveryone() throws -> Int32 {
        let outcome = try CheckEveryone(try common.environment().opening(.readOnly))()
        if common.json {
            try Output.json(outcome)
        } else {
            Output.line("people  \(Output.number(outcome.people)), right \(Output.number(outcome.right))")
            Output.line("texts   \(outcome.texts) read, \(outcome.judged) pairs of text and record judged rule by rule")
            for (fault, people) in outcome.faults.sorted(by: { $0.key < $1.key }) {
                Output.line("  \(fault): \(Output.number(people)) people")
            }
            for (rule, people) in outcome.rules.sorted(by: { $0.key < $1.key }) {
                Output.line("  \(rule): \(Output.number(people)) people")
            }
            for example in outcome.examples { Output.line("  \(example)") }
        }
        return outcome.isRight ? 0 : ExitStatus.refused.rawValue
    }
}
