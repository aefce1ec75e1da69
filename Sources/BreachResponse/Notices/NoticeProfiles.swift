internal import BreachLaw
internal import BreachModel
internal import CaseStore
internal import ConfigurationReading
internal import NoticeChecking

/// The laws that the case's texts are written by, the one that the configuration names first in front.
struct NoticeProfiles {
    let profiles: [LawProfile]

    /// - Parameter families: these of the configured jurisdictions; empty for all of them.
    /// - Throws: `badAwareness`, `unknownJurisdiction` for one that the configuration does not name, what the law throws.
    init(_ environment: ResponseEnvironment, families: [String] = []) throws {
        let configured = try environment.configuration.requireJurisdictions()
        if let unknown = families.first(where: { !configured.contains($0) }) {
            throw ResponseError(
                .unknownJurisdiction, "the configuration does not name this jurisdiction",
                context: [("configured", configured.joined(separator: ", ")), ("count", String(unknown.count))],
                hint: "add it under jurisdictions: in haechi.yaml")
        }
        guard let awareAt = try environment.requireStore().cases.facts().awareAt else {
            throw ResponseError(.badAwareness, "the case has no credible moment of awareness")
        }
        let library = try LawLibrary.embedded()
        // A law that was not in force on the day that it names asks for no text; asked for by name, that is said.
        profiles = try configured.filter { families.isEmpty || families.contains($0) }.compactMap { family in
            do throws(LawError) {
                return try library.profile(jurisdiction: family, awareAt: awareAt)
            } catch {
                guard error.code == .noProfileOnDate, families.isEmpty else { throw error }
                return nil
            }
        }
        first = configured.first ?? ""
    }

    private let first: String

    /// Country → the mark of the law that follows people who live there; of the laws but the first.
    var familyOfCountry: [String: String] {
        var families: [String: String] = [:]
        for profile in profiles {
            guard let mark = mark(profile) else { continue }
            for region in profile.regions { families[region] = mark }
        }
        return families
    }

    /// Nil for the law that the configuration names first, whose texts need no mark.
    func mark(_ profile: LawProfile) -> String? {
        profile.family == first || profile.id == first ? nil : profile.family
    }

    /// What texts under each law are checked against, by the law's mark ("" for the first).
    func checkFacts(_ facts: CaseFacts, company: Company, zoneOffsetMinutes: Int) -> [String: CheckFacts] {
        Dictionary(
            profiles.map { profile in
                (
                    mark(profile) ?? "",
                    CheckFacts(case: facts, company: company, profileID: profile.id, zoneOffsetMinutes: zoneOffsetMinutes)
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The languages in which a law's texts for people are written.
    static func languages(_ profile: LawProfile) -> [Language] {
        switch profile.family {
        case "KR": [.korean, .english]
        case "JP": [.japanese]
        default: [.english]
        }
    }
}
