package import BreachModel

/// Which credentials should be dead because someone who owned or could read them left, and since when.
///
/// What the roster says of a person comes before what the registry says of its owner. An exposure counts from the last rotation on: a
/// secret that was replaced after a person left, or made after that, is unknown to them. Earlier rotations than the last are not recorded, so a
/// credential that was rotated twice can seem open for longer than it was.
package struct DepartureAudit: Sendable {
    /// One for each credential, sorted by its id.
    package let verdicts: [CredentialVerdict]
    private let positions: [CredentialID: Int]

    /// - Parameters:
    ///   - roster: nil where the company gives none; the registry's `owner_left` then stands in for it, and readers cannot be judged.
    ///   - graceHours: hours after a departure in which use is not yet called illegitimate (`DetectionLimits.leaverGraceHours`).
    package init(registry: CredentialRegistry, roster: Roster?, graceHours: Int) {
        let unreadable = Set(roster?.unreadableDepartures ?? [])
        verdicts = registry.credentials.map { credential in
            Self.verdict(on: credential, roster: roster, unreadable: unreadable, graceHours: graceHours)
        }
        positions = Dictionary(uniqueKeysWithValues: verdicts.enumerated().map { ($0.element.credential, $0.offset) })
    }

    /// The verdict on `id`; nil where the registry does not know the credential.
    package subscript(_ id: CredentialID) -> CredentialVerdict? {
        positions[id].map { verdicts[$0] }
    }

    /// Those that should be dead and are not known to be, the longest overdue first.
    package var overdue: [CredentialVerdict] {
        verdicts.filter(\.isOverdue).sorted {
            ($0.shouldBeDeadSince ?? Window.always.end, $0.credential) < ($1.shouldBeDeadSince ?? Window.always.end, $1.credential)
        }
    }

    private static func verdict(
        on credential: Credential, roster: Roster?, unreadable: Set<EmployeeID>, graceHours: Int
    ) -> CredentialVerdict {
        var departures: [Departure] = []
        var undetermined: Set<EmployeeID> = []
        for (person, role) in credential.people {
            switch Fate(of: person, role: role, credential: credential, roster: roster, unreadable: unreadable) {
            case .left(let left):
                let window = illegitimateUse(of: credential, left: left, graceHours: graceHours)
                departures.append(Departure(person: person, role: role, left: left, illegitimateUse: window))
            case .unknown: undetermined.insert(person)
            case .here: break
            }
        }
        return CredentialVerdict(
            credential: credential.id, kind: credential.kind, state: credential.state,
            departures: departures.sorted { ($0.left, $0.person) < ($1.left, $1.person) }, undetermined: undetermined.sorted(),
            retired: credential.retired)
    }

    private static func illegitimateUse(of credential: Credential, left: Instant, graceHours: Int) -> Window? {
        if let created = credential.created, created >= left { return nil }
        let start = left.adding(hours: graceHours)
        guard let rotated = credential.rotated, rotated >= left else { return Window(start: start, end: Window.always.end) }
        return start < rotated ? Window(start: start, end: rotated) : nil
    }
}

extension Credential {
    /// Owner and readers, each once.
    var people: [(person: EmployeeID, role: Departure.Role)] {
        let owner = owner.map { [(person: $0, role: Departure.Role.owner)] } ?? []
        var seen = Set(owner.map(\.person))
        return owner + readers.filter { seen.insert($0).inserted }.map { ($0, .reader) }
    }
}

/// What is known of a person with access.
enum Fate {
    case here
    case left(Instant)
    /// The roster does not know the person, or when they left.
    case unknown

    init(of person: EmployeeID, role: Departure.Role, credential: Credential, roster: Roster?, unreadable: Set<EmployeeID>) {
        if unreadable.contains(person) {
            self = .unknown
        } else if let entry = roster?[person] {
            self = entry.left.map { .left($0) } ?? .here
        } else if role == .owner, let left = credential.ownerLeft {
            self = .left(left)
        } else if role == .owner, roster == nil {
            // A registry with the column says nothing of an owner who is still there.
            self = .here
        } else {
            self = .unknown
        }
    }
}
