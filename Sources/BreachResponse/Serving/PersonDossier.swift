package import BreachModel

/// Everything that one person's page may say: what leaked of theirs, what to do, and what was sent to them.
///
/// It carries no name, contact datum or account number: the page answers a person who has proven to be the addressee, and
/// a screen left open must not add to what leaked.
package struct PersonDossier: Hashable, Sendable {
    package var kind: PersonKind
    /// Under the age at which a guardian must be told too (PIPA 22-2: 14 years).
    package var isMinor: Bool
    /// The language that the person is addressed in by default.
    package var language: Language
    /// Every item of the case in the order of the page: what needs action first, `notSeen` last.
    package var items: [DossierItem]
    /// Newest first.
    package var notices: [DossierNotice]
    package var incident: PublicIncident

    package init(
        kind: PersonKind, isMinor: Bool, language: Language, items: [DossierItem], notices: [DossierNotice],
        incident: PublicIncident
    ) {
        self.kind = kind
        self.isMinor = isMinor
        self.language = language
        self.items = items
        self.notices = notices
        self.incident = incident
    }

    /// Items that a notice must name.
    package var leaked: [DossierItem] { items.filter(\.certainty.mustBeNamed) }
    /// Items whose leak cannot be excluded.
    package var undecided: [DossierItem] { items.filter { $0.certainty == .unknown } }
    /// Items that complete logs do not show as viewed.
    package var notSeen: [DossierItem] { items.filter { $0.certainty == .notSeen } }
}

/// One item of one person, with what the person can do about it.
package struct DossierItem: Hashable, Sendable {
    package var id: DataItemID
    package var name: Bilingual
    package var certainty: Certainty
    package var visibility: Visibility?
    package var first: Instant?
    package var last: Instant?
    package var views: ViewCount
    /// Steps in the order in which to take them; empty where there is nothing that the person can do.
    package var advice: [Bilingual]
    /// Rank on the page, lowest first.
    package var urgency: Int

    package init(
        id: DataItemID, name: Bilingual, certainty: Certainty, visibility: Visibility? = nil, first: Instant? = nil,
        last: Instant? = nil, views: ViewCount = 0, advice: [Bilingual] = [], urgency: Int = 0
    ) {
        self.id = id
        self.name = name
        self.certainty = certainty
        self.visibility = visibility
        self.first = first
        self.last = last
        self.views = views
        self.advice = advice
        self.urgency = urgency
    }
}

/// One notice that was sent, or is to be sent, to the person.
package struct DossierNotice: Hashable, Sendable {
    /// The notice's name and version, as the case keeps it.
    package var id: NoticeID
    /// When its state was last changed; nil before the first attempt.
    package var at: Instant?
    /// `email`, `post` or another channel's name.
    package var channel: String
    package var state: DeliveryState
    package var language: Language
    package var subject: String
    /// The exact text that was sent, without the person's code.
    package var body: String

    package init(
        id: NoticeID, at: Instant?, channel: String, state: DeliveryState, language: Language, subject: String, body: String
    ) {
        self.id = id
        self.at = at
        self.channel = channel
        self.state = state
        self.language = language
        self.subject = subject
        self.body = body
    }
}
