import BreachModel
import Foundation
import Testing

@testable import BreachLaw

@Suite("The pages on law")
struct LawPageTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs/law")

    private static func page(_ profile: LawProfile) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(profile.family.lowercased() + ".md"), encoding: .utf8)
    }

    @Test("The page of a jurisdiction has every duty, slot and article of its data")
    func pagesFollowTheData() throws {
        for profile in try LawLibrary.embedded().profiles {
            let page = try Self.page(profile)
            #expect(page.contains("Profiles/\(profile.id).json"))
            for duty in profile.duties {
                #expect(page.contains("`\(duty.id)`"), "\(profile.id) \(duty.id)")
                #expect(page.contains(duty.citation(.english)), "\(profile.id) \(duty.id)")
                for slot in duty.slots { #expect(page.contains("`\(slot.id)`: \(slot.citation(.english))"), "\(slot.id)") }
            }
        }
    }

    @Test("Every vector of a duty or clock stands on the page of its jurisdiction, and every vector named there exists")
    func pagesNameTheVectors() throws {
        let names = Set(
            try FileManager.default.contentsOfDirectory(atPath: LawVector.folder.path)
                .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) })
        let pages = try LawLibrary.embedded().profiles.map(Self.page).joined()
        let named = Set(pages.split(separator: "`").map(String.init).filter { $0.hasPrefix("duty-") || $0.hasPrefix("clock-") })
            .filter { !$0.hasSuffix("*") }
        #expect(named.subtracting(names).isEmpty)
        #expect(names.filter { $0.hasPrefix("duty-") || $0.hasPrefix("clock-") }.subtracting(named).isEmpty)
    }

    @Test("The page on the format names every condition, ground, start and length")
    func formatIsComplete() throws {
        let page = try String(contentsOf: Self.folder.appendingPathComponent("format.md"), encoding: .utf8)
        let words =
            ClockStart.allCases.map(\.rawValue) + WordedLength.allCases.map(\.rawValue) + ExtensionGround.allCases.map(\.rawValue)
            + WaiverGround.allCases.map(\.rawValue) + SelectingDate.allCases.map(\.rawValue)
            + NotificationDuty.Kind.allCases.map(\.rawValue)
        for word in words { #expect(page.contains("`\(word)`"), "\(word)") }
    }
}
