import BreachModel
import Testing

@testable import BreachLaw

@Suite("Clocks")
struct ClockVectorTests {
    private struct Body: Decodable {
        struct Candidate: Decodable {
            var at: Instant
            var basis: String
            var credible: Bool
        }
        struct Expect: Decodable {
            var fact: String?
            var due: Instant?
            var dueText: String?
            var softDue: Instant?
            var state: String
            var span: String?
            var refused: Int?
        }
        var profile: String
        var duty: String
        var awareness: [Candidate]
        var now: Instant
        var facts: VectorFacts
        var events: [ClockEvent]?
        var performances: [DutyPerformance]?
        var extensions: [ClaimedExtension]?
        var expect: [Expect]

        var timeline: CaseTimeline {
            CaseTimeline(
                awareness: awareness.map {
                    AwarenessCandidate(
                        at: $0.at, basis: $0.basis, credible: $0.credible, enteredAt: $0.at, enteredBy: "Kim Example")
                }, events: events ?? [], performances: performances ?? [], extensions: extensions ?? [])
        }
    }

    @Test("A clock shows what the vector says", arguments: LawVector.all(.clock))
    func vectors(_ vector: LawVector) throws {
        let body = try vector.decoded(Body.self)
        let profile = try Law.profile(body.profile)
        let answer = try #require(Law.answer(body.duty, profile, body.facts.facts))
        let readings = DutyClock.evaluate(
            answer, profile: profile, facts: body.facts.facts, timeline: body.timeline, now: body.now)
        try #require(readings.count == body.expect.count)
        for (reading, expected) in zip(readings, body.expect) {
            #expect(reading.fact == expected.fact)
            #expect(reading.due == expected.due)
            #expect(reading.softDue == expected.softDue)
            #expect(reading.state.code == expected.state)
            #expect(reading.refused.count == expected.refused ?? 0)
            if let span = expected.span { #expect(reading.state.span?.text(.english) == span) }
            if let text = expected.dueText { #expect(reading.due.map(reading.zone.text) == text) }
        }
    }

    @Test("There are vectors to run")
    func vectorsExist() {
        #expect(LawVector.all(.clock).count >= 30)
    }
}

extension ClockState {
    /// The span of a state that has one.
    fileprivate var span: ClockSpan? {
        switch self {
        case .running(let span), .owedWithoutLimit(let span), .overdue(let span), .met(let span),
            .metWithoutLimit(let span), .metLate(let span):
            span
        case .mayBeOwed(let inner): inner.span
        default: nil
        }
    }
}
