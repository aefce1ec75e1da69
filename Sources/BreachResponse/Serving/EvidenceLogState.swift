/// How long the evidence log is and whether it was recomputed.
package struct EvidenceLogState: Hashable, Sendable {
    package var entries: Int
    /// Digest over the whole log, in hexadecimal; empty where there is none yet.
    package var head: String
    /// Whether the chain of entries, recomputed, is whole; nil where there is none. Sealed files are not read again.
    package var verified: Bool?

    package init(entries: Int = 0, head: String = "", verified: Bool? = nil) {
        self.entries = entries
        self.head = head
        self.verified = verified
    }
}
