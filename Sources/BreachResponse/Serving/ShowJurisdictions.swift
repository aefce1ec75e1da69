internal import BreachLaw
internal import BreachModel

/// Use case: whose law the breach touches, and where its people live.
package struct ShowJurisdictions {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// People of one place who must be notified.
    package struct Place: Hashable, Sendable, Codable {
        /// ISO 3166 code; nil where the home is not known.
        package var code: String?
        package var people: Int
        /// The laws that hold for these people, by profile.
        package var laws: [String]
    }

    /// The jurisdictions, the company's own first.
    ///
    /// - Throws: `badAwareness` before a credible moment of awareness is entered.
    package func callAsFunction() throws -> [JurisdictionStatus] {
        let library = try LawLibrary.embedded()
        return try CaseDuties(environment).jurisdictions().concerned.map { jurisdiction in
            let any = jurisdiction.profile ?? library.profiles.last { $0.family == jurisdiction.family }
            return JurisdictionStatus(
                family: jurisdiction.family, profile: jurisdiction.profile?.id,
                name: any?.name ?? Bilingual(korean: jurisdiction.family, english: jurisdiction.family),
                chosenBy: any?.appliesBy.words ?? Bilingual(korean: "", english: ""), bindsCompany: jurisdiction.bindsCompany,
                residents: jurisdiction.residents, notSettled: jurisdiction.notSettled,
                basis: any?.basis.words ?? Bilingual(korean: "", english: ""))
        }
    }

    /// Places with their people, the most people first; nil while homes were not counted.
    package func places() throws -> [Place]? {
        let law = try CaseLaw(environment)
        guard let residences = law.residences, let dates = law.facts.dates else { return nil }
        let own = law.jurisdictions.filter(\.bindsCompany).map(\.family)
        var places = residences.named.map { code, people in
            Place(code: code, people: people, laws: law.library.profiles(forPersonIn: code, families: own, dates: dates).map(\.id))
        }
        places.sort { ($1.people, $0.code ?? "") < ($0.people, $1.code ?? "") }
        if residences.unknown > 0 {
            places.append(
                Place(
                    code: nil, people: residences.unknown,
                    laws: law.library.profiles(forPersonIn: nil, families: own, dates: dates).map(\.id)))
        }
        return places
    }
}
