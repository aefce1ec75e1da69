package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

/// `haechi serve`: the portal and the console.
package struct ServeCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the person's page and the operators' console.",
        discussion: """
            The console listens on the loopback only. Operators are added with haechi console-user NAME. Behind a proxy that ends TLS, say
            --behind-tls, so that cookies are Secure, and how many proxies append to X-Forwarded-For, so that limits count people's own
            addresses and not the proxy's.

            Example: haechi serve --portal-port 8080 --console-port 8081
            Example: haechi serve --behind-tls --trusted-proxies 1
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
    @Flag(name: .customLong("behind-tls"), help: "People reach the portal over HTTPS, which a proxy in front ends: its cookies are Secure.")
    package var behindTLS = false
    @Option(help: "How many proxies in front append to X-Forwarded-For; 0 takes the connection's own address.")
    package var trustedProxies = 0

    package init() {}

    package func validate() throws {
        guard (0...10).contains(trustedProxies) else { throw ValidationError("--trusted-proxies is a number from 0 to 10") }
    }

    func request(_ environment: ResponseEnvironment) -> ServeRequest {
        ServeRequest(
            portalHost: portalHost, portalPort: portalPort, consolePort: consolePort,
            operatorsFile: operators ?? OperatorsFile.path(environment), appLinkKeyFile: appLinkKey, isBehindTLS: behindTLS,
            trustedProxies: trustedProxies)
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
