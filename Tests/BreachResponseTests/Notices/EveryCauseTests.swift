import BreachModel
import CaseStore
import Testing

@testable import BreachResponse

/// Each cause is worded by its own sentences, in three languages and for three readers: the check must know them all.
@Suite struct EveryCauseTests {
    @Test("Whatever the cause, nothing stands against a text in any of the three languages", arguments: BreachCause.allCases)
    func everyLaw(_ cause: BreachCause) throws {
        let fixture = try ServingFixture()
        var facts = try fixture.store.cases.facts()
        facts.causes = [cause]
        try fixture.store.cases.update(facts, reason: "what the investigation found", at: ServingFixture.now, by: "kim")
        var environment = fixture.environment
        environment.configuration.jurisdictions = ["KR", "EU", "JP"]
        let kinds: [DraftKind] = [.leak, .posting]
        for law in environment.configuration.jurisdictions {
            let outcome = try DraftNotices(environment)(DraftNotices.Request(kinds: kinds, jurisdictions: [law]))
            let said = outcome.refused.flatMap(\.lines)
            #expect(outcome.refused.isEmpty, "\(law), \(cause.rawValue): \(said)")
            #expect(outcome.kept.count >= kinds.count)
        }
    }
}
