package import BreachModel

extension CheckFacts {
    /// The company and how it is reached.
    package struct Controller: Sendable {
        package var name: String?
        package var domains: [String]?
        /// Numbers and addresses that genuine messages come from.
        package var senders: [String]?
        package var contacts: [Contact]?

        package init(name: String? = nil, domains: [String]? = nil, senders: [String]? = nil, contacts: [Contact]? = nil) {
            self.name = name
            self.domains = domains
            self.senders = senders
            self.contacts = contacts
        }
    }

    /// A department that takes reports of harm.
    package struct Contact: Sendable {
        package var department: String?
        package var phone: String?
        package var email: String?

        package init(department: String? = nil, phone: String? = nil, email: String? = nil) {
            self.department = department
            self.phone = phone
            self.email = email
        }
    }

    /// When and how the data left.
    package struct Leak: Sendable {
        package var from: FactTime?
        package var to: FactTime?
        package var discoveredAt: FactTime?
        /// Known causes; empty if looked for and unknown; nil if nothing is said.
        package var causes: [BreachCause]?
        package var ended: Bool?

        package init(
            from: FactTime? = nil, to: FactTime? = nil, discoveredAt: FactTime? = nil, causes: [BreachCause]? = nil, ended: Bool? = nil
        ) {
            self.from = from
            self.to = to
            self.discoveredAt = discoveredAt
            self.causes = causes
            self.ended = ended
        }
    }

    /// Whom the text is for.
    package struct Addressee: Sendable {
        package var kind: PersonKind?
        package var age: Int?
        package var items: [DataItemID: ItemState]?
        package var contactKnown: Bool?

        package init(kind: PersonKind? = nil, age: Int? = nil, items: [DataItemID: ItemState]? = nil, contactKnown: Bool? = nil) {
            self.kind = kind
            self.age = age
            self.items = items
            self.contactKnown = contactKnown
        }
    }

    /// The four units; each may be unknown.
    package struct UnitCounts: Sendable {
        package var people: Int?
        package var accounts: Int?
        package var records: Int?
        package var views: Int?

        package init(people: Int? = nil, accounts: Int? = nil, records: Int? = nil, views: Int? = nil) {
            self.people = people
            self.accounts = accounts
            self.records = records
            self.views = views
        }
    }

    /// Something that really happened.
    package struct Event: Sendable {
        /// aware, reported, notified, posted, blocked-route, access-after-block, revoked-key, assessed, new-fact-confirmed,
        /// disproved, preservation-order, logs-deleted.
        package var kind: String
        /// Whom a report went to.
        package var to: String?
        package var at: FactTime?
        package var count: Int?

        package init(kind: String, to: String? = nil, at: FactTime? = nil, count: Int? = nil) {
            self.kind = kind
            self.to = to
            self.at = at
            self.count = count
        }
    }

    /// Reports of harm that came in.
    package struct HarmReports: Sendable {
        package var count: Int?
        package var asOf: FactTime?
        package var source: String?

        package init(count: Int? = nil, asOf: FactTime? = nil, source: String? = nil) {
            self.count = count
            self.asOf = asOf
            self.source = source
        }
    }

    /// A statement and how well it is established.
    package struct StatedClaim: Sendable {
        package var text: String
        /// internal, suspect, official, …
        package var source: String?
        /// verified or unverified.
        package var status: String?

        package init(text: String, source: String? = nil, status: String? = nil) {
            self.text = text
            self.source = source
            self.status = status
        }
    }

    /// Where and how long a notice stands on the company's page.
    package struct Posting: Sendable {
        package var place: String?
        package var visibleDays: Int?
        package var from: FactTime?

        package init(place: String? = nil, visibleDays: Int? = nil, from: FactTime? = nil) {
            self.place = place
            self.visibleDays = visibleDays
            self.from = from
        }
    }

    /// The last notice to this addressee, or the last text made public.
    package struct Previous: Sendable {
        package var items: [DataItemID]?
        package var counts: UnitCounts?
        package var sentAt: FactTime?
        package var published: Bool?

        package init(items: [DataItemID]? = nil, counts: UnitCounts? = nil, sentAt: FactTime? = nil, published: Bool? = nil) {
            self.items = items
            self.counts = counts
            self.sentAt = sentAt
            self.published = published
        }
    }

    /// The task of telling what is still unknown.
    package struct FollowUp: Sendable {
        package var open: Bool?
        package var due: FactTime?

        package init(open: Bool? = nil, due: FactTime? = nil) {
            self.open = open
            self.due = due
        }
    }

    /// A part of the people or items that a text may call "some", with its number.
    package struct Subset: Sendable {
        package var of: String?
        package var count: Int?
        package var stated: Bool?

        package init(of: String? = nil, count: Int? = nil, stated: Bool? = nil) {
            self.of = of
            self.count = count
            self.stated = stated
        }
    }
}
