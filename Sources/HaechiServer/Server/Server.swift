internal import BreachModel
package import BreachResponse
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// The portal and the console, each on its own address, in one process.
///
/// ```swift
/// let server = try Server(configuration: configuration, reader: reader)
/// try await server.run { addresses in print("portal: http://\(addresses.portal)/") }
/// ```
package struct Server: Sendable {
    /// The addresses that were bound, with the ports that were given.
    package struct Addresses: Hashable, Sendable {
        package var portal: ListenAddress
        package var console: ListenAddress
    }

    private static let idleSeconds: Int64 = 30
    private static let connections = 10_000
    private static let longestHeaders = 16_384

    private let configuration: ServerConfiguration
    private let portal: Site
    private let console: Site

    /// Prepares both sites; nothing is bound yet.
    ///
    /// - Throws: `console-not-loopback`, `no-operators`, `bad-app-link-key`, `bad-template`.
    package init(configuration: ServerConfiguration, reader: CaseReader) throws(ServerError) {
        guard configuration.console.isLoopback else {
            throw ServerError(
                .consoleNotLoopback, "the console must listen on a loopback address",
                hint: "give 127.0.0.1 or ::1, and reach it from elsewhere through an SSH tunnel")
        }
        guard !configuration.operators.isEmpty else {
            throw ServerError(.noOperators, "nobody may log in to the console", hint: "add an operator with `haechi console-user NAME`")
        }
        if let key = configuration.portalSettings.appLinkKey, key.reveal().count != 32 {
            throw ServerError(.badAppLinkKey, "the key shared with the app must be 32 bytes", hint: "make one with `openssl rand 32`")
        }
        self.configuration = configuration
        let metrics = RequestMetrics()
        let people = Portal(
            reader: reader, settings: configuration.portalSettings, clock: configuration.clock, random: configuration.random)
        let operators: Console
        do {
            operators = try Console(
                reader: reader, operators: configuration.operators, clock: configuration.clock, random: configuration.random,
                metrics: metrics, portalSessions: { people.sessions.count })
        } catch {
            throw ServerError(.badTemplate, "a page template of this build cannot be read")
        }
        portal = Site(name: "portal", routes: people.routes, metrics: metrics, onlyLoopback: false, logger: configuration.logger)
        console = Site(name: "console", routes: operators.routes, metrics: metrics, onlyLoopback: true, logger: configuration.logger)
    }

    /// Serves until SIGINT or SIGTERM, or until the task is cancelled; requests that are being answered are finished.
    ///
    /// - Parameter onListening: called once, when both addresses are bound.
    /// - Throws: `cannot-listen`.
    package func run(onListening: @escaping @Sendable (Addresses) -> Void) async throws(ServerError) {
        let bound = BoundAddresses(onListening)
        var people = application(portal, at: configuration.portal, proxies: configuration.trustedProxies) { bound.setPortal($0) }
        // No proxy stands before the console: a header that names another client is nobody's word but the client's.
        people.addServices(application(console, at: configuration.console, proxies: 0) { bound.setConsole($0) })
        do {
            // Without arguments it ends on SIGTERM and SIGINT.
            try await people.runService()
        } catch is CancellationError {
            return
        } catch {
            throw ServerError(
                .cannotListen, "cannot listen",
                context: [("portal", "\(configuration.portal)"), ("console", "\(configuration.console)")],
                hint: "another program may hold the port; port 0 takes a free one")
        }
    }

    private func application(
        _ site: Site, at address: ListenAddress, proxies: Int, _ report: @escaping @Sendable (ListenAddress) -> Void
    ) -> Application<SiteResponder> {
        var quiet = configuration.logger
        quiet.logLevel = max(configuration.logger.logLevel, .warning)
        return Application(
            responder: SiteResponder(site: site, trustedProxies: proxies),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(Self.idleSeconds),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: Self.longestHeaders, maxHeaderListSize: Self.longestHeaders, maxHeaderFieldCount: 100))),
            configuration: .init(
                address: .hostname(address.host, port: address.port), serverName: nil,
                availableConnectionsDelegate: .maximum(Self.connections, logger: quiet)),
            onServerRunning: { channel in
                report(ListenAddress(host: address.host, port: channel.localAddress?.port ?? address.port))
            },
            logger: quiet)
    }
}
