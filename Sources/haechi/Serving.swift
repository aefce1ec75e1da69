internal import BreachModel
internal import BreachResponse
internal import Foundation
internal import HaechiCommands
internal import HaechiServer
internal import Logging

/// Serves portal and console over the case store.
enum Serving {
    static func serve(
        _ environment: ResponseEnvironment, _ request: ServeRequest, _ onListening: @escaping @Sendable (ServedAddresses) -> Void
    ) async throws {
        var settings = PortalSettings(isBehindTLS: request.isBehindTLS)
        if let file = request.appLinkKeyFile {
            guard let key = FileManager.default.contents(atPath: file) else {
                throw ResponseError(.noChannel, "the key shared with the app cannot be read", context: [("file", file)])
            }
            settings.appLinkKey = Sensitive(Array(key))
        }
        let logger = Logger(label: "haechi") { StreamLogHandler.standardError(label: $0) }
        let configuration = ServerConfiguration(
            portal: ListenAddress(host: request.portalHost, port: request.portalPort),
            console: ListenAddress(port: request.consolePort), portalSettings: settings,
            operators: try OperatorList(path: request.operatorsFile), trustedProxies: request.trustedProxies, clock: environment.clock,
            logger: logger)
        let server = try Server(configuration: configuration, reader: try CaseReader(environment))
        try await server.run { addresses in
            onListening(ServedAddresses(portal: "http://\(addresses.portal)", console: "http://\(addresses.console)"))
        }
    }
}
