import BreachModel

@testable import Scoping

/// Exports of people, and the people's files that we write.
enum FuzzPeople {
    private static let (members, books, file) = (FuzzFile(), FuzzFile(), FuzzFile())

    /// A member export and, behind a byte of 0x1E, an export of address books.
    static func directory(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 0x1E, maxSplits: 1, omittingEmptySubsequences: false).map { Array($0) }
        members.holding(parts.first ?? []) { first in
            books.holding(parts.count > 1 ? parts[1] : []) { second in
                read(PeopleSources(members: TableSource(path: first), addressBooks: parts.count > 1 ? TableSource(path: second) : nil))
            }
        }
    }

    private static func read(_ sources: PeopleSources) {
        guard let directory = try? PeopleDirectory(sources, resolve: { $0 }) else { return }
        let keys = Set((0..<directory.persons.count).map { directory.key($0) })
        // Bytes are compared: texts that mean the same character are equal, ids that hold them are not.
        let texts = Set((0..<directory.persons.count).map { Array(directory.key($0).rawValue.utf8) })
        precondition(texts.count == directory.persons.count, "two people have one key")
        guard let contacts = try? directory.contacts(sources, resolve: { $0 }, wanted: keys) else {
            preconditionFailure("an export could not be read a second time")
        }
        precondition(contacts.count <= keys.count, "more contacts than people")
        for contact in contacts {
            for account in contact.accounts { precondition(directory.exists(account) == true, "an account of nobody") }
        }
    }

    /// A line of a people's file, and a whole one.
    static func people(_ bytes: [UInt8]) {
        if let person = PersonRecord.person(bytes) {
            let line = PersonRecord.line(person)
            precondition(PersonRecord.person(line) == person, "a person's own line says something else")
        }
        file.holding(bytes) { path in
            guard let audit = try? PeopleAudit(path: path) else { return }
            precondition(audit.counts.people >= 0 && !audit.root.isEmpty, "a file without a root")
        }
    }
}
