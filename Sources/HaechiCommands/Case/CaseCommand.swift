package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

/// `haechi case`: open, clocks, measures, duties.
package struct CaseCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Open a case, and keep its facts and clocks.",
        subcommands: [
            Open.self, Clocks.self, Places.self, AddMeasure.self, AddAwareness.self, NewFact.self, Event.self, Assessed.self,
            Answer.self, DutyMet.self, Extend.self, Waive.self, Alarms.self, OrderCommand.self, PromiseCommand.self,
            LeakWindow.self,
        ])

    package init() {}

    /// `haechi case open`.
    package struct Open: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "open", abstract: "Open the case: fix the moment of awareness, and so the clocks.",
            discussion: """
                Give every moment that may count; all are kept, the earliest credible one fixes the clocks.

                Example: haechi case open --id 2025-11 --aware "2025-11-17T16:00+09:00=the incident team confirms the access"
                """)

        @OptionGroup package var common: CommonOptions

        @Option(help: "The case's id.")
        package var id: String

        @Option(help: ArgumentHelp("TIME=WHAT-HAPPENED; may be given several times.", valueName: "time=basis"))
        package var aware: [String]

        @Option(help: "A cause by its id (forged-token, leaver-key, …); may be given several times.")
        package var cause: [String] = []

        @Option(help: "When someone first noticed.")
        package var discovered: String?

        @Flag(help: "Nobody from outside got in.")
        package var internalOnly = false

        @Flag(help: "The access has ended for sure.")
        package var ended = false

        @Flag(help: "Do not list the logs with digests now; run haechi preserve manifest later.")
        package var noManifest = false

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening()
            let candidates = try aware.map { try AwarenessArgument.candidate($0, environment: environment) }
            let causes = try cause.map { name in
                guard let cause = BreachCause(rawValue: name) else {
                    throw ValidationError("--cause takes one of " + BreachCause.allCases.map(\.rawValue).joined(separator: ", "))
                }
                return cause
            }
            let facts = try OpenCase(environment)(
                OpenCase.Request(
                    caseID: CaseID(id), awareness: candidates, causes: causes, illegalExternalAccess: !internalOnly,
                    discoveredAt: try discovered.map { try CommandTime.parse($0, option: "--discovered") }, ended: ended))
            Output.line("case \(facts.caseID.rawValue) is open; aware since \(facts.awareAt?.rfc3339() ?? "?")")
            if !common.json { try ClockText.print(environment) }
            try preserve(environment)
        }

        /// After the clocks run: digests of much data take time. A case without logs is a case.
        private func preserve(_ environment: ResponseEnvironment) throws {
            guard !noManifest else { return }
            let bar = ProgressBar("writing down which logs there are, with digests")
            do {
                let manifest = try MakeLogManifest(environment)(progress: { bar.show($0, $1) })
                bar.finish()
                PreserveText.print(manifest, environment: environment)
            } catch let error as ResponseError where error.code == .noLogs {
                Output.line("logs       none is there to preserve")
            }
        }
    }

    /// `haechi case clocks`.
    package struct Clocks: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "clocks", abstract: "Show every duty with its clock.", discussion: "Example: haechi case clocks")

        @OptionGroup package var common: CommonOptions

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening(.readOnly)
            if common.json { try Output.json(ClockText.rows(environment)) } else { try ClockText.print(environment) }
        }
    }

    /// `haechi case awareness`.
    package struct AddAwareness: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "awareness", abstract: "Add a candidate for the moment of awareness; earlier ones are kept.",
            discussion: "Example: haechi case awareness \"2025-11-16T22:12+09:00=a customer writes\"")

        @OptionGroup package var common: CommonOptions

        @Argument(help: "TIME=WHAT-HAPPENED")
        package var candidate: String

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening()
            try UpdateCase(environment).add(try AwarenessArgument.candidate(candidate, environment: environment))
            try ClockText.print(environment)
        }
    }

    /// `haechi case measure`.
    package struct AddMeasure: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "measure", abstract: "Enter a step that was taken.",
            discussion: """
                Example: haechi case measure --kind revoked-key --at 2025-11-17T17:00+09:00 --ko "…" --en "The key was revoked."
                """)

        @OptionGroup package var common: CommonOptions
        @Option(help: "blocked-route, revoked-key, monitoring, relief, reported, notified, posted or other.")
        package var kind: String
        @Option(help: "When it was done.")
        package var at: String
        @Option(help: "What was done, in Korean.")
        package var ko: String
        @Option(help: "What was done, in English.")
        package var en: String
        @Option(help: "Whom a report went to.")
        package var recipient: String?
        @Option(help: "When someone checked that it worked.")
        package var verified: String?

        package init() {}

        package func run() throws {
            guard let kind = Measure.Kind(rawValue: kind) else {
                throw ValidationError("--kind takes one of " + Measure.Kind.allCases.map(\.rawValue).joined(separator: ", "))
            }
            try UpdateCase(try common.environment().opening()).add(
                Measure(
                    kind: kind, at: try CommandTime.parse(at, option: "--at"), statement: Bilingual(korean: ko, english: en),
                    recipient: recipient, verifiedAt: try verified.map { try CommandTime.parse($0, option: "--verified") }))
            Output.line("entered")
        }
    }

    /// `haechi case duty-met`.
    package struct DutyMet: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "duty-met", abstract: "Enter that a duty was met, with its proof.",
            discussion: "Example: haechi case duty-met report-incident --at 2025-11-17T18:00+09:00 --note \"receipt 123\"")

        @OptionGroup package var common: CommonOptions
        @Argument(help: "The duty's id, as haechi case clocks shows it; with its law where several have one: US-CA/notice-person.")
        package var duty: String
        @Option(help: "When it was met; a day alone where the time of day is not known.")
        package var at: String
        @Option(help: "The new fact that a supplement told, by its name.")
        package var fact: String?
        @Option(help: "Where the proof lies.")
        package var note: String

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening()
            try UpdateCase(environment).markDuty(
                duty, metAt: try CommandTime.parse(at, option: "--at"), day: CivilDate(at), fact: fact, note: note)
            try ClockText.print(environment)
        }
    }

    /// `haechi case leak-window`.
    package struct LeakWindow: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "leak-window", abstract: "Take first and last access from the newest scope.",
            discussion: "Example: haechi case leak-window --ended")

        @OptionGroup package var common: CommonOptions
        @Flag(help: "The access has ended for sure.")
        package var ended = false

        package init() {}

        package func run() throws {
            try UpdateCase(try common.environment().opening()).takeLeakWindow(endedForSure: ended)
            Output.line("entered")
        }
    }
}

/// `TIME=WHAT-HAPPENED` on the command line.
enum AwarenessArgument {
    static func candidate(_ text: String, environment: ResponseEnvironment) throws -> AwarenessCandidate {
        guard let separator = text.firstIndex(of: "="), separator != text.startIndex else {
            throw ValidationError(
                "a moment of awareness is TIME=WHAT-HAPPENED, such as 2025-11-17T16:00+09:00=the team confirms the access")
        }
        let basis = String(text[text.index(after: separator)...])
        guard !basis.isEmpty else { throw ValidationError("say what happened at that moment") }
        return AwarenessCandidate(
            at: try CommandTime.parse(String(text[..<separator]), option: "--aware"), basis: basis, enteredAt: environment.clock.now(),
            enteredBy: environment.actor)
    }
}
