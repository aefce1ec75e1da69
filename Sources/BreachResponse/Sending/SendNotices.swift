package import BreachModel
package import CaseStore
internal import ConfigurationReading
internal import NoticeWriting

/// Use case: the commands on sending: start, resume, pause, status, unreached.
package struct SendNotices {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    private var pauseRequest: PauseRequest { PauseRequest(storeFolder: environment.folder.path) }

    /// Freezes the audience of the newest scope and delivers.
    ///
    /// - Parameters:
    ///   - carrier: what takes the messages.
    ///   - messageDomain: the right side of Message-IDs.
    ///   - allowsSamePerson: lets the approver start the send too, up to the number of people that `approval:` allows.
    ///   - kind: of the approved texts.
    ///   - toGuardians: sends the copies for guardians of children under 14.
    ///   - generator: where codes come from; the system's outside tests.
    package func start(
        carrier: any Carrier, messageDomain: String, allowsSamePerson: Bool, kind: DraftKind = .leak, toGuardians: Bool = false,
        concurrency: Int = 1, using generator: inout some RandomNumberGenerator,
        progress: @escaping @Sendable (SendProgress) -> Void
    ) async throws -> SendReport {
        let store = try environment.requireStore()
        guard let scope = try store.scopes.newest() else {
            throw ResponseError(.noScope, "there is no scope yet", hint: "run haechi scope make first")
        }
        let start = StartSend(
            store: store, carrier: carrier, pause: pauseRequest, clock: environment.clock, options: SendOptions(concurrency: concurrency))
        var request = StartSend.Request(
            scopeVersion: scope.version, kind: kind.notice?.rawValue, startedBy: environment.actor, allowsSamePerson: allowsSamePerson,
            messageDomain: messageDomain, zoneOffsetMinutes: environment.configuration.zoneOffsetMinutes,
            twoPersonsAbove: environment.configuration.approval.twoPersonsAbove)
        request.toGuardians = toGuardians
        request.familyOfCountry = try NoticeProfiles(environment).familyOfCountry
        let environment = environment
        let report = try await start(
            request, using: &generator,
            frozen: { send in
                try EvidenceSeal(environment).seal(
                    step: "send-start", inputs: [SealedItem("scope-digest", bytes: Array(scope.digest.utf8))],
                    results: [SealedItem(value: "audience-\(send.id)", digest: try AudienceDigest.of(send, in: store))])
            }, progress: progress)
        try seal(report)
        return report
    }

    /// Goes on with an unfinished send after a pause, a crash or a carrier that was away.
    package func resume(
        carrier: any Carrier, concurrency: Int = 1, progress: @escaping @Sendable (SendProgress) -> Void
    ) async throws -> SendReport {
        let store = try environment.requireStore()
        let resume = ResumeSend(
            store: store, carrier: carrier, pause: pauseRequest, clock: environment.clock, options: SendOptions(concurrency: concurrency))
        let report = try await resume(nil, progress: progress)
        try seal(report)
        return report
    }

    /// Asks the sending process to stop after the messages in hand.
    package func pause() throws {
        try pauseRequest.make()
    }

    /// One send with its progress and who is left, by reason.
    package struct Status: Sendable {
        package var send: Int
        package var state: String
        package var channel: String
        package var audience: PeopleCount
        package var counts: [(state: DeliveryState, people: PeopleCount)]
        /// Whether the states add up to the audience.
        package var addsUp: Bool
        package var unreached: [(state: DeliveryState, reason: String, people: PeopleCount)]
    }

    /// All sends, in order.
    package func status() throws -> [Status] {
        let store = try environment.requireStore()
        return try store.sends.all().map { send in
            let progress = try store.sends.progress(send.id)
            return Status(
                send: send.id, state: send.state.rawValue, channel: send.channel, audience: progress.audience,
                counts: DeliveryState.allCases.map { ($0, progress.count($0)) }, addsUp: progress.addsUp,
                unreached: try store.sends.unreachedTallies(send.id).map { ($0.state, $0.reason ?? "not tried yet", $0.people) })
        }
    }

    /// Hands on everyone not reached by the newest send, with the reason, in the order of their keys.
    package func forEachUnreached(_ body: (PersonKey, DeliveryState, String) throws -> Void) throws {
        let store = try environment.requireStore()
        guard let send = try store.sends.all().last else {
            throw ResponseError(.nothingToNotify, "nothing was sent yet", hint: "haechi send start")
        }
        var after: PersonKey?
        while true {
            let page = try store.sends.unreached(send.id, after: after, limit: 1000)
            for delivery in page { try body(delivery.person, delivery.state, delivery.reason ?? "not tried yet") }
            guard let last = page.last, page.count == 1000 else { return }
            after = last.person
        }
    }

    private func seal(_ report: SendReport) throws {
        let counts = DeliveryState.allCases.map { "\($0.rawValue)=\(report.progress.count($0).value)" }.joined(separator: " ")
        try EvidenceSeal(environment).seal(
            step: "send", inputs: [], results: [SealedItem("send-\(report.send.id)", bytes: Array(counts.utf8))])
    }
}
