package import BreachModel

/// A person whom a scope obliges to notify, as the audience is frozen.
package struct AudienceMember: Sendable {
    package var person: PersonKey
    package var kind: PersonKind
    /// `ExposureGroup.key` of the person's group.
    package var groupKey: String
    /// Nil where no contact data is held.
    package var contact: PersonContact?
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

    package init(scopeVersion: Int, channel: String, messageDomain: String, startedAt: Instant, startedBy: String) {
        self.scopeVersion = scopeVersion
        self.channel = channel
        self.messageDomain = messageDomain
        self.startedAt = startedAt
        self.startedBy = startedBy
    }
}
