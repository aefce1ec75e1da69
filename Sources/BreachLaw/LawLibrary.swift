internal import BreachModel

/// All profiles that a build knows: the first stage from law to duty to clock.
///
/// `LawLibrary` (data) → `LawProfile` (chosen by the date that the law names) → `DutyAnswer` (required, not required,
/// cannot be told yet) → `ClockReading` (running, met, late …).
package struct LawLibrary: Sendable {
    /// Sorted by id.
    package let profiles: [LawProfile]

    /// A library of the given profiles.
    ///
    /// - Throws: `overlapping-profiles` where two of one family hold on the same date, `invalid-profile` where an id is
    ///   used twice.
    package init(profiles: [LawProfile]) throws(LawError) {
        self.profiles = profiles.sorted { $0.id < $1.id }
        for (first, second) in zip(self.profiles, self.profiles.dropFirst()) where first.id == second.id {
            throw LawError(.invalidProfile, "two law profiles have the same id", context: [("profile", first.id)])
        }
        for (index, first) in self.profiles.enumerated() {
            for second in self.profiles.dropFirst(index + 1)
            where first.family == second.family && Self.overlap(first, second) {
                throw LawError(
                    .overlappingProfiles, "two law profiles of one family hold on the same date",
                    context: [("profiles", first.id + ", " + second.id)])
            }
        }
    }

    /// The profiles that are part of this build.
    package static func embedded() throws(LawError) -> LawLibrary {
        var profiles: [LawProfile] = []
        for bytes in embeddedFiles { profiles.append(try LawProfile.read(bytes)) }
        return try LawLibrary(profiles: profiles)
    }

    /// The data files in `Profiles/`. A new jurisdiction is a file there and a line here.
    static var embeddedFiles: [[UInt8]] {
        [
            PackageResources.EU_json, PackageResources.JP_json, PackageResources.KR_2023_json,
            PackageResources.KR_2026_json, PackageResources.SG_json, PackageResources.UK_json,
            PackageResources.US_CA_json,
        ]
    }

    /// The profile of that id.
    package func profile(id: String) -> LawProfile? { profiles.first { $0.id == id } }

    /// Families, sorted.
    package var families: [String] { Array(Set(profiles.map(\.family))).sorted() }

    private static func overlap(_ first: LawProfile, _ second: LawProfile) -> Bool {
        let firstEndsBefore = zipped(first.appliesUntil, second.appliesFrom).map { $0 < $1 } ?? false
        let secondEndsBefore = zipped(second.appliesUntil, first.appliesFrom).map { $0 < $1 } ?? false
        return !firstEndsBefore && !secondEndsBefore
    }

    private static func zipped(_ end: CivilDate?, _ start: CivilDate?) -> (CivilDate, CivilDate)? {
        guard let end, let start else { return nil }
        return (end, start)
    }
}
