internal import BreachModel
internal import CaseStore

extension DeliveryLoop {
    /// What became of one batch: an outcome for every claim, and the code that stopped it, where one did.
    struct BatchResult: Sendable {
        var outcomes: [DeliveryOutcome] = []
        var unavailable: String?
    }

    /// Hands a batch over and settles it. Never throws: what cannot be delivered has an outcome too.
    func deliver(_ claims: [ClaimedDelivery]) async -> BatchResult {
        let lanes = max(1, min(options.concurrency, claims.count))
        var result = BatchResult()
        if lanes == 1 {
            result = await deliverInOrder(claims[...])
        } else {
            let size = (claims.count + lanes - 1) / lanes
            await withTaskGroup(of: BatchResult.self) { group in
                for start in stride(from: 0, to: claims.count, by: size) {
                    group.addTask { await deliverInOrder(claims[start..<min(start + size, claims.count)]) }
                }
                for await part in group {
                    result.outcomes += part.outcomes
                    result.unavailable = result.unavailable ?? part.unavailable
                }
            }
            result.outcomes.sort { $0.delivery < $1.delivery }
        }
        return await settle(result, claims)
    }

    private func deliverInOrder(_ claims: ArraySlice<ClaimedDelivery>) async -> BatchResult {
        var result = BatchResult()
        for claim in claims {
            if result.unavailable != nil {
                result.outcomes.append(DeliveryOutcome(delivery: claim.id, result: .returned))
                continue
            }
            do throws(CarrierError) {
                let confirmation = try await carrier.deliver(message(claim))
                result.outcomes.append(
                    DeliveryOutcome(delivery: claim.id, result: .confirmed(receipt: confirmation.receipt)))
            } catch {
                if error.severity == .unavailable { result.unavailable = error.code }
                result.outcomes.append(outcome(claim, error))
            }
        }
        return result
    }

    /// Confirmations count only once the carrier has made them durable.
    private func settle(_ result: BatchResult, _ claims: [ClaimedDelivery]) async -> BatchResult {
        do throws(CarrierError) {
            try await carrier.settle()
            return result
        } catch {
            let byID = Dictionary(uniqueKeysWithValues: claims.map { ($0.id, $0) })
            var unsettled = result
            unsettled.outcomes = result.outcomes.map { old in
                guard old.state == .confirmed, let claim = byID[old.delivery] else { return old }
                return outcome(claim, error)
            }
            if error.severity == .unavailable { unsettled.unavailable = error.code }
            return unsettled
        }
    }

    private func outcome(_ claim: ClaimedDelivery, _ error: CarrierError) -> DeliveryOutcome {
        let now = clock.now()
        let result: DeliveryOutcome.Result =
            switch error.severity {
            case .unavailable: .returned
            case .permanent: .failedPermanent(code: error.code)
            case .temporary where claim.attempt >= options.maxAttempts: .failedPermanent(code: error.code)
            case .temporary:
                .failedTemporary(code: error.code, retryAt: options.retry(after: claim.attempt, at: now))
            }
        return DeliveryOutcome(delivery: claim.id, result: result)
    }

    private func message(_ claim: ClaimedDelivery) throws(CarrierError) -> OutgoingMessage {
        guard let text = texts[claim.notice] else { throw CarrierError(.permanent, code: "notice-not-stored") }
        return OutgoingMessage(
            messageID: claim.messageID, code: claim.code, address: claim.address, language: text.language,
            subject: text.subject, body: Sensitive(text.body.body(code: claim.code, name: claim.name?.reveal())))
    }
}
