internal import BreachModel

/// Which version of which law a text is checked under.
struct LawProfile: Hashable, Sendable {
    /// KR, EU, UK, US-CA, JP or SG.
    let jurisdiction: String
    /// Profile ids that may hold; more than one where the date of awareness is unknown, none where no profile of ours does.
    let candidates: [String]

    /// The profile, if there is just one.
    var id: String? { candidates.count == 1 ? candidates[0] : nil }

    /// First day of the law of 2026 (Law 21445, suppl. art. 2), by the date of awareness.
    static let korea2026 = CivilDate(year: 2026, month: 9, day: 11)
    static let korea2023 = CivilDate(year: 2023, month: 9, day: 15)

    /// - Parameter fallback: the jurisdiction to take where the facts name none.
    static func choose(_ facts: CheckFacts, fallback: String) -> LawProfile {
        if let profile = facts.profile {
            return LawProfile(jurisdiction: profile.hasPrefix("KR") ? "KR" : profile, candidates: [profile])
        }
        let place = facts.jurisdiction ?? fallback
        guard place == "KR" else { return LawProfile(jurisdiction: place, candidates: [place]) }
        return LawProfile(jurisdiction: "KR", candidates: korean(facts.awareAt?.day))
    }

    /// The Korean profile for a day of awareness; both where it is unknown.
    static func korean(_ day: CivilDate?) -> [String] {
        guard let day else { return ["KR-2023", "KR-2026"] }
        if day >= korea2026 { return ["KR-2026"] }
        return day >= korea2023 ? ["KR-2023"] : []
    }

    /// Whether a rule of `profiles` is in force: surely, perhaps or not.
    func holds(_ row: RuleRow) -> Answer {
        if row.profiles.contains("*") { return .yes }
        // The United Kingdom kept the content rules of the GDPR (rule notes, "Which id on which document").
        let mine = candidates.flatMap { $0 == "UK" ? ["UK", "EU"] : [$0] }
        let matches = mine.filter(row.profiles.contains)
        if matches.isEmpty { return .no }
        return candidates.count == 1 || matches.count == candidates.count ? .yes : .perhaps
    }

    enum Answer { case yes, perhaps, no }
}
