internal import BreachModel
internal import CaseStore

/// Claims a batch, hands it to the carrier, makes it durable, records what became of it; again until nothing is due.
///
/// What a crash can do: a claim is durable before the carrier sees the message, and a confirmation is recorded after the
/// carrier has it. So a crash loses nobody and repeats nobody whose delivery was confirmed; at most one batch is handed
/// over again, with the same Message-IDs. A folder of files knows them and keeps one file each. A relay may have taken a
/// message of which we never saw the answer (RFC 1047): there the promise is at least once, and exactly once recorded.
struct DeliveryLoop: Sendable {
    let store: CaseStore
    let carrier: any Carrier
    let pause: PauseRequest
    let clock: WallClock
    let options: SendOptions
    let texts: [NoticeID: SendText]

    /// Works through the send until it is finished, paused or has to wait.
    ///
    /// - Parameter progress: called after every batch.
    /// - Throws: `StoreError`; `SendError.carrierUnavailable` after what was done is recorded.
    func run(_ send: Int, repeated: PeopleCount, progress: @Sendable (SendProgress) -> Void) async throws -> SendReport {
        var current = try store.sends.progress(send)
        progress(current)
        while true {
            if pause.isMade || Task.isCancelled { return try end(send, .paused, current, repeated) }
            let claims = try store.sends.claim(send, limit: max(1, options.batchSize ?? carrier.batchSize), at: clock.now())
            if claims.isEmpty { break }
            let results = await deliver(claims)
            try store.sends.record(results.outcomes, send: send, at: clock.now())
            current.apply(results.outcomes, claimedFrom: claims)
            progress(current)
            if let code = results.unavailable { throw Self.unavailable(code, carrier.name) }
        }
        let verified = try store.sends.progress(send)
        return try end(send, verified.open == 0 ? .finished : .waiting, verified, repeated)
    }

    private func end(
        _ send: Int, _ ending: SendReport.Ending, _ progress: SendProgress, _ repeated: PeopleCount
    ) throws -> SendReport {
        switch ending {
        case .finished: try store.sends.setState(.finished, of: send, at: clock.now())
        case .paused: try store.sends.setState(.paused, of: send, at: clock.now())
        case .waiting: break
        }
        return SendReport(
            send: try store.sends.send(send), progress: progress, ending: ending,
            nextAttempt: ending == .waiting ? try store.sends.nextAttempt(send) : nil, repeated: repeated)
    }

    private static func unavailable(_ code: String, _ carrier: String) -> SendError {
        SendError(
            .carrierUnavailable, "the carrier takes nothing at the moment", context: [("carrier", carrier), ("code", code)],
            hint: "nobody is lost: put the carrier right, then run haechi send resume")
    }
}
