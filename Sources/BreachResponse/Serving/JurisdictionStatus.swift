package import BreachModel

/// A jurisdiction whose law the breach touches, with the version that the deciding date chooses.
package struct JurisdictionStatus: Hashable, Sendable, Codable {
    package var family: String
    /// The version's id; nil where the library has none for the deciding date.
    package var profile: String?
    package var name: Bilingual
    /// The fact whose date chooses the version.
    package var chosenBy: Bilingual
    /// Whether the company itself falls under the law; otherwise it follows people home.
    package var bindsCompany: Bool
    /// People who live there and must be notified; nil while homes were not counted.
    package var residents: Int?
    /// People who may live there: their home is not known, or only the country of it.
    package var notSettled: Int
    package var basis: Bilingual

    package init(
        family: String, profile: String?, name: Bilingual, chosenBy: Bilingual, bindsCompany: Bool, residents: Int?, notSettled: Int,
        basis: Bilingual
    ) {
        self.family = family
        self.profile = profile
        self.name = name
        self.chosenBy = chosenBy
        self.bindsCompany = bindsCompany
        self.residents = residents
        self.notSettled = notSettled
        self.basis = basis
    }
}
