package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

/// `haechi serve`: the portal and the console.
package struct ServeCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the person's page and the operators' console.",
        discussion: """
            The console listens on the loopback only. Operators are added with haechi console-user NAME.

            Example: haechi serve --portal-port 8080 --console-port 8081
            """)

    @OptionGroup package var common: CommonOptions
    @OptionGroup package var options: ServeOptions

    package init() {}

    package func run() async throws {
        let environment = try common.environment().opening(.readOnly)
        try await Adapters.required().serve(environment, options.request(environment)) { addresses in
            Output.line("portal   \(addresses.portal)")
            Output.line("console  \(addresses.console)")
        }
    }
}

/// Where to serve, on the command line.
package struct ServeOptions: ParsableArguments {
    @Option(help: "The portal's address.")
    package var portalHost = "127.0.0.1"
    @Option(help: "The portal's port; 0 takes a free one.")
    package var portalPort = 8080
    @Option(help: "The console's port; 0 takes a free one.")
    package var consolePort = 8081
    @Option(help: "The file with operators; console-users in the store folder if not given.")
    package var operators: String?
    @Option(help: "A file with the 32-byte key shared with the platform's app.")
    package var appLinkKey: String?

    package init() {}

    func request(_ environment: ResponseEnvironment) -> ServeRequest {
        ServeRequest(
            portalHost: portalHost, portalPort: portalPort, consolePort: consolePort,
            operatorsFile: operators ?? OperatorsFile.path(environment), appLinkKeyFile: appLinkKey)
    }
}

/// Where the list of operators lies by default.
enum OperatorsFile {
    static func path(_ environment: ResponseEnvironment) -> String { environment.folder.path + "/console-users" }
}

/// `haechi console-user`: let someone into the console.
package struct ConsoleUserCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "console-user", abstract: "Let a person into the console; prints their key once.",
        discussion: "Only a digest of the key is kept. Example: haechi console-user park")

    @OptionGroup package var common: CommonOptions
    @Argument(help: "A name: lower-case letters, digits, dots and hyphens.")
    package var name: String

    package init() {}

    package func run() throws {
        let environment = try common.environment()
        try environment.folder.make()
        var generator = SystemRandomNumberGenerator()
        let key = try OperatorList.add(name, toFileAt: OperatorsFile.path(environment), using: &generator)
        Output.line("name  \(name)")
        Output.line("key   \(key)")
    }
}
