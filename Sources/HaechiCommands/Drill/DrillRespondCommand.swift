package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import Drill

/// `haechi drill respond`: the whole response on a rehearsal world, from scan to send.
package struct DrillRespondCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "respond", abstract: "Respond to a rehearsal world: scan, detect, scope, case, notices, send, reports; then score it.",
        discussion: """
            The drill's clock starts on 2025-11-17 at 18:00 in Seoul, twenty hours after the customer's mail of the story.
            Exit code 1 if the scope is not exactly the truth.

            Example: haechi drill respond --folder drill --no-serve
            """)

    @Option(help: "The folder of the world.")
    package var folder: String

    @Option(help: "Threads to use; changes the time only.")
    package var threads = 2

    @Flag(help: "Stop before serving portal and console.")
    package var noServe = false

    @Option(help: "The portal's port; 0 takes a free one.")
    package var portalPort = 8080

    @Option(help: "The console's port; 0 takes a free one.")
    package var consolePort = 8081

    package init() {}

    package func run() async throws {
        let clock = try DrillClock()
        let closed = try ResponseEnvironment(path: folder + "/haechi.yaml", clock: clock.wall, actor: "drill-responder", threads: threads)
        let rehearsal = DrillRehearsal(environment: try closed.opening(), clock: clock)
        let result = try await rehearsal.respond()
        let score = try DrillScoring.score(folder: folder, version: result.scope.version)
        try DrillSummary(result: result, environment: rehearsal.environment, score: score).print()
        guard score.isExact else { throw ExitCode(ExitStatus.negative.rawValue) }
        if !noServe { try await serve(rehearsal.environment) }
    }

    private func serve(_ environment: ResponseEnvironment) async throws {
        let operators = OperatorsFile.path(environment)
        if !((try? OperatorList(path: operators).names.contains("drill")) ?? false) {
            var generator = SystemRandomNumberGenerator()
            let key = try OperatorList.add("drill", toFileAt: operators, using: &generator)
            Output.line("console login: name drill, key \(key)")
        }
        let request = ServeRequest(
            portalHost: "127.0.0.1", portalPort: portalPort, consolePort: consolePort, operatorsFile: operators, appLinkKeyFile: nil)
        try await Adapters.required().serve(environment, request) { addresses in
            Output.line("portal   \(addresses.portal)   (a code stands in each file of \(folder)/outbox)")
            Output.line("console  \(addresses.console)")
            Output.line("stop with Ctrl-C")
        }
    }
}
