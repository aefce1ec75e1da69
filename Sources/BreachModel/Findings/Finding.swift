/// What detection has to say: something happened that should not have, with its extent and its proof.
package struct Finding: Hashable, Sendable, Codable {
    /// Detectors, by the letters of the reference where it has one.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A credential was used after its owner, or someone who could read it, left (K).
        case usedAfterDeparture = "used-after-departure"
        /// Tokens were used that nobody issued (R).
        case tokenNeverIssued = "token-never-issued"
        /// Requests named subjects that do not exist.
        case subjectDoesNotExist = "subject-does-not-exist"
        /// A credential was used from a country or network new to it (N).
        case newPlace = "new-place"
        /// A credential or origin touched far more distinct people than its own past (F).
        case fanOut = "fan-out"
        /// A retired or disabled credential was used.
        case usedAfterRetirement = "used-after-retirement"
    }

    /// How sure the detector is.
    package enum Confidence: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
        case low, medium, high

        package static func < (left: Self, right: Self) -> Bool {
            let order = Self.allCases
            return order.firstIndex(of: left)! < order.firstIndex(of: right)!
        }
    }

    package var id: FindingID
    package var kind: Kind
    /// The rows that it is about; scoping takes exactly these.
    package var indicator: Indicator
    package var since: Instant
    package var until: Instant
    /// Log lines that it rests on.
    package var events: Int
    package var views: ViewCount
    /// Distinct subject ids touched, whether they exist or not.
    package var subjects: Int
    package var tokens: Int
    package var origins: Int
    package var confidence: Confidence
    /// One sentence in each first language; credential ids and counts only, no personal data.
    package var statement: Bilingual
    /// First lines that show it, earliest first; at most 20.
    package var evidence: [Evidence]

    package init(
        id: FindingID, kind: Kind, indicator: Indicator, since: Instant, until: Instant, events: Int, views: ViewCount,
        subjects: Int, tokens: Int, origins: Int, confidence: Confidence, statement: Bilingual, evidence: [Evidence]
    ) {
        self.id = id
        self.kind = kind
        self.indicator = indicator
        self.since = since
        self.until = until
        self.events = events
        self.views = views
        self.subjects = subjects
        self.tokens = tokens
        self.origins = origins
        self.confidence = confidence
        self.statement = statement
        self.evidence = evidence
    }
}

/// A set of log lines named by what they have in common: all given conditions hold.
package struct Indicator: Hashable, Sendable, Codable {
    /// Any of these credentials; nil stands for all.
    package var credentials: Set<CredentialID>?
    /// Any of these origin addresses; nil stands for all.
    package var origins: Set<String>?
    /// Only lines whose token was never issued.
    package var onlyTokensNeverIssued: Bool
    package var window: Window

    package init(
        credentials: Set<CredentialID>? = nil, origins: Set<String>? = nil, onlyTokensNeverIssued: Bool = false,
        window: Window = .always
    ) {
        self.credentials = credentials
        self.origins = origins
        self.onlyTokensNeverIssued = onlyTokensNeverIssued
        self.window = window
    }
}

/// Where the proof lies: bytes of a source.
package struct Evidence: Hashable, Sendable, Codable {
    /// The log file, as the scan named it.
    package var source: String
    /// Fingerprint of the text of the file, or of the part of it, that the scan read (docs/index-format.md).
    package var sourceFingerprint: String
    /// Offset of the line's first byte in the file's decompressed text.
    package var offset: Int
    /// Bytes of the line without its line end.
    package var length: Int
    /// SHA-256 of those bytes, in hexadecimal; empty where the file could not be read again.
    package var digest: String

    package init(source: String, sourceFingerprint: String, offset: Int, length: Int, digest: String) {
        self.source = source
        self.sourceFingerprint = sourceFingerprint
        self.offset = offset
        self.length = length
        self.digest = digest
    }
}
