package import BreachModel

/// The dates by which laws choose their version.
package struct SelectionDates: Hashable, Sendable {
    package var awareAt: Instant
    /// When the breach began; where nil, awareness stands in.
    package var occurredAt: Instant?
    /// When the company assessed the breach; where nil, awareness stands in.
    package var assessedAt: Instant?

    package init(awareAt: Instant, occurredAt: Instant? = nil, assessedAt: Instant? = nil) {
        self.awareAt = awareAt
        self.occurredAt = occurredAt
        self.assessedAt = assessedAt
    }

    /// The moment that `date` names. Places (residence, establishment, handling) choose the family; the version of it
    /// goes by awareness.
    package func moment(_ date: SelectingDate) -> Instant {
        switch date {
        case .occurrence: occurredAt ?? awareAt
        case .assessment: assessedAt ?? awareAt
        case .awareness, .residence, .establishmentOrSubjects, .handling: awareAt
        }
    }
}

extension LawLibrary {
    /// The profile of `jurisdiction` for a company that became aware at `awareAt`.
    ///
    /// Source: for Korea Law 21445 suppl. art. 2 (by awareness, not by today's date).
    ///
    /// - Parameter jurisdiction: a family (`KR`) or the id of a profile, which is then taken whatever the date.
    /// - Throws: `unknown-jurisdiction`, `no-profile-on-date`.
    package func profile(jurisdiction: String, awareAt: Instant) throws(LawError) -> LawProfile {
        try profile(jurisdiction: jurisdiction, dates: SelectionDates(awareAt: awareAt))
    }

    /// The same where occurrence or assessment has a date of its own.
    package func profile(jurisdiction: String, dates: SelectionDates) throws(LawError) -> LawProfile {
        if let named = profile(id: jurisdiction), named.family != jurisdiction { return named }
        let family = profiles.filter { $0.family == jurisdiction }
        guard !family.isEmpty else {
            throw LawError(
                .unknownJurisdiction, "there is no law profile of that jurisdiction",
                context: [("known", families.joined(separator: ", "))])
        }
        let found = family.first { profile in
            profile.isInForce(on: profile.zone.civil(dates.moment(profile.appliesBy)).date)
        }
        guard let found else {
            throw LawError(
                .noProfileOnDate, "no version of that law was in force on the date that it names",
                context: [("jurisdiction", jurisdiction)])
        }
        return found
    }

    /// The profiles that hold for a person: those of the company's own families, and those whose law follows the person
    /// home. A family without a version on that date is left out.
    ///
    /// - Parameters:
    ///   - region: ISO 3166 code of where the person lives (`KR`, `DE`, `US-CA`); nil where that is not known.
    ///   - families: families that hold for the company whoever is concerned.
    package func profiles(forPersonIn region: String?, families: [String], dates: SelectionDates) -> [LawProfile] {
        let following = region.map { region in profiles.filter { Residence.lies(region, in: $0.regions) == .yes }.map(\.family) } ?? []
        let wanted = Set(families + following)
        return wanted.sorted().compactMap { try? profile(jurisdiction: $0, dates: dates) }
    }
}
