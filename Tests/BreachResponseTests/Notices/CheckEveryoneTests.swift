import BreachModel
import CaseStore
import Foundation
import NoticeWriting
import Testing

@testable import BreachResponse

@Suite struct CheckEveryoneTests {
    let fixture: ServingFixture

    init() throws {
        fixture = try ServingFixture()
        _ = try DraftNotices(fixture.environment)(DraftNotices.Request(kinds: [.leak]))
    }

    private func judge(_ people: [Addressee]) throws -> CheckEveryone.Outcome {
        let all = try fixture.store.notices.notices().filter { $0.kind == "leak" }
        let newest = all.map(\.version).max()
        let laws = try NoticeProfiles(fixture.environment)
        let facts = try fixture.store.cases.facts()
        var judge = PersonJudge(
            texts: all.filter { $0.version == newest },
            facts: laws.checkFacts(facts, company: ServingFixture.company, zoneOffsetMinutes: 540), company: ServingFixture.company,
            items: ServingFixture.items, familyOfCountry: [:], today: CivilDate(year: 2025, month: 11, day: 20))
        for person in people { judge.check(person) }
        return judge.outcome
    }

    private func addressees() throws -> [Addressee] {
        var found: [Addressee] = []
        try fixture.store.scopes.forEachAddressee(version: 1) { found.append($0) }
        return found
    }

    @Test func `Everyone would get the text that is right for their own record`() throws {
        let outcome = try CheckEveryone(fixture.environment)()
        #expect(outcome.people == 3 && outcome.isRight, "\(outcome)")
        #expect(outcome.texts == outcome.judged && outcome.texts <= 3)
    }

    @Test func `What a record gives is the key of the group that the scope made`() throws {
        #expect(try addressees().allSatisfy { $0.record == $0.group })
    }

    @Test func `A person in another's group is caught, by the record and by the rules`() throws {
        var people = try addressees()
        let other = people[0].group
        people[1].group = other
        let outcome = try judge(people)
        #expect(outcome.right == 2)
        #expect(outcome.faults["wrong-group"] == 1 && outcome.faults["refused"] == 1)
        #expect(outcome.rules["KR-N-02"] == 1 || outcome.rules["KR-N-01"] == 1)
        #expect(outcome.examples == ["m:2: wrong-group, refused"])
    }

    @Test func `A member told as someone from an address book is caught`() throws {
        var people = try addressees()
        let guest = try #require(people.firstIndex { $0.kind == .nonMember })
        people[guest].kind = .member
        #expect(try judge(people).faults["wrong-membership"] == 1)
    }

    @Test func `A group without a text leaves its people without a notice`() throws {
        var people = try addressees()
        people[0].group = "member payment=seen/clear"
        #expect(try judge(people).faults["no-text"] == 1)
    }

    private func japan(_ kinds: [DraftKind]) throws -> (environment: ResponseEnvironment, outcome: DraftNotices.Outcome) {
        var environment = fixture.environment
        environment.configuration.jurisdictions = ["KR", "JP"]
        return (environment, try DraftNotices(environment)(DraftNotices.Request(kinds: kinds, jurisdictions: ["JP"])))
    }

    @Test func `Readers in Japan get every kind of text in Japanese, and nothing stands against any`() throws {
        let outcome = try japan([.leak, .preliminary, .posting, .sms, .faq]).outcome
        #expect(outcome.refused.isEmpty, "\(outcome.refused.flatMap(\.lines))")
        #expect(outcome.kept.allSatisfy { $0.language == .japanese && $0.subject.contains("個人情報漏えい") })
        #expect(Set(outcome.kept.map(\.kind)).count == 5)
        #expect(Set(outcome.kept.filter { $0.kind == "leak" }.map(\.reader)) == ["adult", "child", "guardian"])
    }

    @Test func `The reports to Japan's authority are written in Japanese, and the check finds nothing at ERROR in them`() throws {
        var environment = fixture.environment
        environment.configuration.jurisdictions = ["JP"]
        let reports = try WriteReport(environment)(jurisdictions: ["JP"])
        #expect(reports.map(\.duty) == ["report-preliminary", "report-final"])
        for report in reports {
            let japanese = try #require(report.japanese)
            let path = report.path + ".ja.txt"
            #expect(try String(contentsOfFile: path, encoding: .utf8) == japanese)
            let answer = try CheckText(environment)([path], document: "regulator-report", language: .english, form: .text)
            #expect(answer.exitCode == 0, "\(answer.output)")
        }
    }
}
