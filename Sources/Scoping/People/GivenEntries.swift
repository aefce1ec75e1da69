/// Which entries an export of address books has given so far, so that a repeated row makes nobody two people. Exports go book by
/// book, and then one book is all that is held.
struct GivenEntries {
    private struct Name: Hashable {
        var owner: Int32
        var id: PeopleDirectory.Entry.ID
    }

    /// Books of so many entries are looked through; more of them are held besides.
    private static let shortBook = 16

    private var owner: Int32 = -1
    /// Where the book that is read now begins among the entries.
    private var start = 0
    private var book: Set<PeopleDirectory.Entry.ID> = []
    private var hasBegun: [Bool]
    /// Those of all books, once one went on that had ended.
    private var all: Set<Name>?

    init(accounts: Int) { hasBegun = [Bool](repeating: false, count: accounts) }

    /// Whether a row is the first to give this entry.
    ///
    /// - Parameters:
    ///   - entries: those of the rows before that were the first.
    ///   - owners: whose book each of them stands in.
    mutating func isNew(
        _ id: PeopleDirectory.Entry.ID, of owner: Int32, among entries: [PeopleDirectory.Entry], owners: [Int32]
    ) -> Bool {
        if owner != self.owner { begin(owner, entries, owners) }
        if let inserted = all?.insert(Name(owner: owner, id: id)).inserted { return inserted }
        guard entries.count - start >= Self.shortBook else { return !entries[start...].contains { $0.id == id } }
        if book.isEmpty { book = Set(entries[start...].map(\.id)) }
        return book.insert(id).inserted
    }

    private mutating func begin(_ owner: Int32, _ entries: [PeopleDirectory.Entry], _ owners: [Int32]) {
        if hasBegun[Int(owner)], all == nil {
            all = Set(zip(owners, entries).lazy.map { Name(owner: $0, id: $1.id) })
        }
        hasBegun[Int(owner)] = true
        self.owner = owner
        start = entries.count
        book.removeAll(keepingCapacity: true)
    }
}
