package import BreachModel

/// What can stop a use case, besides what the stages themselves throw.
package enum ResponseErrorCode: String, Hashable, Sendable, CaseIterable {
    case folder = "store-folder-unusable"
    /// Another process does the same work in the same folder.
    case inUse = "store-in-use"
    /// A file of the store that is not what was written.
    case damagedFile = "store-file-damaged"
    case noLogs = "no-logs-configured"
    /// The logs have no such part.
    case noPart = "no-such-part"
    case noFindings = "no-findings"
    case unknownFinding = "unknown-finding"
    case noIndicator = "no-indicator"
    case noScope = "no-scope"
    case noAddressBooks = "no-address-books"
    case unknownPerson = "unknown-person"
    case noManifest = "no-manifest"
    /// A folder that no copy of logs may lie in.
    case badCopyFolder = "bad-copy-folder"
    /// The folder to copy logs to holds the proof of another copy.
    case otherCopy = "other-copy"
    case noCase = "no-case"
    case nothingToNotify = "nothing-to-notify"
    case refused = "notice-refused"
    case notChecked = "notice-not-checked"
    case unknownNotice = "unknown-notice"
    case evidenceBroken = "evidence-broken"
    case noChannel = "no-channel"
    case badAwareness = "bad-awareness"
    case badDocument = "bad-document-kind"
    case unknownJurisdiction = "unknown-jurisdiction"
    case badOverride = "bad-override"
    case unknownReport = "unknown-report"
    case noLaw = "no-law-on-date"
    case unknownDuty = "unknown-duty"
    case ambiguousDuty = "ambiguous-duty"
    case unknownEvent = "unknown-event"
    case badGround = "bad-ground"
    case badOrder = "bad-order"
    case badProof = "bad-proof"
    case badPosting = "bad-posting"
    /// A page that is not the company's own.
    case foreignPage = "foreign-page"
    case pageNotFetched = "page-not-fetched"
    /// Bytes that are no text in an encoding that is read.
    case badText = "unreadable-text"
}

package typealias ResponseError = HaechiError<ResponseErrorCode>
