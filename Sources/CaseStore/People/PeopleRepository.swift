package import BreachModel
internal import GRDB

/// Contact data of the people in the case.
package struct PeopleRepository: Sendable {
    let connection: StoreConnection

    /// Stores contact data in one transaction; a person who is stored already is replaced, accounts included.
    ///
    /// A send that has frozen its audience keeps the addresses it froze.
    ///
    /// - Returns: how many were stored.
    /// - Throws: `inconsistent` where an account belongs to two people.
    @discardableResult
    package func save(_ people: some Sequence<PersonContact>) throws(StoreError) -> PeopleCount {
        try connection.write { database in
            let insert = try database.makeStatement(sql: "INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            // An account of someone else turns to NULL here, which the column refuses: the whole call fails.
            let account = try database.makeStatement(
                sql: """
                    INSERT INTO person_account VALUES (?1, ?2)
                    ON CONFLICT (account) DO UPDATE SET person = NULL WHERE person <> excluded.person
                    """)
            let hadPeople = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM person)") ?? false
            var count = PeopleCount(0)
            for person in people {
                if hadPeople {
                    try database.execute(
                        sql: "DELETE FROM person_account WHERE person = ?", arguments: [person.person.rawValue])
                }
                try insert.execute(arguments: Self.arguments(person))
                for name in person.accounts {
                    try account.execute(arguments: [name.rawValue, person.person.rawValue])
                }
                count += 1
            }
            return count
        }
    }

    /// The contact data of a person; nil where none is held.
    package func contact(_ key: PersonKey) throws(StoreError) -> PersonContact? {
        try connection.read { database in
            guard
                let row = try Row.fetchOne(
                    database, sql: "SELECT * FROM person WHERE person = ?", arguments: [key.rawValue])
            else { return nil }
            var contact = try Self.contact(row)
            contact.accounts = try String.fetchAll(
                database, sql: "SELECT account FROM person_account WHERE person = ? ORDER BY account",
                arguments: [key.rawValue]
            ).map { SubjectID($0) }
            return contact
        }
    }

    /// The person who owns an account; nil where no one in the case does.
    package func person(account: SubjectID) throws(StoreError) -> PersonKey? {
        try connection.read { database in
            try String.fetchOne(
                database, sql: "SELECT person FROM person_account WHERE account = ?", arguments: [account.rawValue]
            ).map { PersonKey($0) }
        }
    }

    /// How many people are stored.
    package func count() throws(StoreError) -> PeopleCount {
        try connection.read { PeopleCount(try Int.fetchOne($0, sql: "SELECT count(*) FROM person") ?? 0) }
    }

    /// Contact data from the columns of `person`, without accounts.
    static func contact(_ row: Row) throws -> PersonContact {
        PersonContact(
            person: PersonKey(row["person"]), name: sensitive(row["name"]), email: sensitive(row["email"]),
            phone: sensitive(row["phone"]), language: try row.named("language"),
            birthDate: (row["birth_date"] as String?).flatMap { CivilDate($0) }.map { Sensitive($0) },
            country: row["country"], guardianEmail: sensitive(row["guardian_email"]))
    }

    private static func sensitive(_ text: String?) -> Sensitive<String>? { text.map { Sensitive($0) } }

    private static func arguments(_ person: PersonContact) -> StatementArguments {
        [
            person.person.rawValue, person.name?.reveal(), person.email?.reveal(), person.phone?.reveal(),
            person.language.rawValue, person.birthDate?.reveal().description, person.country,
            person.guardianEmail?.reveal(),
        ]
    }
}
