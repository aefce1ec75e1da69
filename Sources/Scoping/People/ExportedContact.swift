package import BreachModel
internal import ByteStreams

/// How a person of a scope can be reached, from the exports. Personal data: never printed.
package struct ExportedContact: Sendable {
    package var person: PersonKey
    package var name: Sensitive<String>?
    package var email: Sensitive<String>?
    package var phone: Sensitive<String>?
    package var language: Language = .korean
    package var birthDate: Sensitive<CivilDate>?
    package var country: String?
    package var guardianEmail: Sensitive<String>?
    /// The person's accounts, sorted; empty for a non-member.
    package var accounts: [SubjectID] = []

    /// Takes what is still missing from another row of the same person.
    fileprivate mutating func complete(from other: ExportedContact) {
        name = name ?? other.name
        email = email ?? other.email
        phone = phone ?? other.phone
        birthDate = birthDate ?? other.birthDate
        country = country ?? other.country
        guardianEmail = guardianEmail ?? other.guardianEmail
        accounts = Set(accounts + other.accounts).sorted { $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8) }
    }
}

extension PeopleDirectory {
    /// Contact data of the people that `wanted` names, sorted by person.
    ///
    /// A member's come from the account that gives the person its key, then from the other accounts, then from address books; a
    /// non-member's from the entry that gives the key, then from the others in the order of the file.
    ///
    /// - Throws: `people` if an export cannot be read again.
    package func contacts(
        _ sources: PeopleSources, resolve: (String) -> String, wanted: Set<PersonKey>
    ) throws(ScopingError) -> [ExportedContact] {
        var found: [Int32: ExportedContact] = [:]
        do throws(ByteStreamError) {
            if let members = sources.members { try readMembers(members, path: resolve(members.path), wanted: wanted, into: &found) }
            if let books = sources.addressBooks { try readBooks(books, path: resolve(books.path), wanted: wanted, into: &found) }
        } catch {
            throw ScopingError(.people, from: error)
        }
        return found.values.sorted { $0.person < $1.person }
    }

    private func readMembers(
        _ source: TableSource, path: String, wanted: Set<PersonKey>, into found: inout [Int32: ExportedContact]
    ) throws(ByteStreamError) {
        let table = try NamedTable(path: path, source: source, required: ["subject"])
        let columns = ContactColumns(table)
        var row = DelimitedRecord()
        while try table.next(&row) {
            // A damaged row may not even have the column; it was counted when the directory was made.
            guard row.count == table.width else { continue }
            let subject = row.text(table.position("subject") ?? 0)
            guard let account = account(SubjectID(subject)) else { continue }
            let person = personOfAccount[Int(account)]
            let key = key(Int(person))
            guard wanted.contains(key) else { continue }
            var contact = columns.contact(row, person: key)
            contact.accounts = [SubjectID(subject)]
            if var known = found[person] {
                // The account that gives the key speaks first, wherever it stands in the file.
                if key.rawValue == "m:" + subject { swap(&known, &contact) }
                known.complete(from: contact)
                found[person] = known
            } else {
                found[person] = contact
            }
        }
    }

    private func readBooks(
        _ source: TableSource, path: String, wanted: Set<PersonKey>, into found: inout [Int32: ExportedContact]
    ) throws(ByteStreamError) {
        let table = try NamedTable(path: path, source: source, required: ["subject", "entry"])
        let columns = ContactColumns(table)
        var row = DelimitedRecord()
        while try table.next(&row) {
            guard row.count == table.width else { continue }
            let owner = row.text(table.position("subject") ?? 0)
            let id = row.text(table.position("entry") ?? 0)
            guard let account = account(SubjectID(owner)), let number = entryID(Array(id.utf8)[...]),
                let entry = entry(number, of: account)
            else { continue }
            let person = entries[entry].person
            let key = key(Int(person))
            guard wanted.contains(key) else { continue }
            var contact = columns.contact(row, person: key)
            guard var known = found[person] else {
                found[person] = contact
                continue
            }
            if key.rawValue == "n:" + owner + "/" + id { swap(&known, &contact) }
            known.complete(from: contact)
            found[person] = known
        }
    }
}

/// Where a table keeps contact data.
private struct ContactColumns {
    private let name, email, phone, language, birthDate, country, guardianEmail: Int?

    init(_ table: NamedTable) {
        name = table.position("name")
        email = table.position("email")
        phone = table.position("phone")
        language = table.position("language")
        birthDate = table.position("birth_date")
        country = table.position("residence") ?? table.position("country")
        guardianEmail = table.position("guardian_email")
    }

    func contact(_ row: DelimitedRecord, person: PersonKey) -> ExportedContact {
        var contact = ExportedContact(person: person)
        contact.name = text(row, name).map { Sensitive($0) }
        contact.email = text(row, email).map { Sensitive($0) }
        contact.phone = text(row, phone).map { Sensitive($0) }
        contact.language = text(row, language).flatMap { Language(rawValue: String($0.prefix(2)).lowercased()) } ?? .korean
        contact.birthDate = text(row, birthDate).flatMap { CivilDate($0) }.map { Sensitive($0) }
        contact.country = text(row, country)
        contact.guardianEmail = text(row, guardianEmail).map { Sensitive($0) }
        return contact
    }

    private func text(_ row: DelimitedRecord, _ column: Int?) -> String? {
        guard let column else { return nil }
        let text = row.text(column)
        return text.isEmpty ? nil : text
    }
}
