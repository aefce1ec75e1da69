/// A candidate for the moment at which the company became aware of the breach. All are kept.
package struct AwarenessCandidate: Hashable, Sendable, Codable {
    package var at: Instant
    /// What happened then, and who says so; no personal data.
    package var basis: String
    /// A candidate that nobody can credit does not fix the clocks.
    package var credible: Bool
    /// When it was entered, and by whom.
    package var enteredAt: Instant
    package var enteredBy: String

    package init(at: Instant, basis: String, credible: Bool = true, enteredAt: Instant, enteredBy: String) {
        self.at = at
        self.basis = basis
        self.credible = credible
        self.enteredAt = enteredAt
        self.enteredBy = enteredBy
    }
}

/// Known ways in, by the ids of the law reference's notes.
package enum BreachCause: String, Hashable, Sendable, Codable, CaseIterable {
    case forgedToken = "forged-token"
    case leaverKey = "leaver-key"
    case stolenCredential = "stolen-credential"
    case insider
    case misconfiguration
    case vulnerability
    case phishing
    case malware
    case ransomware
    case lostDevice = "lost-device"
    case misSent = "mis-sent"
    case processor
    case publicExposure = "public-exposure"
    case unknown
}

/// What the company did, when, and whether its effect was verified.
package struct Measure: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case blockedRoute = "blocked-route"
        case revokedKey = "revoked-key"
        case monitoring
        case relief
        case reported
        case notified
        case posted
        case other
    }

    package var kind: Kind
    package var at: Instant
    package var statement: Bilingual
    /// Whom a report went to.
    package var recipient: String?
    /// When someone checked that it worked; nil if nobody has.
    package var verifiedAt: Instant?

    package init(kind: Kind, at: Instant, statement: Bilingual, recipient: String? = nil, verifiedAt: Instant? = nil) {
        self.kind = kind
        self.at = at
        self.statement = statement
        self.recipient = recipient
        self.verifiedAt = verifiedAt
    }
}

/// Everything a text of a case may state: the case's facts at one moment.
package struct CaseFacts: Hashable, Sendable, Codable {
    package var caseID: CaseID
    package var openedAt: Instant
    package var awareness: [AwarenessCandidate]
    /// Whether someone outside the company got in (PIPA Decree 40(1)3).
    package var illegalExternalAccess: Bool
    package var causes: [BreachCause]
    package var leakFrom: Instant?
    package var leakTo: Instant?
    /// Whether the access has ended for sure.
    package var ended: Bool
    package var discoveredAt: Instant?
    package var measures: [Measure]
    package var scope: BreachScope?

    package init(
        caseID: CaseID, openedAt: Instant, awareness: [AwarenessCandidate], illegalExternalAccess: Bool,
        causes: [BreachCause], leakFrom: Instant?, leakTo: Instant?, ended: Bool, discoveredAt: Instant?,
        measures: [Measure], scope: BreachScope?
    ) {
        self.caseID = caseID
        self.openedAt = openedAt
        self.awareness = awareness
        self.illegalExternalAccess = illegalExternalAccess
        self.causes = causes
        self.leakFrom = leakFrom
        self.leakTo = leakTo
        self.ended = ended
        self.discoveredAt = discoveredAt
        self.measures = measures
        self.scope = scope
    }

    /// The moment that fixes the clocks: the earliest credible candidate; nil before any is entered.
    package var awareAt: Instant? {
        awareness.filter(\.credible).map(\.at).min()
    }
}
