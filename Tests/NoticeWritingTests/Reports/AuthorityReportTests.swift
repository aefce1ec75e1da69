import BreachLaw
import BreachModel
import Foundation
import Testing

@testable import NoticeWriting

@Suite("Reports to authorities")
struct AuthorityReportTests {
    private func writer(_ profile: String, facts: CaseFacts = SampleCase.facts()) throws -> AuthorityReportWriter {
        AuthorityReportWriter(try SampleCase.writer(facts, profile: profile))
    }

    private let early = SampleCase.facts(causes: [.unknown], from: nil, to: nil, ended: false, measures: [], scope: nil)

    @Test("Every report of every profile has every slot of its law", arguments: ["KR-2023", "KR-2026", "EU", "UK", "US-CA", "JP", "SG"])
    func everySlot(_ id: String) throws {
        let writer = try writer(id)
        let profile = try #require(try LawLibrary.embedded().profile(id: id))
        for duty in writer.reportIDs {
            let report = try writer.report(duty: duty)
            let slots = try #require(profile.duty(duty)).slots.map(\.id)
            #expect(Set(slots).isSubset(of: Set(report.fields.map(\.id))))
            for field in report.fields { #expect(!field.article.isEmpty) }
        }
        #expect(!writer.reportIDs.isEmpty)
    }

    @Test("A fact that is not known is marked as such, and the supplement promised")
    func unknownFacts() throws {
        let report = try writer("KR-2023", facts: early).report(duty: "report-leak")
        #expect(report.unknownFields.contains("items"))
        #expect(report.text(.korean).contains("- 미확인(확인되는 대로 보완)"))
        #expect(report.text(.english).contains("- unknown (to be supplemented once established)"))
        #expect(report.fields.last?.id == "further")
    }

    @Test("Even the first report carries what may never be left out", arguments: ["KR-2023", "KR-2026"])
    func firstReport(_ id: String) throws {
        let report = try writer(id, facts: early).report(duty: "report-leak")
        for slot in ["leak", "what-you-can-do", "response-and-relief", "department-and-contact"] {
            #expect(report.fields.first { $0.id == slot }?.isKnown == true, "\(slot)")
        }
    }

    @Test("The four units stand on four lines")
    func units() throws {
        let report = try writer("KR-2023").report(duty: "report-incident")
        let lines = try #require(report.fields.first { $0.id == "date-cause-damage" }).lines.map(\.korean)
        for line in ["계정: 33,674개", "기록: 70,000건", "개인정보가 있는 화면이 열린 횟수: 148,057회"] { #expect(lines.contains(line)) }
        #expect(lines.contains("정보주체: 37,395명(회원 33,065명, 비회원 4,330명)"))
    }

    @Test("All candidates for the moment of awareness are reported, the one that counts first")
    func candidates() throws {
        let field = try #require(try writer("KR-2023").report(duty: "report-leak").fields.first { $0.id == "awareness" })
        #expect(field.lines.count == 2)
        #expect(field.lines[0].english.contains("16:00 on 17 November 2025"))
        #expect(field.lines[1].english.contains("22:52 on 18 November 2025"))
    }

    @Test("Under the law of 2026 the report names how people were told of their rights")
    func rights() throws {
        #expect(try writer("KR-2026").report(duty: "report-leak").fields.contains { $0.id == "rights-told" })
        #expect(!(try writer("KR-2023").report(duty: "report-leak").fields.contains { $0.id == "rights-told" }))
    }

    @Test("A late report says how late, and asks for the reasons until they are given")
    func late() throws {
        let clock = try #require(try Samples.reports().first { $0.name == "report-kr-incident-late" })
        #expect(clock.report.text(.english).contains("met 29 h 35 min late"))
        #expect(clock.report.unknownFields.contains("delay-reason"))
    }

    @Test("Fields of the annexed form show as to be verified")
    func toBeVerified() throws {
        let field = try #require(try writer("KR-2023").report(duty: "report-leak").fields.first { $0.id == "scale" })
        #expect(field.toBeVerified)
        #expect(field.citation(.korean) == "표준 개인정보 보호지침 별지 (확인 필요)")
    }

    @Test("The JSON has sorted keys, is the same each time, and says what is unknown")
    func json() throws {
        let writer = try writer("KR-2023", facts: early)
        let text = try writer.report(duty: "report-leak").json()
        #expect(text == (try writer.report(duty: "report-leak").json()))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let fields = try #require(object["fields"] as? [[String: Any]])
        #expect(fields.contains { $0["id"] as? String == "items" && $0["known"] as? Bool == false })
        let keys = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.compactMap { $0.split(separator: "\"").dropFirst().first }
        #expect(keys == keys.sorted())
    }

    @Test("A report that the profile does not have is an error")
    func unknownReport() throws {
        let writer = try writer("EU")
        #expect(throws: NoticeWritingError(.unknownReport, "")) { try writer.report(duty: "report-leak") }
        #expect(throws: NoticeWritingError(.unknownReport, "")) { try writer.report(duty: "notice-person") }
    }

    @Test("The register holds facts, effects, remedial action, and the reason of each decision")
    func register() throws {
        let profile = try #require(try LawLibrary.embedded().profile(id: "EU"))
        let facts = DutyFacts(case: SampleCase.facts(), items: SampleCase.items)
        let answers = DutyEvaluation.answers(for: profile, facts: facts)
        let entry = try writer("EU").registerEntry(answers: answers)
        #expect(entry.fields.map(\.id) == ["facts", "effects", "remedial-action", "decisions"])
        #expect(entry.fields[3].lines.count == answers.count)
        #expect(entry.unknownFields.isEmpty)
    }
}
