import BreachModel
import Testing

@testable import NoticeWriting

@Suite("Notices under other laws than Korea's")
struct NoticeAbroadTests {
    private let day = CivilDate(year: 2025, month: 12, day: 1)

    @Test("The notice of the EU and its like tells nature, contact, consequences and measures", arguments: ["EU", "UK", "SG", "JP"])
    func slots(_ profile: String) throws {
        let draft = try SampleCase.writer(profile: profile).draft(group: SampleCase.full, language: .english, kind: .leak)
        #expect(draft.sections.map(\.slot) == ["opening", "nature", "data", "consequences", "measures", "self-help", "contact"])
        #expect(draft.subject == "[Example Market] Notice of a personal data breach")
        #expect(draft.body.contains("Strangers may enter the building."))
        #expect(draft.body.contains("We found the first sign of it at 22:12 on 16 November 2025."))
    }

    @Test("California's notice has its title, its headings and the day of the notice")
    func california() throws {
        let draft = try SampleCase.writer(profile: "US-CA").draft(
            group: SampleCase.basic, language: .english, kind: .leak, noticeDate: day)
        #expect(draft.subject == "Notice of Data Breach")
        #expect(
            draft.sections.compactMap(\.heading) == [
                "What Happened", "What Information Was Involved", "What We Are Doing", "What You Can Do", "For More Information",
            ])
        #expect(draft.body.hasPrefix("Date of this notice: 1 December 2025. Sent by Example Market"))
    }

    @Test("California's notice without its day, in Korean, or with identity numbers is refused")
    func californiaRefuses() throws {
        let writer = try SampleCase.writer(profile: "US-CA")
        #expect(throws: NoticeWritingError(.unboundSlot, "")) {
            try writer.draft(group: SampleCase.basic, language: .english, kind: .leak)
        }
        #expect(throws: NoticeWritingError(.languageNotOffered, "")) {
            try writer.draft(group: SampleCase.basic, language: .korean, kind: .leak, noticeDate: day)
        }
        let withNumber = DataItem(id: .ssn, korean: "사회보장번호", english: "social security number", legalClass: .uniqueIdentification)
        let other = NoticeWriter(
            facts: SampleCase.facts(), company: SampleCase.company, items: SampleCase.items + [withNumber], profile: writer.profile)
        #expect(throws: NoticeWritingError(.contentMissing, "")) {
            try other.draft(
                group: SampleCase.group(.member, [SampleCase.seen(.name), SampleCase.seen(.ssn)]), language: .english,
                kind: .leak, noticeDate: day)
        }
    }

    @Test("No Korean law and no Korean hotline stands in a notice abroad", arguments: ["EU", "UK", "SG", "JP"])
    func nothingKorean(_ profile: String) throws {
        let writer = try SampleCase.writer(profile: profile)
        let everything = SampleCase.group(.member, SampleCase.items.map { SampleCase.seen($0.id) }.filter { $0.item != .customsCode })
        for language in Language.firstLanguages {
            for reader in [NoticeReader.adult, .child, .guardian] {
                let draft = try writer.draft(group: everything, language: language, kind: .leak, reader: reader)
                for word in ["112", "118", "1332", "1833", "보호나라", "안심차단", "제39조", "article 39", "kopico"] {
                    #expect(!draft.text.contains(word), "\(profile) \(language) \(reader)")
                }
            }
        }
    }

    @Test("A later notice and a public text follow the same outline")
    func others() throws {
        let writer = try SampleCase.writer(profile: "EU")
        let later = try writer.draft(
            group: SampleCase.full, language: .english, kind: .supplement, previous: SampleCase.firstNotice)
        #expect(later.sections.map(\.slot).prefix(2) == ["opening", "changes"])
        let posting = try writer.posting(groups: SampleCase.groups, language: .korean)
        #expect(posting.sections.contains { $0.slot == "consequences" })
        #expect(!posting.sections.contains { $0.slot == "legal-rights" })
    }
}
