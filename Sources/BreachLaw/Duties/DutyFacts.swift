package import BreachModel

/// What duties ask of a breach, each answer possibly not known yet (nil).
package struct DutyFacts: Hashable, Sendable {
    /// How far the leak itself is settled.
    package enum LeakStatus: String, Hashable, Sendable, Codable, CaseIterable {
        case confirmed
        case suspected
        case disproved
    }

    /// The risk to people (GDPR 33, 34).
    package enum Risk: String, Hashable, Sendable, Codable, CaseIterable {
        case unlikely
        case some
        case high
    }

    /// An item that people lost, with how sure that is.
    package struct LostItem: Hashable, Sendable, Codable {
        package var item: DataItem
        package var certainty: Certainty

        package init(item: DataItem, certainty: Certainty) {
            self.item = item
            self.certainty = certainty
        }
    }

    package var leak: LeakStatus
    /// People whose items were seen or are presumed leaked.
    package var people: Int?
    /// Further people of whom a leak cannot be excluded.
    package var peopleNotExcluded: Int
    /// Items with any certainty but `notSeen`, sorted by id; nil while the scope is not known.
    package var items: [LostItem]?
    /// Whether the scope behind `people` and `items` is complete, so that absence means absence.
    package var scopeIsComplete: Bool
    package var illegalExternalAccess: Bool?
    package var networkIncident: Bool?
    package var improperPurpose: Bool?
    package var propertyHarm: Bool?
    package var significantHarm: Bool?
    package var risk: Risk?
    /// People by ISO 3166 code of their home; nil while not counted.
    package var residents: [String: Int]?
    /// People who may live in the profile's regions: their home is not known, or only the country of it is.
    package var residentsNotSettled: Int
    /// PIPA Decree 39-2(1)1.
    package var subjectsHardToIdentify: Bool?
    /// PIPA Decree 39-2(1)2.
    package var othersPossible: Bool?
    package var waivers: [ClaimedGround]
    package var dates: SelectionDates?

    /// A ground of a waiver that someone claims.
    package struct ClaimedGround: Hashable, Sendable, Codable {
        package var ground: WaiverGround
        /// The duty that it is claimed for, as `DutyReference` reads it; nil for every duty that knows the ground.
        package var duty: String?
        /// Who stands for it: a name and a role.
        package var by: String
        /// What shows it; a ground without evidence counts for nothing.
        package var evidence: String

        package init(ground: WaiverGround, duty: String? = nil, by: String, evidence: String) {
            self.ground = ground
            self.duty = duty
            self.by = by
            self.evidence = evidence
        }
    }

    package init(leak: LeakStatus) {
        self.leak = leak
        peopleNotExcluded = 0
        residentsNotSettled = 0
        scopeIsComplete = false
        waivers = []
    }
}
