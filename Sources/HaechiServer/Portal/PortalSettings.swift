package import BreachModel

/// What the operator can set of the public pages.
package struct PortalSettings: Sendable {
    /// Whether people reach the portal over HTTPS: then cookies are `Secure` and carry the `__Host-` prefix (RFC 6265bis).
    package var isBehindTLS: Bool
    /// 32 bytes shared with the platform's app; nil turns `/app` off.
    package var appLinkKey: Sensitive<[UInt8]>?
    package var lifetime: SessionStore<PersonKey>.Lifetime
    package var sessions: Int
    package var limits: AttemptLimiter.Limits

    package init(
        isBehindTLS: Bool = false, appLinkKey: Sensitive<[UInt8]>? = nil,
        lifetime: SessionStore<PersonKey>.Lifetime = .init(idleMinutes: 20, totalMinutes: 60), sessions: Int = 200_000,
        limits: AttemptLimiter.Limits = .init()
    ) {
        self.isBehindTLS = isBehindTLS
        self.appLinkKey = appLinkKey
        self.lifetime = lifetime
        self.sessions = sessions
        self.limits = limits
    }
}
