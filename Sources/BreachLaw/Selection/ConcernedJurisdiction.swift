package import BreachModel

/// A jurisdiction whose law a breach touches, and why.
package struct ConcernedJurisdiction: Hashable, Sendable {
    package var family: String
    /// The version that the deciding date chooses; nil where the library has none for that date.
    package var profile: LawProfile?
    /// Whether the company itself falls under the law, whoever is concerned; otherwise it follows people home.
    package var bindsCompany: Bool
    /// People who live there and must be notified; nil while homes were not counted.
    package var residents: Int?
    /// People who may live there: their home is not known, or only the country of it.
    package var notSettled: Int
}

extension LawLibrary {
    /// The jurisdictions that a breach touches: the company's own in their order, then those where people live.
    ///
    /// - Parameters:
    ///   - families: families that hold for the company whoever is concerned.
    ///   - residences: where the people of the scope live; nil while not counted.
    ///   - dates: the dates by which each law chooses its version.
    /// - Throws: `unknown-jurisdiction` for a family that the library does not have.
    package func concerned(
        families: [String], residences: Residences?, dates: SelectionDates
    ) throws(LawError) -> [ConcernedJurisdiction] {
        var found: [ConcernedJurisdiction] = []
        for family in families {
            found.append(try jurisdiction(family, bindsCompany: true, residences, dates))
        }
        let own = Set(found.map(\.family))
        for family in self.families where !own.contains(family) {
            guard let residences, let regions = profiles.last(where: { $0.family == family })?.regions,
                residences.rows.contains(where: { row in row.code.map { Residence.lies($0, in: regions) != .no } ?? false })
            else { continue }
            found.append(try jurisdiction(family, bindsCompany: false, residences, dates))
        }
        return found
    }

    private func jurisdiction(
        _ name: String, bindsCompany: Bool, _ residences: Residences?, _ dates: SelectionDates
    ) throws(LawError) -> ConcernedJurisdiction {
        var chosen: LawProfile?
        do {
            chosen = try profile(jurisdiction: name, dates: dates)
        } catch {
            guard error.code == .noProfileOnDate else { throw error }
        }
        let family = chosen?.family ?? name
        let regions = profiles.last { $0.family == family }?.regions ?? []
        let named = residences?.rows(in: regions, .yes).filter(\.isNamed).reduce(0) { $0 + $1.people }
        return ConcernedJurisdiction(
            family: family, profile: chosen, bindsCompany: bindsCompany, residents: named,
            notSettled: residences?.rows(in: regions, .cannotTell).filter(\.isNamed).reduce(0) { $0 + $1.people } ?? 0)
    }

    /// The duties of a jurisdiction for a breach, each answered; none where no version holds on its date.
    ///
    /// A law that binds the company counts everyone; one that follows people home counts those who live there, and what
    /// they lost. Where nobody is known to live there but someone may, no duty is called required.
    package func duties(
        of jurisdiction: ConcernedJurisdiction, facts: DutyFacts, residences: Residences?, items: [DataItem]
    ) -> (answers: [DutyAnswer], facts: DutyFacts) {
        guard let profile = jurisdiction.profile else { return ([], facts) }
        var facts = facts
        facts.residents = residences?.named
        facts.residentsNotSettled = jurisdiction.notSettled
        guard !jurisdiction.bindsCompany, let residences else { return (duties(for: profile, facts: facts), facts) }
        let limited = facts.limited(to: profile.regions, residences, items)
        let answers = duties(for: profile, facts: limited)
        guard jurisdiction.residents == 0, limited.people == 0 else { return (answers, limited) }
        return (answers.map { $0.doubted(mayLiveThere: jurisdiction.notSettled) }, limited)
    }
}

extension DutyAnswer {
    fileprivate func doubted(mayLiveThere people: Int) -> DutyAnswer {
        guard verdict == .required else { return self }
        var copy = self
        copy.verdict = .cannotBeToldYet
        copy.reason = Bilingual(
            korean: "이 지역에 사는 사람이 있는지 확인되지 않았습니다(거주지가 나라까지만 알려졌거나 알려지지 않은 사람 \(people.grouped)명). 있다면: \(reason.korean)",
            english:
                "It is not known whether anyone concerned lives there (\(people.grouped) people with a home known by country only, or not at all). If so: \(reason.english)"
        )
        return copy
    }
}
