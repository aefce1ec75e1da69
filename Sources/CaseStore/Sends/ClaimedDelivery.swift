package import BreachModel

/// One person's notice on its way to a carrier.
package struct ClaimedDelivery: Sendable {
    /// The delivery's row; never shown to people.
    package var id: Int64
    package var person: PersonKey
    package var notice: NoticeID
    package var code: NoticeCode
    package var address: Sensitive<String>
    /// Nil where no name is held.
    package var name: Sensitive<String>?
    /// Stable over attempts (RFC 5322, 3.6.4), so that a repeated message is known as such.
    package var messageID: String
    /// 1 for the first.
    package var attempt: Int
    /// The state before the claim.
    package var previous: DeliveryState
}

/// What became of a claimed delivery.
package struct DeliveryOutcome: Hashable, Sendable {
    /// How it ended, with what the next step needs to know.
    package enum Result: Hashable, Sendable {
        /// The carrier took it; its answer by a stable code.
        case confirmed(receipt: String)
        /// Refused for now; nothing is tried before `retryAt`.
        case failedTemporary(code: String, retryAt: Instant)
        /// Refused for good.
        case failedPermanent(code: String)
        /// Never handed over: back into the queue, and the attempt does not count.
        case returned
    }

    package var delivery: Int64
    package var result: Result

    package init(delivery: Int64, result: Result) {
        self.delivery = delivery
        self.result = result
    }

    /// The state that the result leads to.
    package var state: DeliveryState {
        switch result {
        case .confirmed: .confirmed
        case .failedTemporary: .failedTemporary
        case .failedPermanent: .failedPermanent
        case .returned: .queued
        }
    }
}
