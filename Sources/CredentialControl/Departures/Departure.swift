package import BreachModel

/// A person who left and had a credential in hand.
package struct Departure: Hashable, Sendable, Codable {
    /// How the person came to have it.
    package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
        case owner
        /// Could read the secret: the exposure ledger names the person.
        case reader
    }

    package var person: EmployeeID
    package var role: Role
    package var left: Instant
    /// When the person could have used it after the grace that follows their leaving: from then on, use is not legitimate. It ends when the
    /// secret was replaced, and has no end (`Window.always.end`) where it never was. Nil where it was replaced within the grace, or made after they
    /// had left.
    package var illegitimateUse: Window?

    /// Whether the secret that the person knew is still the present one.
    package var isOpen: Bool { illegitimateUse?.end == Window.always.end }
}

/// What the departures of people mean for one credential.
package struct CredentialVerdict: Hashable, Sendable, Codable {
    package var credential: CredentialID
    package var kind: Credential.Kind
    package var state: Credential.State
    /// Owner and readers who left, in the order of leaving; those whom a rotation made harmless too.
    package var departures: [Departure]
    /// People with access of whom nobody can say whether they left: not in the roster, or with a time that cannot be read. Sorted.
    package var undetermined: [EmployeeID]
    /// When the credential was switched off, where that is recorded.
    package var retired: Instant?

    /// Since when the credential should be dead or rotated: the earliest end of a grace after which a departed person's secret went on to be the
    /// present one. Nil where no departure asks for it, also where the last rotation came after all departures.
    package var shouldBeDeadSince: Instant? {
        departures.filter(\.isOpen).compactMap(\.illegitimateUse?.start).min()
    }

    /// Whether the credential is switched off now. A credential that is only verified (`passive`) still opens records.
    package var isOff: Bool {
        retired != nil || [.disabled, .destroyed, .compromised].contains(state)
    }

    /// Whether the credential is switched off and nobody recorded since when.
    package var isOffSinceUnknown: Bool { isOff && retired == nil }

    /// Whether it should be dead, and is not known to be.
    package var isOverdue: Bool { shouldBeDeadSince != nil && !isOff }

    /// The departures after which use at `instant` was not legitimate.
    package func departures(makingIllegitimate instant: Instant) -> [Departure] {
        departures.filter { $0.illegitimateUse?.contains(instant) ?? false }
    }
}
