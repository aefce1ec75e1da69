import BreachModel
import Testing

@testable import BreachLaw

@Suite("The facts that duties ask for")
struct DutyFactsTests {
    private static let items = [
        DataItem(id: .name, korean: "이름", english: "name", legalClass: .contact),
        DataItem(id: .entranceCode, korean: "공동현관 비밀번호", english: "entrance code", legalClass: .credential),
        DataItem(id: .orders, korean: "주문 내역", english: "orders", legalClass: .behavioural),
    ]

    private func scope(
        people: Int, open: Int = 0, tallies: [ItemTally] = [], gaps: [CoverageGap] = [], unmapped: Int = 0
    ) -> BreachScope {
        BreachScope(
            version: 1, findings: [], indicators: [],
            counts: ScopeCounts(people: PeopleCount(people), cannotBeExcluded: PeopleCount(open), unmappedLines: unmapped),
            items: tallies, groups: [], firstAccess: nil, lastAccess: nil,
            coverage: Coverage(window: .always, files: 1, gaps: gaps), viewsByDay: [], digest: "")
    }

    private func facts(_ scope: BreachScope?, external: Bool = true, causes: [BreachCause] = [.forgedToken]) -> DutyFacts {
        let aware = Law.candidate("2025-11-17T16:00:00+09:00")
        let facts = CaseFacts(
            caseID: "c", openedAt: aware.at, awareness: [aware], illegalExternalAccess: external, causes: causes,
            leakFrom: Law.time("2025-04-14T00:00:00+09:00"), leakTo: nil, ended: true, discoveredAt: nil, measures: [],
            scope: scope)
        return DutyFacts(case: facts, items: Self.items)
    }

    @Test("A case's scope gives people, items with their surest certainty, and whether it is complete")
    func fromScope() {
        let found = facts(
            scope(
                people: 3,
                tallies: [
                    ItemTally(item: .name, seenClear: 3), ItemTally(item: .entranceCode, presumed: 1, unknown: 2),
                    ItemTally(item: .orders, unknown: 2), ItemTally(item: "not-declared", seenClear: 3),
                    ItemTally(item: .phone),
                ]))
        #expect(found.leak == .confirmed)
        #expect(found.people == 3)
        #expect(found.items?.map(\.item.id) == [.entranceCode, .name, .orders])
        #expect(found.items?.map(\.certainty) == [.presumed, .seen, .unknown])
        #expect(found.scopeIsComplete)
        #expect(found.dates?.occurredAt == Law.time("2025-04-14T00:00:00+09:00"))
    }

    @Test("A gap in the logs or a line that no route explains leaves the scope incomplete")
    func incompleteScope() {
        let gap = CoverageGap(window: .always, reason: .missingDay, source: "gateway")
        #expect(!facts(scope(people: 3, gaps: [gap])).scopeIsComplete)
        #expect(!facts(scope(people: 3, unmapped: 1)).scopeIsComplete)
    }

    @Test("Nobody lost anything: disproved with full logs, suspected otherwise")
    func leakStatus() {
        let gap = CoverageGap(window: .always, reason: .missingDay, source: "gateway")
        #expect(facts(scope(people: 0)).leak == .disproved)
        #expect(facts(scope(people: 0, open: 2)).leak == .suspected)
        #expect(facts(scope(people: 0, gaps: [gap])).leak == .suspected)
        #expect(facts(nil).leak == .confirmed)
        #expect(facts(nil).people == nil)
    }

    @Test("Causes tell a network incident and an improper purpose; an unknown cause tells neither")
    func causes() {
        #expect(facts(nil, external: false, causes: [.misSent]).networkIncident == false)
        #expect(facts(nil, external: false, causes: [.misSent]).improperPurpose == false)
        #expect(facts(nil, external: false, causes: [.insider]).networkIncident == false)
        #expect(facts(nil, external: false, causes: [.insider]).improperPurpose == true)
        #expect(facts(nil, external: false, causes: [.unknown]).networkIncident == nil)
        #expect(facts(nil, external: false, causes: []).improperPurpose == nil)
        #expect(facts(nil, external: true, causes: []).networkIncident == true)
    }

    @Test("The risk follows the severity of what is established")
    func risk() {
        let list = ItemTally(item: .name, seenClear: 3)
        #expect(facts(scope(people: 3, tallies: [list])).risk == .some)
        #expect(facts(scope(people: 3, tallies: [list, ItemTally(item: .orders, seenClear: 1)])).risk == .high)
        #expect(facts(scope(people: 3, tallies: [list, ItemTally(item: .entranceCode, seenClear: 1)])).risk == .high)
        #expect(facts(nil).risk == nil)
    }

    @Test("Counts are grouped by thousands")
    func grouping() {
        #expect(33_673_817.grouped == "33,673,817")
        #expect(1000.grouped == "1,000")
        #expect(999.grouped == "999")
        #expect(0.grouped == "0")
        #expect((-1234).grouped == "-1,234")
    }
}
