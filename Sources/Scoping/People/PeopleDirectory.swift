package import BreachModel
internal import ByteStreams

/// Who is who: the accounts of the member export, the entries of the address books, and the human beings behind both.
///
/// Accounts and entries with the same normalised phone number are one person. Built once, read from any thread.
package struct PeopleDirectory: Sendable {
    /// One entry of an account's address book.
    struct Entry: Sendable {
        var id: String
        var person: Int32
        var hasEntranceCode: Bool
    }

    /// Subject ids by account number.
    private(set) var subjects: [String] = []
    /// Person by account number.
    private(set) var personOfAccount: [Int32] = []
    private var numbersOfWholeIDs: [UInt64: Int32] = [:]
    private var numbersOfTextIDs: [String: Int32] = [:]
    /// Entries of all books, one account's after the other.
    private(set) var entries: [Entry] = []
    /// Where account number a's entries begin; one more element than accounts.
    private(set) var entryStarts: [Int32] = [0]
    private(set) var persons = Persons()
    /// Rows that could not be read, with their place.
    package private(set) var diagnostics: [Diagnostic] = []
    /// Whether a member export was given: without one, every subject of the logs is an account.
    let knowsMembers: Bool

    /// A directory that knows nobody.
    package init() { knowsMembers = false }

    /// Reads the exports.
    ///
    /// - Parameters:
    ///   - sources: either part may be missing.
    ///   - resolve: turns a path of the configuration into one that can be opened.
    /// - Throws: `people` if a file cannot be read or lacks a column. Damaged rows are counted in `diagnostics`.
    package init(_ sources: PeopleSources, resolve: (String) -> String) throws(ScopingError) {
        knowsMembers = sources.members != nil
        do throws(ByteStreamError) {
            if let members = sources.members { try readMembers(members, path: resolve(members.path)) }
            if let books = sources.addressBooks { try readBooks(books, path: resolve(books.path)) }
        } catch {
            throw ScopingError(.people, from: error)
        }
    }

    // MARK: Questions

    /// How many accounts there are.
    var accountCount: Int { subjects.count }

    /// The number of an account; nil if nobody has that id.
    func account(_ subject: SubjectID) -> Int32? {
        UInt64(canonical: subject.rawValue).map { numbersOfWholeIDs[$0] } ?? numbersOfTextIDs[subject.rawValue]
    }

    /// The number of the account whose id is this whole number.
    func account(wholeNumber: UInt64) -> Int32? { numbersOfWholeIDs[wholeNumber] }

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

    /// Adds an account; used for every row of the export and, without one, for every subject of the logs.
    mutating func addAccount(_ subject: String, phone: String?) -> Int32 {
        if let known = account(SubjectID(subject)) { return known }
        let number = Int32(subjects.count)
        subjects.append(subject)
        if let whole = UInt64(canonical: subject) { numbersOfWholeIDs[whole] = number } else { numbersOfTextIDs[subject] = number }
        personOfAccount.append(persons.member(subject: subject, phone: phone))
        return number
    }

    private mutating func readMembers(_ source: TableSource, path: String) throws(ByteStreamError) {
        let table = try NamedTable(path: path, source: source, required: ["subject"])
        let subject = table.position("subject") ?? 0
        let phone = table.position("phone")
        var row = DelimitedRecord()
        while try table.next(&row) {
            guard row.count == table.width, !row.bytes(subject).isEmpty else {
                note(row, path: path, "the row does not have the columns of the first row, or no subject")
                continue
            }
            _ = addAccount(row.text(subject), phone: phone.flatMap { PhoneNumber.normalised(row.text($0)) })
        }
    }

    private mutating func readBooks(_ source: TableSource, path: String) throws(ByteStreamError) {
        let table = try NamedTable(path: path, source: source, required: ["subject", "entry"])
        var books: [(account: Int32, order: Int32)] = []
        var row = DelimitedRecord()
        while try table.next(&row) {
            guard row.count == table.width, let owner = account(SubjectID(row.text(table.position("subject") ?? 0))) else {
                note(row, path: path, "the row does not have the columns of the first row, or its owner is no member")
                continue
            }
            books.append((owner, Int32(entries.count)))
            persons.mark(personOfAccount[Int(owner)], .book)
            entries.append(entry(row, table: table, owner: owner))
        }
        arrange(books)
    }

    private mutating func entry(_ row: DelimitedRecord, table: NamedTable, owner: Int32) -> Entry {
        let id = row.text(table.position("entry") ?? 0)
        let phone = table.position("phone").flatMap { PhoneNumber.normalised(row.text($0)) }
        let code = table.position("entrance_code").map { !row.bytes($0).isEmpty } ?? false
        let person = persons.inBook(owner: subjects[Int(owner)], entry: id, phone: phone, hasEntranceCode: code)
        return Entry(id: id, person: person, hasEntranceCode: code)
    }

    /// Puts the entries in order of their accounts, an account's own in the order of the file.
    private mutating func arrange(_ books: [(account: Int32, order: Int32)]) {
        var starts = [Int32](repeating: 0, count: accountCount + 1)
        for book in books { starts[Int(book.account) + 1] += 1 }
        for index in 1..<max(1, starts.count) { starts[index] += starts[index - 1] }
        var next = starts
        var arranged = entries
        for book in books {
            arranged[Int(next[Int(book.account)])] = entries[Int(book.order)]
            next[Int(book.account)] += 1
        }
        entries = arranged
        entryStarts = starts
    }

    private mutating func note(_ row: DelimitedRecord, path: String, _ message: String) {
        guard diagnostics.count < 1000 else { return }
        diagnostics.append(Diagnostic(code: .badRow, file: path, line: row.line, offset: row.offset, message: message))
    }
}

extension UInt64 {
    /// The value of digits without a leading zero, at most 18 of them (as `SubjectKey` has it); nil for any other text.
    init?(canonical text: String) {
        let digits = text.utf8
        guard !digits.isEmpty, digits.count <= 18, digits.first != 0x30 || digits.count == 1,
            digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let value = UInt64(text)
        else { return nil }
        self = value
    }
}
