package import BreachModel

/// What `EvidenceLog` throws.
package typealias EvidenceError = HaechiError<EvidenceErrorCode>

/// Stable names of what keeps the log from being written or read.
package enum EvidenceErrorCode: String, Hashable, Sendable, CaseIterable {
    /// There is no log at the path.
    case noLog = "no-evidence-log"
    /// The log cannot be opened, read or written.
    case notAccessible = "evidence-not-accessible"
    /// No room for the entry; the log is as it was.
    case fullDisk = "evidence-full-disk"
    /// The device did not confirm the entry; whether it is stored is not known.
    case syncFailed = "evidence-sync-failed"
    /// The last entry is not one that this program wrote: nothing is appended to it.
    case damaged = "evidence-damaged"
    /// A step, a name, an actor or a digest is empty or cannot be one.
    case badEntry = "evidence-bad-entry"
    /// A file to be sealed cannot be read.
    case unreadableFile = "evidence-unreadable-file"
}
