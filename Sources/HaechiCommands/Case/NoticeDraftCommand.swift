package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

/// `haechi notice draft`.
package struct NoticeDraftCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "Write one text for every group of people with exactly the same items, and check each.",
        discussion: """
            Without --kind: what is owed to people whose data leaked (notice, posting, FAQ). Texts for people in Korea are written in
            Korean and English, for people in Japan in Japanese, under all other laws in English. A later notice (supplement,
            correction, all-clear) says what changed since the last one that the person got. A text that the check refuses is kept, and
            can be approved only with --override.

            Example: haechi notice draft --kind possible-leak --explain
            """)

    @OptionGroup package var common: CommonOptions

    @Option(
        help: ArgumentHelp(
            "preliminary, leak, possible-leak, supplement, correction, all-clear, posting, sms, faq, report or register; several times.",
            valueName: "kind"))
    package var kind: [String] = []

    @Option(help: "Write for this jurisdiction of the configuration only; several times.")
    package var jurisdiction: [String] = []

    @Flag(help: "Show each sentence with the facts behind it.")
    package var explain = false

    package init() {}

    package func run() throws {
        let kinds = try kind.map { name in
            guard let kind = DraftKind(rawValue: name) else {
                throw ValidationError("--kind takes " + DraftKind.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return kind
        }
        let environment = try common.environment().opening()
        for kind in kinds where !kind.isNotice {
            ReportText.print(
                try WriteReport(environment)(register: kind == .register, jurisdictions: jurisdiction), json: common.json)
        }
        let texts = kinds.filter(\.isNotice)
        guard !texts.isEmpty || kinds.isEmpty else { return }
        try draft(texts, environment)
    }

    private func draft(_ kinds: [DraftKind], _ environment: ResponseEnvironment) throws {
        let outcome = try DraftNotices(environment)(DraftNotices.Request(kinds: kinds, jurisdictions: jurisdiction))
        let known = Set(outcome.kept.map(\.id))
        let texts = explain || common.json ? try ApproveNotices(environment).list().filter { known.contains($0.id) } : []
        if common.json {
            try Output.json(texts)
        } else {
            for text in texts { Output.line("== \(text.id.rawValue)\n\(text.subject)\n\n\(text.explanation)") }
            for refusal in outcome.refused { for line in refusal.lines { Output.line(line) } }
            let unchanged = outcome.unchanged == 0 ? "" : ", \(outcome.unchanged) not needed, as nothing changed"
            Output.line(
                "\(outcome.kept.count) texts written and checked, \(outcome.refused.count) refused\(unchanged). Next: haechi notice approve --name YOUR-NAME"
            )
        }
        if !outcome.refused.isEmpty { throw ExitCode(ExitStatus.refused.rawValue) }
    }
}
