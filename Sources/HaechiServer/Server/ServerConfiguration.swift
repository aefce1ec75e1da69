package import BreachModel
package import BreachResponse
package import Logging

/// Everything that `Server` needs to know.
package struct ServerConfiguration: Sendable {
    /// Where the public pages listen. TLS ends in a proxy in front.
    package var portal: ListenAddress
    /// Where the console, `/health` and `/metrics` listen; refused unless it is a loopback address.
    package var console: ListenAddress
    package var portalSettings: PortalSettings
    /// Who may log in to the console.
    package var operators: OperatorList
    /// How many proxies in front append to `X-Forwarded-For`: the client is the address that the outermost trusted one
    /// saw. 0 takes the connection's own address and ignores the header.
    package var trustedProxies: Int
    package var clock: WallClock
    package var random: RandomBytes
    package var logger: Logger

    package init(
        portal: ListenAddress = ListenAddress(), console: ListenAddress = ListenAddress(),
        portalSettings: PortalSettings = PortalSettings(), operators: OperatorList, trustedProxies: Int = 0, clock: WallClock,
        random: RandomBytes = .system, logger: Logger
    ) {
        self.portal = portal
        self.console = console
        self.portalSettings = portalSettings
        self.operators = operators
        self.trustedProxies = trustedProxies
        self.clock = clock
        self.random = random
        self.logger = logger
    }
}
