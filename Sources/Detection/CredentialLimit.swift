package import BreachModel

/// When nobody should have used a credential, and why: what credential control hands to detection.
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
    /// Use in this window is reported: it ends where the secret was replaced.
    package var window: Window

    package init(credential: CredentialID, reason: Reason, employee: EmployeeID?, window: Window) {
        self.credential = credential
        self.reason = reason
        self.employee = employee
        self.window = window
    }
}
