package import BreachModel
package import ByteStreams

/// What can stop a scan or make an index unusable. Trouble with single lines is a `Diagnostic`, not an error.
package enum LogScanningErrorCode: String, Hashable, Sendable, CaseIterable {
    /// A log file cannot be opened or read; see the message of the file's own error.
    case input = "log-unreadable"
    /// `log_format` of a log source cannot be used.
    case badLogFormat = "bad-log-format"
    /// No known form fits the beginning of a file whose format is `auto`.
    case unknownFormat = "unknown-log-format"
    case badRoute = "bad-route-pattern"
    case tooManyRoutes = "too-many-routes"
    case indexUnreadable = "index-unreadable"
    case indexCorrupt = "index-corrupt"
    case indexVersion = "index-version"
    case indexWrite = "index-not-written"
    /// Parts of the logs have no segment yet.
    case incomplete = "index-incomplete"
    case noIndex = "no-index"
    case evidenceGone = "evidence-gone"
    /// A filter that names nothing.
    case emptyFilter = "empty-filter"
    case badNetwork = "bad-network"
    /// The index holds chosen lines only, so it cannot say of anyone that they were not seen.
    case partialIndex = "partial-index"
    /// The configuration reads logs in another way than when the index was made.
    case staleIndex = "index-stale"
}

package typealias LogScanningError = HaechiError<LogScanningErrorCode>

extension HaechiError where Code == LogScanningErrorCode {
    /// The same trouble seen from the scan.
    package init(_ code: LogScanningErrorCode, from error: ByteStreamError) {
        self.init(code, error.message, context: error.context, hint: error.hint)
    }
}
