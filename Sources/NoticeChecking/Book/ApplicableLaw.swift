internal import BreachLaw
internal import BreachModel

/// Which version of which law a text is checked under.
struct ApplicableLaw: Hashable, Sendable {
    /// KR, EU, UK, US-CA, JP or SG.
    let jurisdiction: String
    /// Profile ids that may hold; more than one where the date of awareness is unknown, none where no profile of ours does.
    let candidates: [String]

    /// The profile, if there is just one.
    var id: String? { candidates.count == 1 ? candidates[0] : nil }

    /// The Korean versions of the law library, whose data say from which day of awareness each holds.
    private static let koreanVersions = (try? LawLibrary.embedded())?.profiles.filter { $0.family == "KR" } ?? []

    /// - Parameter fallback: the jurisdiction to take where the facts name none.
    static func choose(_ facts: CheckFacts, fallback: String) -> ApplicableLaw {
        if let profile = facts.profile {
            return ApplicableLaw(jurisdiction: profile.hasPrefix("KR") ? "KR" : profile, candidates: [profile])
        }
        let place = facts.jurisdiction ?? fallback
        guard place == "KR" else { return ApplicableLaw(jurisdiction: place, candidates: [place]) }
        return ApplicableLaw(jurisdiction: "KR", candidates: korean(facts.awareAt?.day))
    }

    /// The Korean profile for a day of awareness; both where it is unknown.
    static func korean(_ day: CivilDate?) -> [String] {
        guard let day else { return koreanVersions.map(\.id) }
        return koreanVersions.filter { $0.isInForce(on: day) }.map(\.id)
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
