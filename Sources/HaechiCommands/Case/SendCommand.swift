package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

/// `haechi send`: start, resume, pause, status, unreached.
package struct SendCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Deliver approved notices, once to each person.",
        subcommands: [Start.self, Resume.self, Pause.self, Status.self, Unreached.self])

    package init() {}

    /// `haechi send start`.
    package struct Start: AsyncParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "start", abstract: "Freeze the audience and deliver to everyone in it.",
            discussion: "The person who approved may not start the send, unless --same-person says so. Example: haechi send start --by park"
        )

        @OptionGroup package var common: CommonOptions
        @Flag(help: "Let the person who approved start the send too, up to approval.two_persons_above people.")
        package var samePerson = false
        @Option(help: "The kind of notice: leak, preliminary, possible-leak, supplement, correction or all-clear.")
        package var kind = "leak"
        @Flag(help: "Send the copies for guardians of children under 14, to the guardian_email of the export.")
        package var guardians = false

        package init() {}

        package func run() async throws {
            let environment = try common.environment().opening()
            let (carrier, domain) = try Adapters.required().carrier(environment)
            let bar = ProgressBar("sending")
            guard let kind = DraftKind(rawValue: kind), kind.isSent else {
                throw ValidationError("--kind takes " + DraftKind.allCases.filter(\.isSent).map(\.rawValue).joined(separator: ", "))
            }
            var generator = SystemRandomNumberGenerator()
            let report = try await SendNotices(environment).start(
                carrier: carrier, messageDomain: domain, allowsSamePerson: samePerson, kind: kind, toGuardians: guardians,
                using: &generator
            ) { SendText.show($0, on: bar) }
            bar.finish()
            try SendText.finish(report)
        }
    }

    /// `haechi send resume`.
    package struct Resume: AsyncParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "resume",
            abstract: "Go on after a pause, a crash or an outage: nobody is lost, nobody confirmed is sent to again.",
            discussion: "Example: haechi send resume")

        @OptionGroup package var common: CommonOptions

        package init() {}

        package func run() async throws {
            let environment = try common.environment().opening()
            let bar = ProgressBar("sending")
            let carrier = try Adapters.required().carrier(environment).carrier
            let report = try await SendNotices(environment).resume(carrier: carrier) { SendText.show($0, on: bar) }
            bar.finish()
            try SendText.finish(report)
        }
    }

    /// `haechi send pause`.
    package struct Pause: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "pause", abstract: "Ask the sending process to stop after the messages in hand.",
            discussion: "Example: haechi send pause")

        @OptionGroup package var common: CommonOptions

        package init() {}

        package func run() throws {
            try SendNotices(try common.environment()).pause()
            Output.line("the send will stop after the messages in hand; go on with haechi send resume")
        }
    }

    /// `haechi send status`.
    package struct Status: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "status", abstract: "Show where every send stands; the states add up to the audience.",
            discussion: "Example: haechi send status")

        @OptionGroup package var common: CommonOptions

        package init() {}

        package func run() throws {
            let sends = try SendNotices(try common.environment().opening(.readOnly)).status()
            if common.json { try Output.json(sends.map(SendText.Row.init)) } else { for send in sends { SendText.print(send) } }
            if sends.contains(where: { !$0.addsUp }) { throw ExitCode(ExitStatus.negative.rawValue) }
        }
    }

    /// `haechi send unreached`.
    package struct Unreached: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "unreached", abstract: "Name who is left and why. Person keys are personal data.",
            discussion: "Example: haechi send unreached > unreached.tsv")

        @OptionGroup package var common: CommonOptions

        package init() {}

        package func run() throws {
            try SendNotices(try common.environment().opening(.readOnly)).forEachUnreached { person, state, reason in
                Output.line("\(person.rawValue)\t\(state.rawValue)\t\(reason)")
            }
        }
    }
}
