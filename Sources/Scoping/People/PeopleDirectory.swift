package import BreachModel
internal import ByteStreams

/// Who is who: the accounts of the member export, the entries of the address books, and the human beings behind both.
///
/// Accounts and entries with the same normalised phone number are one person. Built once, read from any thread. Everything is a flat
/// array, so that tens of millions of people fit into a few gigabytes.
package struct PeopleDirectory: Sendable {
    /// Subject ids by account number.
    private(set) var accounts = IdentifierTable()
    /// Person by account number.
    private(set) var personOfAccount: [Int32] = []
    /// Entries of all books, one account's after the other.
    private(set) var entries: [Entry] = []
    /// Whose book an entry stands in.
    private(set) var ownerOfEntry: [Int32] = []
    /// Where account number a's entries begin; one more element than accounts.
    private(set) var entryStarts: [Int32] = [0]
    /// Ids of entries that are too large for `Entry` itself.
    private(set) var entryIDs = IdentifierTable()
    private(set) var persons = Persons()
    private(set) var links = PersonLinks()
    /// Rows that could not be used, with their place: the first thousand.
    package private(set) var diagnostics: [Diagnostic] = []
    /// All rows that could not be used.
    private var badRows = 0
    /// Whether a member export was given: without one, every subject of the logs is an account.
    let knowsMembers: Bool

    /// A directory that knows nobody.
    package init() {
        knowsMembers = false
        link()
    }

    /// Reads the exports.
    ///
    /// - Parameters:
    ///   - sources: either part may be missing.
    ///   - resolve: turns a path of the configuration into one that can be opened.
    /// - Throws: `people` if a file cannot be read or lacks a column. Damaged rows are counted in `diagnostics`.
    package init(_ sources: PeopleSources, resolve: (String) -> String) throws(ScopingError) {
        knowsMembers = sources.members != nil
        var phones = PhoneBook()
        do throws(ByteStreamError) {
            if let members = sources.members { try readMembers(members, path: resolve(members.path), phones: &phones) }
            accounts.settle()
            if let books = sources.addressBooks { try readBooks(books, path: resolve(books.path), phones: &phones) }
        } catch {
            throw ScopingError(.people, from: error)
        }
        link()
    }

    // MARK: Questions

    /// How many accounts there are.
    var accountCount: Int { accounts.count }

    /// The number of an account; nil if nobody has that id.
    func account(_ subject: SubjectID) -> Int32? { accounts.number(subject.rawValue) }

    /// Whether an account with this id exists; nil where no member export was given.
    package func exists(_ subject: SubjectID) -> Bool? {
        knowsMembers ? account(subject) != nil : nil
    }

    /// The entries of an account's address book, as numbers into `entries`.
    func book(_ account: Int32) -> Range<Int> {
        guard Int(account) + 1 < entryStarts.count else { return entries.count..<entries.count }
        return Int(entryStarts[Int(account)])..<Int(entryStarts[Int(account) + 1])
    }

    // MARK: Reading

    /// Adds an account that only the logs name. `link` must follow the last one.
    mutating func addAccount(_ subject: String) -> Int32 {
        let (number, isNew) = accounts.insert(Array(subject.utf8)[...])
        if isNew { personOfAccount.append(persons.add(.account)) }
        return number
    }

    /// The same for an id that is a whole number.
    mutating func addAccount(whole: UInt64) -> Int32 {
        let (number, isNew) = accounts.insert(whole: whole)
        if isNew { personOfAccount.append(persons.add(.account)) }
        return number
    }

    /// Makes the way from people to their accounts and entries.
    mutating func link() {
        links = PersonLinks(persons: persons.count, personOfAccount: personOfAccount, entries: entries)
    }

    private mutating func readMembers(_ source: TableSource, path: String, phones: inout PhoneBook) throws(ByteStreamError) {
        let table = try NamedTable(path: path, source: source, required: ["subject"])
        let subject = table.position("subject") ?? 0
        let phone = table.position("phone")
        var row = DelimitedRecord()
        while try table.next(&row) {
            guard row.count == table.width, !row.bytes(subject).isEmpty, Self.isText(row.bytes(subject)) else {
                note(row, path: source.path, "the row does not have the columns of the first row, or no subject in UTF-8")
                continue
            }
            guard accounts.insert(row.bytes(subject)).isNew else { continue }
            let number = phone.flatMap { PhoneNumber.normalised(row.text($0)) }
            personOfAccount.append(phones.person(number) { persons.add(.account) }.person)
        }
    }

    private mutating func readBooks(_ source: TableSource, path: String, phones: inout PhoneBook) throws(ByteStreamError) {
        let table = try NamedTable(path: path, source: source, required: ["subject", "entry"])
        let subject = table.position("subject") ?? 0
        var given = GivenEntries(accounts: accountCount)
        var row = DelimitedRecord()
        while try table.next(&row) {
            guard row.count == table.width, let owner = accounts.number(row.bytes(subject)) else {
                note(row, path: source.path, "the row does not have the columns of the first row, or its owner is no member")
                continue
            }
            let text = row.bytes(table.position("entry") ?? 0)
            guard Self.isText(text) else {
                note(row, path: source.path, "the entry's id is not UTF-8")
                continue
            }
            let id = Entry.ID(text) ?? Entry.ID(large: entryIDs.insert(text).number)
            guard given.isNew(id, of: owner, among: entries, owners: ownerOfEntry) else {
                note(row, path: source.path, "the book has an entry of this id already, which counts")
                continue
            }
            persons.mark(personOfAccount[Int(owner)], .book)
            entries.append(entry(id, row, table: table, phones: &phones))
            ownerOfEntry.append(owner)
        }
        arrange()
    }

    /// Whether an id is text: of bytes that are none, two people's could become one.
    private static func isText(_ id: ArraySlice<UInt8>) -> Bool {
        id.allSatisfy { $0 < 0x80 } || String(validating: id, as: UTF8.self) != nil
    }

    private mutating func entry(_ id: Entry.ID, _ row: DelimitedRecord, table: NamedTable, phones: inout PhoneBook) -> Entry {
        let phone = table.position("phone").flatMap { PhoneNumber.normalised(row.text($0)) }
        let code = table.position("entrance_code").map { !row.bytes($0).isEmpty } ?? false
        let held: Persons.Holdings = code ? [.entry, .entranceCode] : .entry
        // Members are read before address books, so their phones are known.
        let (person, isNew) = phones.person(phone) { persons.add(held) }
        if !isNew { persons.mark(person, held) }
        return Entry(id: id, person: person, hasEntranceCode: code)
    }

    /// Puts the entries in order of their accounts, an account's own in the order of the file.
    private mutating func arrange() {
        var starts = [Int32](repeating: 0, count: accountCount + 1)
        for owner in ownerOfEntry { starts[Int(owner) + 1] += 1 }
        for index in 1..<max(1, starts.count) { starts[index] += starts[index - 1] }
        if !ownerOfEntry.indices.dropFirst().allSatisfy({ ownerOfEntry[$0 - 1] <= ownerOfEntry[$0] }) {
            var next = starts
            var arranged = entries
            for (index, owner) in ownerOfEntry.enumerated() {
                arranged[Int(next[Int(owner)])] = entries[index]
                next[Int(owner)] += 1
            }
            entries = arranged
            ownerOfEntry.sort()
        }
        entryStarts = starts
    }

    /// How many rows could not be used, and the first of them; nil where there are none.
    package var unusableRows: UnusableRows? {
        badRows == 0 ? nil : UnusableRows(count: badRows, first: Array(diagnostics.prefix(5)))
    }

    private mutating func note(_ row: DelimitedRecord, path: String, _ message: String) {
        badRows += 1
        guard diagnostics.count < 1000 else { return }
        diagnostics.append(Diagnostic(code: .badRow, file: path, line: row.line, offset: row.offset, message: message))
    }
}
