package import BreachModel

/// A person whom a scope obliges to notify, as the audience is frozen.
package struct AudienceMember: Sendable {
    package var person: PersonKey
    package var kind: PersonKind
    /// `ExposureGroup.key` of the person's group; the kind alone where the scope does not hold the person.
    package var groupKey: String
    /// Nil where no contact data is held.
    package var contact: PersonContact?
    /// The last notice that reached the person, with its civil day; nil unless the send is for people who were told.
    package var last: (notice: NoticeID, day: Int)?
}

/// What the send decides for one person when it freezes the audience.
package struct AudienceDecision: Hashable, Sendable {
    package var notice: NoticeID
    /// Where the channel reaches the person; nil makes the state `noChannel`.
    package var address: Sensitive<String>?
    /// Why no address can be used, by a stable code; required where `address` is nil.
    package var reason: String?

    package init(notice: NoticeID, address: Sensitive<String>?, reason: String? = nil) {
        self.notice = notice
        self.address = address
        self.reason = reason
    }
}

/// What is fixed of a send before its audience is frozen.
package struct SendPlan: Hashable, Sendable {
    package var scopeVersion: Int
    /// The channel by its stable name.
    package var channel: String
    /// The right side of each Message-ID: a domain of the company.
    package var messageDomain: String
    package var startedAt: Instant
    package var startedBy: String
    package var audience: AudienceChoice
    /// Minutes ahead of UTC of the company's civil day.
    package var zoneOffsetMinutes: Int

    package init(
        scopeVersion: Int, channel: String, messageDomain: String, startedAt: Instant, startedBy: String,
        audience: AudienceChoice = .mustBeNamed, zoneOffsetMinutes: Int = 0
    ) {
        self.scopeVersion = scopeVersion
        self.channel = channel
        self.messageDomain = messageDomain
        self.startedAt = startedAt
        self.startedBy = startedBy
        self.audience = audience
        self.zoneOffsetMinutes = zoneOffsetMinutes
    }
}
