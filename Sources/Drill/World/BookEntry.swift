/// One entry of an address book.
struct BookEntry: Hashable, Sendable {
    enum Named: Hashable, Sendable {
        /// A person with an account, and the account whose name the entry bears.
        case member(person: Int, account: Int)
        case nonMember(Int)
    }

    /// Where it stands in its book: 0 and 1 the holder, 2 and 3 members, 4 to 6 people outside, 7 one of those again.
    var place: Int
    /// Its id within the book.
    var number: Int
    var names: Named
    /// Whether the code of the entrance door is stored with it.
    var hasCode: Bool
}
