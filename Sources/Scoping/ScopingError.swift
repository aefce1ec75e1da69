package import BreachModel

/// What can stop a scope from being made.
package enum ScopingErrorCode: String, Hashable, Sendable, CaseIterable {
    /// Members or address books cannot be read.
    case people = "people-unreadable"
    case index = "index-unusable"
    case write = "scope-not-written"
    case tooManyItems = "too-many-items"
    case noEvents = "no-event-matches"
}

package typealias ScopingError = HaechiError<ScopingErrorCode>

extension HaechiError where Code == ScopingErrorCode {
    /// The same trouble seen from the scope.
    package init(_ code: ScopingErrorCode, from error: some ReportableError) {
        self.init(code, error.reportMessage, hint: error.reportHint)
    }
}
