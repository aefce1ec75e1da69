package import BreachLaw
package import BreachModel
package import CaseStore

/// An order with the state of each of its duties.
package struct OrderStatus: Hashable, Sendable {
    package var order: RegulatorOrder
    package var duties: [TrackedDuty]

    package init(order: RegulatorOrder, duties: [TrackedDuty]) {
        self.order = order
        self.duties = duties
    }

    /// The orders of a store, in the order of entry.
    package static func list(_ store: CaseStore, now: Instant) throws -> [OrderStatus] {
        let proofs = try store.promises.proofs()
        return try store.promises.orders().map { order in
            OrderStatus(
                order: order,
                duties: order.duties.map { duty in
                    let proof = proofs.first { $0.order == order.id && $0.number == duty.number }
                    return TrackedDuty(
                        duty: duty,
                        proof: proof.map { TrackedDuty.Proof(file: $0.file, digest: $0.digest, note: $0.note, metAt: $0.metAt, by: $0.by) },
                        state: DueState(due: duty.dueAt, doneAt: proof?.metAt, now: now))
                })
        }
    }
}

/// One duty of an order, with its proof and its state.
package struct TrackedDuty: Hashable, Sendable {
    package var duty: RegulatorOrder.Duty
    package var proof: Proof?
    package var state: DueState

    package init(duty: RegulatorOrder.Duty, proof: Proof?, state: DueState) {
        self.duty = duty
        self.proof = proof
        self.state = state
    }

    /// What shows that it was done.
    package struct Proof: Hashable, Sendable {
        package var file: String
        /// SHA-256, in hexadecimal.
        package var digest: String
        package var note: String
        package var metAt: Instant
        package var by: String

        package init(file: String, digest: String, note: String, metAt: Instant, by: String) {
            self.file = file
            self.digest = digest
            self.note = note
            self.metAt = metAt
            self.by = by
        }
    }
}

/// A promise with its state.
package struct PromiseStatus: Hashable, Sendable {
    package var id: Int
    package var promise: PublicPromise
    /// What was said when it was settled; nil while it is open.
    package var note: String?
    package var state: DueState

    package init(id: Int, promise: PublicPromise, note: String?, state: DueState) {
        self.id = id
        self.promise = promise
        self.note = note
        self.state = state
    }

    /// The promises of a store, in the order of entry.
    package static func list(_ store: CaseStore, now: Instant) throws -> [PromiseStatus] {
        try store.promises.promises().map { entry in
            let kept = entry.outcome?.outcome == .kept ? entry.outcome?.at : nil
            return PromiseStatus(
                id: entry.id, promise: entry.promise, note: entry.outcome?.note,
                state: entry.outcome?.outcome == .broken
                    ? .broken : DueState(due: entry.promise.dueAt, doneAt: kept, now: now))
        }
    }
}

/// Where something with a due time stands.
package enum DueState: Hashable, Sendable {
    case open(left: ClockSpan)
    case overdue(by: ClockSpan)
    case done(early: ClockSpan)
    case doneLate(by: ClockSpan)
    /// Said to be broken, whatever its due time.
    case broken

    init(due: Instant, doneAt: Instant?, now: Instant) {
        if let doneAt {
            self = doneAt <= due ? .done(early: ClockSpan(from: doneAt, to: due)) : .doneLate(by: ClockSpan(from: due, to: doneAt))
        } else {
            self = now <= due ? .open(left: ClockSpan(from: now, to: due)) : .overdue(by: ClockSpan(from: due, to: now))
        }
    }

    /// Stable word for machines.
    package var code: String {
        switch self {
        case .open: "open"
        case .overdue: "overdue"
        case .done: "done"
        case .doneLate: "done-late"
        case .broken: "broken"
        }
    }

    package var isAlarm: Bool { code == "overdue" }
    package var isDone: Bool { code == "done" || code == "done-late" }

    package var words: Bilingual {
        switch self {
        case .open(let left):
            Bilingual(korean: "남은 시간 \(left.text(.korean))", english: "open, \(left.text(.english)) left")
        case .overdue(let span):
            Bilingual(korean: "기한이 \(span.text(.korean)) 지남", english: "overdue by \(span.text(.english))")
        case .done(let early):
            Bilingual(korean: "이행함, 기한 \(early.text(.korean)) 전", english: "done, \(early.text(.english)) early")
        case .doneLate(let late):
            Bilingual(korean: "이행함, 기한보다 \(late.text(.korean)) 늦음", english: "done, \(late.text(.english)) late")
        case .broken: Bilingual(korean: "지키지 못함", english: "broken")
        }
    }
}
