/// What kind of personal data an item is, by its id in the configuration.
package struct DataItemID: RawRepresentable, Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral {
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

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    package static let name: DataItemID = "name"
    package static let email: DataItemID = "email"
    package static let phone: DataItemID = "phone"
    package static let address: DataItemID = "address"
    package static let entranceCode: DataItemID = "entrance-code"
    package static let addressBook: DataItemID = "address-book"
    package static let orders: DataItemID = "orders"
    package static let payment: DataItemID = "payment"
    package static let password: DataItemID = "password"
    package static let loginRecord: DataItemID = "login-record"
    package static let customsCode: DataItemID = "customs-code"
    package static let birthDate: DataItemID = "birth-date"
    package static let nationalID: DataItemID = "national-id"
    package static let healthInfo: DataItemID = "health-info"
    package static let deviceID: DataItemID = "device-id"
    package static let location: DataItemID = "location"
    package static let ssn: DataItemID = "ssn"
    package static let driverLicense: DataItemID = "driver-license"
    package static let accountNumber: DataItemID = "account-number"
}

/// Whether a page shows an item readably.
package enum Visibility: String, Hashable, Sendable, Codable, CaseIterable {
    /// Readable as stored.
    case clear
    /// Partly or wholly covered by symbols.
    case masked
}

/// A data item as the configuration declares it.
package struct DataItem: Hashable, Sendable, Codable {
    package var id: DataItemID
    package var korean: String
    package var english: String
    /// Its name for readers in Japan; nil where the writer's own table serves.
    package var japanese: String?
    /// Its legal class, which decides thresholds and advice.
    package var legalClass: LegalClass

    package init(id: DataItemID, korean: String, english: String, legalClass: LegalClass, japanese: String? = nil) {
        self.id = id
        self.korean = korean
        self.english = english
        self.japanese = japanese
        self.legalClass = legalClass
    }

    /// Legal classes of items. Names follow the Data Privacy Vocabulary (DPV 2.3) where it has one.
    package enum LegalClass: String, Hashable, Sendable, Codable, CaseIterable {
        /// Name, e-mail, phone: identifies or reaches a person.
        case contact
        /// Where a person lives.
        case address
        /// Opens a door or an account: entrance code, password.
        case credential
        /// Orders and other behaviour.
        case behavioural
        /// Payment and account data.
        case financial
        /// PIPA 24: unique identification (resident number, passport, licence, alien registration).
        case uniqueIdentification = "unique-identification"
        /// PIPA 23, GDPR 9: sensitive, special category.
        case sensitive
    }
}
