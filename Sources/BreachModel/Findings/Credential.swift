/// What opens records.
package struct Credential: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case signingKey = "signing-key"
        case apiKey = "api-key"
        case serviceAccount = "service-account"
        /// The registry names a kind that we do not know.
        case other
    }

    /// Source: the key states of NIST SP 800-57 part 1, section 7, in the words of key-management products.
    package enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case active
        /// Verifies old signatures, makes no new ones.
        case passive
        case disabled
        case destroyed
        case compromised
    }

    package var id: CredentialID
    package var kind: Kind
    package var owner: EmployeeID?
    /// Everyone who could read the secret, the owner aside (the exposure ledger).
    package var readers: [EmployeeID]
    package var created: Instant?
    /// When the secret was last replaced; exposures before it do not count.
    package var rotated: Instant?
    package var retired: Instant?
    package var state: State
    /// When the owner left, where the registry itself says so (a roster takes precedence).
    package var ownerLeft: Instant?

    package init(
        id: CredentialID, kind: Kind, owner: EmployeeID? = nil, readers: [EmployeeID] = [], created: Instant? = nil,
        rotated: Instant? = nil, retired: Instant? = nil, state: State = .active, ownerLeft: Instant? = nil
    ) {
        self.id = id
        self.kind = kind
        self.owner = owner
        self.readers = readers
        self.created = created
        self.rotated = rotated
        self.retired = retired
        self.state = state
        self.ownerLeft = ownerLeft
    }
}

/// One employee of the HR roster.
package struct RosterEntry: Hashable, Sendable, Codable {
    package var employee: EmployeeID
    package var team: String
    package var joined: Instant?
    /// The last change of team.
    package var moved: Instant?
    package var left: Instant?

    package init(employee: EmployeeID, team: String = "", joined: Instant? = nil, moved: Instant? = nil, left: Instant? = nil) {
        self.employee = employee
        self.team = team
        self.joined = joined
        self.moved = moved
        self.left = left
    }
}
