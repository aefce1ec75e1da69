package import BreachModel

/// The logs that matter for a case, file by file, as they were when it was made: the content of `preservation/NNNN.json`.
package struct LogManifest: Hashable, Sendable, Codable {
    /// Of the layout; `docs/preservation-format.md`.
    package static let formatVersion = 1

    /// One log file.
    package struct File: Hashable, Sendable, Codable {
        /// Below the data folder, or absolute: what reports and evidence call it.
        package var name: String
        /// Its entry under `logs:`.
        package var log: String
        /// Bytes on the disk.
        package var size: Int
        /// Of those bytes, compressed or not.
        package var sha256: String
        /// When it was last written.
        package var modified: Instant
        /// Of its events; nil where it was not scanned or holds none.
        package var first: Instant?
        package var last: Instant?
        /// Lines of its text and those that are events; nil where it was not scanned.
        package var lines: Int?
        package var events: Int?
    }

    package var format: Int
    /// 1 for the first; never changed, only followed.
    package var version: Int
    package var madeAt: Instant
    package var madeBy: String
    /// The time whose logs are listed; nil for all.
    package var window: Window?
    /// In the order of their names.
    package var files: [File]
    /// Logs that no list can hold (`UnlistedLogs`), their names escaped; nil where nobody looked for them.
    package var unlisted: [String]?

    /// Whether it lists all logs that were looked for.
    package var isWhole: Bool { unlisted?.isEmpty ?? true }
    package var bytes: Int { files.reduce(0) { $0 + $1.size } }
}

/// A log that will be deleted soon, by what the configuration says of its source.
package struct RetentionWarning: Hashable, Sendable, Codable {
    package var log: String
    package var retentionDays: Int
    /// Files of the manifest that go before the end of the warning time, or are past their time already.
    package var files: Int
    /// When the first of them goes.
    package var first: Instant
}
