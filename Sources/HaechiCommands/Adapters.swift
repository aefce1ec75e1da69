internal import BreachModel
package import BreachResponse

/// What the executable plugs in: the live adapters, which this target must not know.
package struct Adapters: Sendable {
    /// The carrier of the configuration's first channel, and the right side of Message-IDs.
    package var carrier: @Sendable (ResponseEnvironment) throws -> (carrier: any Carrier, messageDomain: String)
    /// What looks at pages of ours.
    package var viewer: @Sendable (ResponseEnvironment) -> any PageViewer
    /// What fetches pages of ours as they are served.
    package var pages: any PageSource
    /// Serves portal and console until it is told to end; reports both addresses once they listen.
    package var serve: @Sendable (ResponseEnvironment, ServeRequest, @escaping @Sendable (ServedAddresses) -> Void) async throws -> Void

    package init(
        carrier: @escaping @Sendable (ResponseEnvironment) throws -> (carrier: any Carrier, messageDomain: String),
        viewer: @escaping @Sendable (ResponseEnvironment) -> any PageViewer, pages: any PageSource,
        serve: @escaping @Sendable (ResponseEnvironment, ServeRequest, @escaping @Sendable (ServedAddresses) -> Void) async throws -> Void
    ) {
        self.carrier = carrier
        self.viewer = viewer
        self.pages = pages
        self.serve = serve
    }

    /// The adapters of the running command; set once by `HaechiCommand.run`.
    @TaskLocal package static var current: Adapters?

    static func required() -> Adapters {
        guard let current else { preconditionFailure("the executable plugged in no adapters") }
        return current
    }
}

/// Where to serve.
package struct ServeRequest: Hashable, Sendable {
    /// Loopback unless the operator says otherwise; port 0 takes a free one.
    package var portalHost: String
    package var portalPort: Int
    package var consolePort: Int
    /// The file with operators of the console.
    package var operatorsFile: String
    /// A file with the 32-byte key shared with the platform's app; nil for no links from the app.
    package var appLinkKeyFile: String?
    /// Whether a proxy in front ends TLS: the portal's cookies are then `Secure`.
    package var isBehindTLS: Bool
    /// Proxies in front that append to `X-Forwarded-For`.
    package var trustedProxies: Int

    package init(
        portalHost: String, portalPort: Int, consolePort: Int, operatorsFile: String, appLinkKeyFile: String?, isBehindTLS: Bool = false,
        trustedProxies: Int = 0
    ) {
        self.portalHost = portalHost
        self.portalPort = portalPort
        self.consolePort = consolePort
        self.operatorsFile = operatorsFile
        self.appLinkKeyFile = appLinkKeyFile
        self.isBehindTLS = isBehindTLS
        self.trustedProxies = trustedProxies
    }
}

/// Where the pages are.
package struct ServedAddresses: Hashable, Sendable {
    package var portal: String
    package var console: String

    package init(portal: String, console: String) {
        self.portal = portal
        self.console = console
    }
}
