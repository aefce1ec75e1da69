/// An identifier that cannot be mistaken for one of another kind: text with a phantom type. Two are the same where their bytes are (`ByteText`).
///
/// Identifiers of people (`SubjectID`, `PersonKey`) are personal data: they never go into errors, logs or URLs.
package struct Identifier<Kind>: RawRepresentable, Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral {
    package var rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(_ text: String) {
        rawValue = text
    }

    package init(stringLiteral value: String) {
        rawValue = value
    }

    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package static func == (left: Self, right: Self) -> Bool { ByteText.isSame(left.rawValue, right.rawValue) }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8) }

    package func hash(into hasher: inout Hasher) { ByteText.hash(rawValue, into: &hasher) }
}

/// Phantom kinds of `Identifier`.
package enum IdentifierKind {
    package enum Subject {}
    package enum Credential {}
    package enum Employee {}
    package enum Case {}
    package enum Finding {}
    package enum Fact {}
    package enum Person {}
    package enum Notice {}
}

/// How the platform names a data subject (its account number).
package typealias SubjectID = Identifier<IdentifierKind.Subject>
/// The key id (`kid`), API key id or account name of a credential.
package typealias CredentialID = Identifier<IdentifierKind.Credential>
/// An employee of the roster.
package typealias EmployeeID = Identifier<IdentifierKind.Employee>
/// A breach case.
package typealias CaseID = Identifier<IdentifierKind.Case>
/// A finding of detection, stable for the same kind and indicator.
package typealias FindingID = Identifier<IdentifierKind.Finding>
/// A fact of a case that a text may state.
package typealias FactID = Identifier<IdentifierKind.Fact>
/// A human being in a scope. Accounts and address-book entries with the same normalised phone number are one human being.
/// `m:` and the bytewise smallest of the person's subject ids for a member; for a non-member `n:`, the bytewise smallest
/// `subject/entry` of the address-book entries that name the person.
package typealias PersonKey = Identifier<IdentifierKind.Person>
/// One text for one group of people, in one version.
package typealias NoticeID = Identifier<IdentifierKind.Notice>
