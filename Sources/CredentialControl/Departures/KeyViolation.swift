package import BreachModel

/// A breach of the rule that every accepted credential has a living owner and no departed person who knows its present secret.
///
/// Source: the rule is invariant K of the credential reference, section 2.1. Its third part, an unexpired lease, is not recorded in a registry.
package struct KeyViolation: Hashable, Sendable, Codable {
    /// What is wrong.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case noOwner = "no-owner"
        case ownerLeft = "owner-left"
        case readerLeft = "reader-left"
        /// Whether this person left cannot be told.
        case undetermined
    }

    package var credential: CredentialID
    package var kind: Kind
    /// Whom it is about; nil for a credential without an owner.
    package var person: EmployeeID?
    /// Since when; nil where no time is known.
    package var since: Instant?
    /// Whether the credential is off today and nobody recorded since when, so that it may have been off already.
    package var mayHaveBeenOff: Bool
}

extension DepartureAudit {
    /// What broke the rule at `instant`, sorted by credential, kind and person.
    ///
    /// Strict: no grace. A credential counts as accepted from its creation until it was retired; where it is off and nobody recorded since when, it counts
    /// as accepted, with `mayHaveBeenOff`. A rotation counts from its own moment: before it, a secret that a departed person knew was in use.
    package static func violations(at instant: Instant, registry: CredentialRegistry, roster: Roster?) -> [KeyViolation] {
        let unreadable = Set(roster?.unreadableDepartures ?? [])
        let all = registry.credentials.flatMap { credential -> [KeyViolation] in
            guard credential.isAccepted(at: instant) else { return [] }
            return violations(of: credential, at: instant, roster: roster, unreadable: unreadable)
        }
        return all.sorted { ($0.credential, $0.kind.rawValue, $0.person ?? "") < ($1.credential, $1.kind.rawValue, $1.person ?? "") }
    }

    private static func violations(
        of credential: Credential, at instant: Instant, roster: Roster?, unreadable: Set<EmployeeID>
    ) -> [KeyViolation] {
        let mayHaveBeenOff = credential.retired == nil && [.disabled, .destroyed, .compromised].contains(credential.state)
        func violation(_ kind: KeyViolation.Kind, _ person: EmployeeID?, since: Instant?) -> KeyViolation {
            KeyViolation(credential: credential.id, kind: kind, person: person, since: since, mayHaveBeenOff: mayHaveBeenOff)
        }
        var found = credential.owner == nil ? [violation(.noOwner, nil, since: credential.created)] : []
        for (person, role) in credential.people {
            switch Fate(of: person, role: role, credential: credential, roster: roster, unreadable: unreadable) {
            case .left(let left) where left <= instant:
                // An owner who left still leaves the credential without one, whatever secret it has now.
                if role == .owner || credential.isKnown(toOneWhoLeft: left, at: instant) {
                    found.append(violation(role == .owner ? .ownerLeft : .readerLeft, person, since: left))
                }
            case .unknown: found.append(violation(.undetermined, person, since: nil))
            case .left, .here: break
            }
        }
        return found
    }
}

extension Credential {
    /// Whether the credential opened records at `instant`, as far as the registry tells.
    func isAccepted(at instant: Instant) -> Bool {
        instant >= created ?? Window.always.start && instant < retired ?? Window.always.end
    }

    /// Whether someone who left at `left` knew the secret that was in use at `instant`.
    func isKnown(toOneWhoLeft left: Instant, at instant: Instant) -> Bool {
        if let created, created >= left { return false }
        if let rotated, rotated >= left, rotated <= instant { return false }
        return true
    }
}
