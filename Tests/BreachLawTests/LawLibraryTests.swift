import BreachModel
import Testing

@testable import BreachLaw

@Suite("The law library")
struct LawLibraryTests {
    @Test("Every profile that is part of the build reads and validates")
    func embeddedProfilesRead() throws {
        let library = try LawLibrary.embedded()
        #expect(library.profiles.map(\.id) == ["EU", "JP", "KR-2023", "KR-2026", "SG", "UK", "US-CA"])
    }
}
