package import BreachModel
package import CaseStore

/// Starts a send: checks that every text was approved and is unchanged, freezes the audience, and delivers.
///
/// It takes no text from its caller: only notices that the store holds with their approval can leave the building.
package struct StartSend: Sendable {
    /// Who starts which send.
    package struct Request: Hashable, Sendable {
        package var scopeVersion: Int
        /// The kind of notice; nil where notices of one kind only are approved.
        package var kind: String?
        package var startedBy: String
        /// Whether one person alone may approve and start, as far as `twoPersonsAbove` lets them.
        package var allowsSamePerson: Bool
        /// A send to more people than this needs two persons whatever the operator says (`approval:` of the configuration).
        package var twoPersonsAbove: Int
        /// Whether the guardians' copies go out rather than the texts for the people themselves.
        package var toGuardians = false
        /// Country (ISO 3166-1 alpha-2) → the mark of the law whose texts hold for people who live there.
        package var familyOfCountry: [String: String] = [:]
        /// The right side of each Message-ID: a domain of the company.
        package var messageDomain: String
        /// Minutes ahead of UTC of the company's civil day, by which ages are reckoned.
        package var zoneOffsetMinutes: Int

        package init(
            scopeVersion: Int, kind: String? = nil, startedBy: String, allowsSamePerson: Bool = false, messageDomain: String,
            zoneOffsetMinutes: Int = 540, twoPersonsAbove: Int = 0
        ) {
            self.scopeVersion = scopeVersion
            self.kind = kind
            self.startedBy = startedBy
            self.allowsSamePerson = allowsSamePerson
            self.messageDomain = messageDomain
            self.zoneOffsetMinutes = zoneOffsetMinutes
            self.twoPersonsAbove = twoPersonsAbove
        }
    }

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

    /// Freezes the audience and delivers until the send is finished, paused or has to wait.
    ///
    /// - Parameters:
    ///   - frozen: called once the audience is stored, before the first message: the moment to seal it.
    ///   - progress: called after every batch.
    /// - Throws: `SendError`, `StoreError`. Before `frozen` is called nothing has left and nothing is stored.
    package func callAsFunction(
        _ request: Request, using generator: inout some RandomNumberGenerator,
        frozen: (SendRecord) throws -> Void = { _ in }, progress: @Sendable (SendProgress) -> Void = { _ in }
    ) async throws -> SendReport {
        let send = try freeze(request, using: &generator)
        try pause.withdraw()
        try frozen(send)
        let loop = DeliveryLoop(
            store: store, carrier: carrier, pause: pause, clock: clock, options: options, texts: try store.texts(of: send))
        return try await loop.run(send.id, repeated: 0, progress: progress)
    }

    /// Freezes the audience and delivers nothing yet; `ResumeSend` goes on from here.
    package func freeze(_ request: Request, using generator: inout some RandomNumberGenerator) throws -> SendRecord {
        if let unfinished = try store.sends.all().first(where: { $0.state != .finished }) {
            throw SendError(
                .sendUnfinished, "another send is not finished", context: [("send", String(unfinished.id))],
                hint: "run haechi send resume, or haechi send status to see where it stands")
        }
        let today = clock.now().civil(offsetMinutes: request.zoneOffsetMinutes).date
        let notices = try ApprovedTexts(store: store, request: request, today: today)
        let plan = notices.plan(channel: carrier.name, at: clock.now())
        return try store.sends.freeze(plan, using: &generator) { member throws(StoreError) in
            try notices.decision(for: member)
        }
    }
}

/// An approved text, ready to be made out to one person after the other.
struct SendText: Sendable {
    var language: Language
    var subject: String
    var body: NoticePersonalising
}

extension CaseStore {
    /// The texts that a send may have to deliver, by notice.
    func texts(of send: SendRecord) throws -> [NoticeID: SendText] {
        var texts: [NoticeID: SendText] = [:]
        for notice in try notices.notices(scopeVersion: send.scopeVersion) where !notice.approvals.isEmpty {
            texts[notice.id] = SendText(
                language: notice.language, subject: notice.subject,
                body: NoticePersonalising(notice.body, language: notice.language))
        }
        return texts
    }
}
