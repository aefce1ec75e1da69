package import BreachModel

/// From when on nobody should have used a credential, and why: what credential control hands to detection.
package struct CredentialLimit: Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case ownerLeft = "owner-left"
        case readerLeft = "reader-left"
        /// The registry says that it is retired, disabled, destroyed or compromised.
        case retired
    }

    package var credential: CredentialID
    package var reason: Reason
    /// The employee who left; nil for `retired`.
    package var employee: EmployeeID?
    /// Use from this moment on is reported.
    package var from: Instant

    package init(credential: CredentialID, reason: Reason, employee: EmployeeID?, from: Instant) {
        self.credential = credential
        self.reason = reason
        self.employee = employee
        self.from = from
    }
}
