package import BreachModel
package import CaseStore

/// Goes on with a send after a pause, a wait, a carrier that failed, or a crash at any moment.
package struct ResumeSend: Sendable {
    let store: CaseStore
    let carrier: any Carrier
    let pause: PauseRequest
    let clock: WallClock
    let options: SendOptions

    package init(store: CaseStore, carrier: any Carrier, pause: PauseRequest, clock: WallClock, options: SendOptions = SendOptions()) {
        self.store = store
        self.carrier = carrier
        self.pause = pause
        self.clock = clock
        self.options = options
    }

    /// Delivers what is left. Nobody whose delivery was confirmed gets it again; those whose outcome a crash left open get
    /// it with the same Message-ID (`SendReport.repeated` says how many).
    ///
    /// - Parameters:
    ///   - id: the send; nil for the one that is not finished. Resuming a finished send does nothing and says how it ended.
    ///   - progress: called after every batch.
    /// - Throws: `nothingToResume`, `otherCarrier`, `carrierUnavailable`, `StoreError`.
    package func callAsFunction(
        _ id: Int? = nil, progress: @Sendable (SendProgress) -> Void = { _ in }
    ) async throws -> SendReport {
        let send = try find(id)
        if send.state == .finished {
            // A process may have been killed between the end of its send and its own.
            return SendReport(
                send: send, progress: try store.sends.progress(send.id), ending: .finished, nextAttempt: nil, repeated: 0)
        }
        guard send.channel == carrier.name else {
            throw SendError(
                .otherCarrier, "the send began with another carrier",
                context: [("send", String(send.id)), ("carrier", send.channel), ("given", carrier.name)],
                hint: "a carrier cannot tell what another one delivered: go on with the first")
        }
        try pause.withdraw()
        let repeated = try store.sends.releaseClaims(send.id)
        try store.sends.setState(.running, of: send.id, at: clock.now())
        let loop = DeliveryLoop(
            store: store, carrier: carrier, pause: pause, clock: clock, options: options, texts: try store.texts(of: send))
        return try await loop.run(send.id, repeated: repeated, progress: progress)
    }

    private func find(_ id: Int?) throws -> SendRecord {
        let sends = try store.sends.all()
        let named = sends.filter { id == nil || $0.id == id }
        guard let send = named.last(where: { $0.state != .finished }) ?? named.last else {
            throw SendError(
                .nothingToResume, "there is no send to go on with", context: id.map { [("send", String($0))] } ?? [],
                hint: "haechi send status shows every send")
        }
        return send
    }
}
