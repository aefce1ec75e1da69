package import BreachModel
internal import CaseStore

/// Use case: a promise made in public becomes something with an owner and a date, until it is kept or broken.
package struct KeepPromises {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Enters a promise.
    ///
    /// - Returns: its number.
    package func add(_ promise: PublicPromise) throws -> Int {
        let store = try environment.requireStore()
        let id = try store.promises.add(promise, at: environment.clock.now(), by: environment.actor)
        try tell(
            Bilingual(
                korean: "공개 약속 \(id)번을 등록함: \(promise.text) (\(promise.place))",
                english: "Public promise \(id) entered: \(promise.text) (\(promise.place))"), at: environment.clock.now())
        try EvidenceSeal(environment).seal(
            step: "promise", inputs: [], results: [SealedItem("promise:\(id)", bytes: try StableJSON.encode(promise))])
        return id
    }

    /// Records what became of a promise.
    ///
    /// - Throws: `notFound` where there is no such promise.
    package func settle(_ id: Int, as outcome: PublicPromise.Outcome, at: Instant, note: String) throws {
        let now = environment.clock.now()
        try environment.requireStore().promises.settle(
            id, PromiseOutcome(outcome: outcome, at: at, note: note, by: environment.actor, recordedAt: now))
        try tell(
            outcome == .kept
                ? Bilingual(korean: "공개 약속 \(id)번을 지킴", english: "Public promise \(id) kept")
                : Bilingual(korean: "공개 약속 \(id)번을 지키지 못함", english: "Public promise \(id) broken"), at: at)
        try EvidenceSeal(environment).seal(
            step: "promise-\(outcome.rawValue)", inputs: [],
            results: [SealedItem("promise:\(id)", bytes: Array("\(at.rfc3339()) \(note)".utf8))])
    }

    private func tell(_ statement: Bilingual, at: Instant) throws {
        try environment.requireStore().cases.record(
            TimelineEvent(at: at, kind: .promise, statement: statement, by: environment.actor))
    }
}
