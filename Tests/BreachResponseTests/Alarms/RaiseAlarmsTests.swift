import BreachModel
import CaseStore
import EvidenceLog
import Testing

@testable import BreachResponse

struct RaiseAlarmsTests {
    private func environment(_ fixture: ServingFixture, hours: Int) -> ResponseEnvironment {
        var environment = fixture.environment
        environment.clock = .fixed(ServingFixture.aware.adding(hours: hours))
        return environment
    }

    @Test("A duty alarms when it nears, once more when it is overdue, and not again")
    func duties() throws {
        let fixture = try ServingFixture()
        func fresh(_ hours: Int) throws -> [String] {
            try RaiseAlarms(environment(fixture, hours: hours))(aheadHours: 6).filter(\.isNew)
                .map { $0.level.rawValue + " " + $0.key.split(separator: ":")[1] }.sorted()
        }
        #expect(try fresh(12).isEmpty)
        #expect(try fresh(20) == ["nearing KR-2023/report-incident"])
        #expect(try fresh(21).isEmpty)
        #expect(try fresh(25) == ["overdue KR-2023/report-incident"])
        #expect(try fresh(68) == ["nearing KR-2023/notice-person", "nearing KR-2023/report-leak"])
        #expect(try fresh(80) == ["overdue KR-2023/notice-person", "overdue KR-2023/report-leak"])
        #expect(try fresh(81).isEmpty)
        #expect(try fixture.store.cases.timeline().count { $0.kind == .alarm } == 6)
        let log = try EvidenceLog(path: fixture.environment.folder.evidenceLog).verify(baseDirectory: fixture.folder, recompute: true)
        #expect(log.entries == 4 && log.isSound)
    }

    @Test("Overdue comes before nearing, and what was met alarms no more")
    func order() throws {
        let fixture = try ServingFixture()
        let late = environment(fixture, hours: 70)
        #expect(try RaiseAlarms(late)(aheadHours: 6).map(\.level) == [.overdue, .nearing, .nearing])
        try UpdateCase(late).markDuty("report-incident", metAt: late.clock.now(), note: "receipt")
        #expect(try RaiseAlarms(late)(aheadHours: 6).map(\.level) == [.nearing, .nearing])
    }

    @Test("A new fact is owed at once, and alarms so")
    func owed() throws {
        let fixture = try ServingFixture()
        let now = environment(fixture, hours: 2)
        try MoveClocks(now).addFact("codes", at: now.clock.now(), statement: Bilingual(korean: "사실", english: "fact"))
        #expect(try RaiseAlarms(now)(aheadHours: 1).map(\.level) == [.owed, .owed])
    }

    @Test("Orders and promises alarm with their owner and their due time")
    func promises() throws {
        let fixture = try ServingFixture()
        let now = environment(fixture, hours: 1)
        _ = try KeepOrders(now).add(file: KeepOrdersTests.example)
        _ = try KeepPromises(now).add(
            PublicPromise(
                text: "Call back", place: "FAQ", owner: "Desk", madeAt: ServingFixture.aware, dueAt: ServingFixture.aware.adding(hours: 5)))
        let alarms = try RaiseAlarms(now)(aheadHours: 6)
        #expect(alarms.map(\.key).filter { $0.hasPrefix("promise:1:nearing") }.count == 1)
        #expect(alarms.first { $0.key.hasPrefix("promise") }?.statement.english.contains("owner: Desk") == true)
        let late = environment(fixture, hours: 24 * 30)
        let overdue = try RaiseAlarms(late)(aheadHours: 6).filter { $0.level == .overdue }.map(\.key)
        #expect(overdue.filter { $0.hasPrefix("order:") }.count == 6 && overdue.filter { $0.hasPrefix("promise:") }.count == 1)
    }

    @Test("Without a credible moment of awareness the duties are silent, and the rest still alarms")
    func noAwareness() throws {
        let fixture = try ServingFixture()
        let entry = try #require(try fixture.store.cases.awarenessHistory().first { $0.candidate.credible })
        var candidate = entry.candidate
        candidate.credible = false
        try fixture.store.cases.replaceAwareness(entry.id, with: candidate, reason: "not confirmed")
        let late = environment(fixture, hours: 24 * 30)
        #expect(try RaiseAlarms(late)(aheadHours: 6).isEmpty)
        _ = try KeepPromises(fixture.environment).add(
            PublicPromise(text: "Call back", place: "FAQ", owner: "Desk", madeAt: ServingFixture.aware, dueAt: ServingFixture.now))
        #expect(try RaiseAlarms(late)(aheadHours: 6).count == 1)
    }
}
