import BreachModel
import Foundation
import Testing

@testable import BreachLaw

@Suite("The law library")
struct LawLibraryTests {
    @Test("Every profile that is part of the build reads and validates")
    func embeddedProfilesRead() throws {
        let library = try LawLibrary.embedded()
        #expect(library.profiles.map(\.id) == ["EU", "JP", "KR-2023", "KR-2026", "SG", "UK", "US-CA"])
        #expect(library.families == ["EU", "JP", "KR", "SG", "UK", "US-CA"])
    }

    @Test("Every file in the folder of profiles is part of the build")
    func everyFileIsEmbedded() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/BreachLaw/Profiles")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        #expect(LawLibrary.embeddedFiles.count == files.count)
        for name in files {
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
            #expect(LawLibrary.embeddedFiles.contains(bytes), "\(name)")
            #expect(try LawProfile.read(bytes).id + ".json" == name)
        }
    }

    @Test("Every duty, slot and clock cites an article and says how well it was verified")
    func everyEntryCites() throws {
        for profile in try LawLibrary.embedded().profiles {
            for duty in profile.duties {
                let entries: [any LegalEntry] = [duty] + duty.slots + [duty.clock].compactMap { $0 }
                for entry in entries { #expect(!entry.article.isEmpty, "\(profile.id) \(duty.id)") }
                #expect(!duty.name.korean.isEmpty && !duty.name.english.isEmpty)
            }
        }
    }

    @Test("What is not verified never shows without its mark, in either language")
    func unverifiedIsMarked() throws {
        let profile = try Law.profile("KR-2026")
        let pending = try #require(profile.duty("notice-user-incident"))
        #expect(pending.toBeVerified)
        #expect(pending.citation(.english).hasSuffix("(to be verified)"))
        #expect(pending.citation(.korean).hasSuffix("(확인 필요)"))
        let verified = try #require(profile.duty("report-leak"))
        #expect(!verified.toBeVerified)
        #expect(verified.citation(.english) == "PIPA 34(4); Decree 40(1)")
    }

    @Test("The Korean law of 2023 asks for five matters, that of 2026 for six")
    func slotsOfTheNotice() throws {
        let old = try #require(try Law.profile("KR-2023").duty("notice-person"))
        let new = try #require(try Law.profile("KR-2026").duty("notice-person"))
        #expect(old.slots.map(\.id) == new.slots.map(\.id).dropLast())
        #expect(new.slots.last?.id == "legal-rights")
        #expect(new.slots.count == 6)
    }

    @Test("A first report may leave out what a first notice may")
    func firstVersions() throws {
        let profile = try Law.profile("KR-2026")
        let notice = try #require(profile.duty("notice-person")?.firstVersion)
        let report = try #require(profile.duty("report-leak")?.firstVersion)
        #expect(notice.mayMiss == ["items", "time-and-circumstances"])
        #expect(report.mayMiss == notice.mayMiss)
        #expect(notice.article == "Decree 39(2)" && report.article == "Decree 40(2)")
    }

    @Test("Two profiles of one family may not hold on the same date")
    func overlap() throws {
        var late = try Law.profile("KR-2026")
        late.appliesFrom = CivilDate("2026-09-10")
        let profiles = [try Law.profile("KR-2023"), late]
        #expect(throws: LawError(.overlappingProfiles, "")) { try LawLibrary(profiles: profiles) }
    }

    @Test("Two profiles may not share an id")
    func duplicate() throws {
        let profile = try Law.profile("EU")
        #expect(throws: LawError(.invalidProfile, "")) { try LawLibrary(profiles: [profile, profile]) }
    }
}
