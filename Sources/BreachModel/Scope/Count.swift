/// A number of things of one kind. Views, records, accounts and people are different units and never add up.
package struct Count<Unit>: Hashable, Comparable, Sendable, Codable, ExpressibleByIntegerLiteral, CustomStringConvertible {
    package var value: Int

    package init(_ value: Int) {
        self.value = value
    }

    package init(integerLiteral value: Int) {
        self.value = value
    }

    package init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Int.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
    package static func + (left: Self, right: Self) -> Self { Self(left.value + right.value) }
    package static func += (left: inout Self, right: Self) { left.value += right.value }
    package var description: String { String(value) }
}

/// The units of `Count`.
package enum CountUnit {
    package enum Views {}
    package enum Records {}
    package enum Accounts {}
    package enum People {}
}

/// Times that a page with personal data was shown.
package typealias ViewCount = Count<CountUnit.Views>
/// Stored records that were shown at least once: a profile, an order list, an address-book entry. An opened address book of which no
/// entry was shown is one record; otherwise its entries are, and the book is none besides.
package typealias RecordCount = Count<CountUnit.Records>
/// Accounts of the platform of which at least one item was shown.
package typealias AccountCount = Count<CountUnit.Accounts>
/// Human beings: members by person, not by account, and non-members in address books.
package typealias PeopleCount = Count<CountUnit.People>
