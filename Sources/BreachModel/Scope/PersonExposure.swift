/// What a scope says of one person: every item that was, may have been, or was not shown.
package struct PersonExposure: Hashable, Sendable, Codable {
    package var person: PersonKey
    package var kind: PersonKind
    /// The person's accounts, sorted; empty for a non-member.
    package var accounts: [SubjectID]
    /// Sorted by item id. Items that are `notSeen` are listed too, so that an answer is complete.
    package var items: [ItemExposure]

    package init(person: PersonKey, kind: PersonKind, accounts: [SubjectID], items: [ItemExposure]) {
        self.person = person
        self.kind = kind
        self.accounts = accounts
        self.items = items
    }
}

/// Whether a person has an account.
package enum PersonKind: String, Hashable, Sendable, Codable, CaseIterable {
    case member
    /// Someone who is only in another person's address book.
    case nonMember = "non-member"
}

/// One item of one person in a scope.
package struct ItemExposure: Hashable, Sendable, Codable {
    package var item: DataItemID
    package var certainty: Certainty
    /// How it was shown at best for the reader; nil where it was not seen.
    package var visibility: Visibility?
    package var first: Instant?
    package var last: Instant?
    /// Page views that showed it.
    package var views: ViewCount
    /// Distinct addresses that those views came from; lines without an address name none.
    package var origins: Int

    package init(
        item: DataItemID, certainty: Certainty, visibility: Visibility? = nil, first: Instant? = nil,
        last: Instant? = nil, views: ViewCount = 0, origins: Int = 0
    ) {
        self.item = item
        self.certainty = certainty
        self.visibility = visibility
        self.first = first
        self.last = last
        self.views = views
        self.origins = origins
    }
}

extension ItemExposure {
    /// Reads an item, also of versions that were made before origins were counted.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            item: try values.decode(DataItemID.self, forKey: .item), certainty: try values.decode(Certainty.self, forKey: .certainty),
            visibility: try values.decodeIfPresent(Visibility.self, forKey: .visibility),
            first: try values.decodeIfPresent(Instant.self, forKey: .first), last: try values.decodeIfPresent(Instant.self, forKey: .last),
            views: try values.decode(ViewCount.self, forKey: .views),
            origins: try values.decodeIfPresent(Int.self, forKey: .origins) ?? 0)
    }
}
