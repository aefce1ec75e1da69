package import BreachModel

/// How one person is reached, from the member list and the address books. Personal data throughout.
package struct PersonContact: Hashable, Sendable {
    package var person: PersonKey
    package var name: Sensitive<String>?
    package var email: Sensitive<String>?
    /// In the spelling of `PhoneNumber.normalised`.
    package var phone: Sensitive<String>?
    /// The language of the notice.
    package var language: Language
    package var birthDate: Sensitive<CivilDate>?
    /// ISO 3166-1 alpha-2.
    package var country: String?
    /// Where the guardian of a person under 14 is reached.
    package var guardianEmail: Sensitive<String>?
    /// The person's accounts: by these the platform's app names who is logged in.
    package var accounts: [SubjectID]

    package init(
        person: PersonKey, name: Sensitive<String>? = nil, email: Sensitive<String>? = nil,
        phone: Sensitive<String>? = nil, language: Language = .korean, birthDate: Sensitive<CivilDate>? = nil,
        country: String? = nil, guardianEmail: Sensitive<String>? = nil, accounts: [SubjectID] = []
    ) {
        self.person = person
        self.name = name
        self.email = email
        self.phone = phone
        self.language = language
        self.birthDate = birthDate
        self.country = country
        self.guardianEmail = guardianEmail
        self.accounts = accounts
    }
}
