import BreachModel
import NoticeChecking
import Testing

@Suite("Facts of a case")
struct CaseFactsTests {
    private let day = Instant(rfc3339: "2026-10-05T00:00:00Z") ?? Instant(milliseconds: 0)

    private var company: Company {
        Company(
            name: Bilingual(korean: "예시마켓", english: "Example Market"),
            department: Bilingual(korean: "개인정보보호센터", english: "Privacy Center"),
            phone: "1500-0001", email: "privacy@example.com", hours: Bilingual(korean: "매일", english: "daily"),
            privacyOfficer: Bilingual(korean: "홍예시", english: "Example Hong"), site: "https://example.com", domains: ["example.com"],
            senders: ["1500-0000"])
    }

    private var items: [DataItem] {
        [("name", "이름", "name"), ("phone", "전화번호", "phone number"), ("loyalty", "등급표", "tier sheet")].map {
            DataItem(id: DataItemID($0.0), korean: $0.1, english: $0.2, legalClass: .contact)
        }
    }

    private func caseFacts() -> CaseFacts {
        CaseFacts(
            caseID: "c-1", openedAt: day, awareness: [AwarenessCandidate(at: day, basis: "alert", enteredAt: day, enteredBy: "a")],
            illegalExternalAccess: true,
            causes: [.vulnerability], leakFrom: day.adding(hours: -240), leakTo: day.adding(hours: -24), ended: true, discoveredAt: day,
            measures: [Measure(kind: .blockedRoute, at: day, statement: Bilingual(korean: "차단", english: "blocked"))], scope: nil)
    }

    private func facts(_ group: [GroupItem]) -> CheckFacts {
        CheckFacts(
            caseFacts: caseFacts(), company: company, group: ExposureGroup(kind: .member, items: group, people: 10), items: items,
            language: .korean,
            document: .notice)
    }

    @Test("a group's certainties become the states that rules compare with")
    func states() {
        let facts = facts([
            GroupItem(item: "name", certainty: .seen, visibility: .clear), GroupItem(item: "loyalty", certainty: .unknown, visibility: nil),
        ])
        #expect(facts.addressee?.items == ["name": .leaked, "phone": .notSeen, "loyalty": .unknown])
        #expect(facts.status == .leak)
        #expect(facts.awareAt?.instant == day)
        #expect(facts.controller?.contacts?.first?.phone == "1500-0001")
        #expect(facts.events?.first?.kind == "blocked-route")
    }

    @Test("one text read once is right for one group and wrong for another")
    func perGroup() {
        let text = NoticeText("개인정보 유출 통지\n\n1. 유출된 항목: 이름, 전화번호")
        let both = facts([
            GroupItem(item: "name", certainty: .seen, visibility: .clear), GroupItem(item: "phone", certainty: .seen, visibility: .clear),
        ])
        let one = facts([GroupItem(item: "name", certainty: .seen, visibility: .clear)])
        #expect(!NoticeChecker(facts: both, items: items).check(text).failedRules.contains("KR-N-02"))
        #expect(NoticeChecker(facts: one, items: items).check(text).failedRules.contains("KR-N-02"))
    }

    @Test("an item that only the configuration knows is found by its configured name")
    func configuredItems() {
        let facts = facts([GroupItem(item: "loyalty", certainty: .seen, visibility: .clear)])
        let checker = NoticeChecker(facts: facts, items: items)
        #expect(!checker.check(text: "개인정보 유출 통지\n\n1. 유출된 항목: 등급표").failedRules.contains("KR-N-01"))
        #expect(checker.check(text: "개인정보 유출 통지\n\n1. 유출된 항목: 이름").failedRules.contains("KR-N-01"))
    }
}
