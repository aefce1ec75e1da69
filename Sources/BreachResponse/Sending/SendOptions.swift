internal import BreachModel

/// How a send works through its audience.
package struct SendOptions: Hashable, Sendable {
    /// Deliveries claimed, made durable and confirmed together; nil for what the carrier asks for.
    package var batchSize: Int?
    /// Messages handed over at the same time.
    package var concurrency: Int
    /// Attempts after which a delivery that is refused for now counts as refused for good.
    package var maxAttempts: Int

    package init(batchSize: Int? = nil, concurrency: Int = 1, maxAttempts: Int = 8) {
        self.batchSize = batchSize
        self.concurrency = concurrency
        self.maxAttempts = maxAttempts
    }

    /// When to try again after attempt number `attempt`: 1, 5, 15, 60 minutes, then every four hours.
    func retry(after attempt: Int, at now: Instant) -> Instant {
        let minutes = [1, 5, 15, 60]
        return now.adding(minutes: attempt <= minutes.count ? minutes[max(attempt, 1) - 1] : 240)
    }
}
