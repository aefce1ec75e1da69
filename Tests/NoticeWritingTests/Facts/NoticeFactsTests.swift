import BreachModel
import Testing

@testable import NoticeWriting

@Suite("The facts that a text may state")
struct NoticeFactsTests {
    @Test("Facts carry where they come from and their version")
    func sources() throws {
        let facts = try SampleCase.writer().facts
        #expect(facts["company.phone"]?.source == "configuration")
        #expect(facts["leak.from"]?.source == "case")
        #expect(facts["leak.from"]?.version == 1)
        #expect(facts["scope.people"]?.source == "scope 3")
        #expect(facts["scope.people"]?.version == 3)
    }

    @Test("People, accounts, records and views are four facts with four units")
    func units() throws {
        let facts = try SampleCase.writer().facts
        #expect(facts["scope.people"].map { [$0.value.korean, $0.value.english] } == ["37,395명", "37,395 people"])
        #expect(facts["scope.accounts"].map { [$0.value.korean, $0.value.english] } == ["33,674개", "33,674 accounts"])
        #expect(facts["scope.records"].map { [$0.value.korean, $0.value.english] } == ["70,000건", "70,000 records"])
        #expect(facts["scope.views"].map { [$0.value.korean, $0.value.english] } == ["148,057회", "148,057 views"])
    }

    @Test("The earliest credible moment of awareness is the fact")
    func awareness() throws {
        let facts = try SampleCase.writer().facts
        #expect(facts["case.aware"]?.value.korean == "2025년 11월 17일 16:00")
        #expect(facts["case.aware"]?.value.english == "16:00 on 17 November 2025")
    }

    @Test("What is not known is no fact")
    func unknown() throws {
        let facts = try SampleCase.writer(
            SampleCase.facts(causes: [], from: nil, to: nil, ended: false, measures: [], scope: nil)
        ).facts
        for id: FactID in ["leak.from", "leak.to", "scope.people", "measure.1", "cause.forged-token"] {
            #expect(facts[id] == nil)
        }
    }

    @Test("Measures are facts in order of time, their verification apart")
    func measures() throws {
        let facts = try SampleCase.writer().facts
        #expect(facts["measure.1"]?.value.english == "We revoked the signing key.")
        #expect(facts["measure.1.verified"] != nil)
        #expect(facts["measure.3"]?.value.korean.contains("신고") == true)
        #expect(facts["measure.3.verified"] == nil)
        #expect(facts["measure.3.recipient"]?.value.korean == "KISA")
    }

    @Test("An item's people are counted apart by certainty and visibility")
    func tallies() throws {
        let facts = try SampleCase.writer().facts
        #expect(facts["scope.item.email"]?.value.english == "33,040 people")
        #expect(facts["scope.item.email.presumed"]?.value.english == "25 people")
        #expect(facts["scope.item.email.unknown"]?.value.english == "12 people")
        #expect(facts["scope.item.email.masked"] == nil)
        #expect(facts["scope.item.entrance-code.masked"]?.value.english == "4,355 people")
    }

    @Test("Days and times read in the zone of the company's people")
    func zones() {
        let time = SampleCase.time("2025-04-13T23:05:59Z")
        let korea = CivilWording(offsetMinutes: 540)
        #expect([korea.day(time).korean, korea.day(time).english] == ["2025년 4월 14일", "14 April 2025"])
        #expect([korea.time(time).korean, korea.time(time).english] == ["2025년 4월 14일 08:05", "08:05 on 14 April 2025"])
        #expect(korea.zone.korean == "한국 시각")
        #expect(CivilWording(offsetMinutes: -210).day(time).english == "13 April 2025")
        #expect(CivilWording(offsetMinutes: -210).zone.english == "UTC-3:30")
        #expect(CivilWording(offsetMinutes: 60).zone.korean == "UTC+1 시각")
    }
}
