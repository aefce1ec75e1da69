package import BreachModel

/// Whether the logs of the case are kept, as the console shows it.
package struct PreservationStatus: Hashable, Sendable {
    /// Version of the newest manifest.
    package var manifest: Int
    package var madeAt: Instant
    package var files: Int
    /// When somebody last compared the logs with it; nil where nobody did.
    package var lookedAt: Instant?
    /// What was not as it was then.
    package var alarms: [Bilingual]
    package var retention: [RetentionWarning]
}
