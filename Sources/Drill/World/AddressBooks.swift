/// Who stands in whose address book. Nothing is stored: every book is computed from its account.
///
/// Members and people outside are named by shuffles between books and people, so that the books which name a given person can
/// be computed as well. Books that the attack views name attacked people and `exposedNonMembers` only; the others' people
/// outside must not be found by any scope.
struct AddressBooks: Sendable {
    let population: Population
    private var views: ViewPlan { population.views }
    private let memberShuffles: [ShuffledRange]
    private let spareMemberShuffles: [ShuffledRange]
    private let nonMemberShuffles: [ShuffledRange]
    private let unviewedShuffle: ShuffledRange
    private let overlapShuffle: ShuffledRange
    private let dice: Dice

    /// Thousandths of books that name another member in the first and second of these entries.
    private static let memberShares = [300, 120]
    /// Thousandths of people outside who are named in a first, second and third viewed book.
    private static let nonMemberShares = [1000, 250, 60]

    init(population: Population, seed: UInt64) {
        self.population = population
        let spare = population.accounts - population.attacked
        memberShuffles = (0..<2).map { ShuffledRange(population.attacked, seed: seed, "members in books \($0)") }
        spareMemberShuffles = (0..<2).map { ShuffledRange(spare, seed: seed, "members in spared books \($0)") }
        nonMemberShuffles = (0..<3).map { ShuffledRange(population.views.viewedBooks, seed: seed, "non-members in books \($0)") }
        let unviewed = population.accounts - population.views.viewedBooks
        unviewedShuffle = ShuffledRange(unviewed, seed: seed, "non-members in unviewed books")
        overlapShuffle = ShuffledRange(unviewed, seed: seed, "exposed non-members in unviewed books")
        dice = Dice(seed: seed, "books")
    }

    // MARK: One book

    /// The entries of an account's book, in their places.
    func entries(of account: Int) -> [BookEntry] {
        var entries: [BookEntry] = []
        let holder = population.person(of: account)
        let edited = views.isEdited(account)
        if population.hasPhone(holder), edited || !happens(100, account, 0) {
            add(&entries, account, 0, .member(person: holder, account: account), edited)
            if happens(80, account, 1) { add(&entries, account, 1, .member(person: holder, account: account), edited) }
        }
        for layer in 0..<2 where happens(Self.memberShares[layer], account, 2 + layer) {
            let named = memberNamed(in: account, layer: layer)
            let person = population.person(of: named)
            if population.hasPhone(person) { add(&entries, account, 2 + layer, .member(person: person, account: named), edited) }
        }
        for (layer, nonMember) in nonMembers(in: account) { add(&entries, account, 4 + layer, .nonMember(nonMember), edited) }
        if happens(100, account, 7), let again = entries.last(where: { $0.place > 1 && hasPhone($0) }) {
            add(&entries, account, 7, again.names, edited)
        }
        return entries
    }

    private func add(_ entries: inout [BookEntry], _ account: Int, _ place: Int, _ names: BookEntry.Named, _ edited: Bool) {
        let number = 1 + dice.below(12, account << 4 | 15) + place
        entries.append(BookEntry(place: place, number: number, names: names, hasCode: edited || happens(350, account, 8 + place)))
    }

    private func happens(_ perMille: Int, _ account: Int, _ question: Int) -> Bool {
        dice.happens(perMille, account << 4 | question)
    }

    /// Whether the entry has a phone number: those for members always do.
    func hasPhone(_ entry: BookEntry) -> Bool {
        switch entry.names {
        case .member: true
        case .nonMember(let number): population.nonMemberHasPhone(number)
        }
    }

    /// The account that the book names in a layer; attacked books name attacked accounts.
    private func memberNamed(in account: Int, layer: Int) -> Int {
        let first = population.attacked
        return account < first
            ? memberShuffles[layer].place(of: account) : first + spareMemberShuffles[layer].place(of: account - first)
    }

    private func nonMembers(in account: Int) -> [(layer: Int, nonMember: Int)] {
        if let rank = viewedRank(of: account) {
            return (0..<3).compactMap { layer in
                let nonMember = nonMemberShuffles[layer].index(at: rank)
                return isNamed(nonMember, layer: layer) ? (layer, nonMember) : nil
            }
        }
        let position = unviewedPosition(of: account)
        var result: [(layer: Int, nonMember: Int)] = []
        let other = unviewedShuffle.index(at: position)
        if other < population.otherNonMembers { result.append((0, population.exposedNonMembers + other)) }
        let overlapping = overlapShuffle.index(at: position)
        if isNamedInUnviewed(overlapping) { result.append((1, overlapping)) }
        return result
    }

    private func isNamed(_ nonMember: Int, layer: Int) -> Bool {
        nonMember < population.exposedNonMembers
            && (layer == 0
                || population.nonMemberHasPhone(nonMember)
                    && dice.happens(Self.nonMemberShares[layer], (population.accounts + nonMember) << 4 | layer))
    }

    private func isNamedInUnviewed(_ nonMember: Int) -> Bool {
        nonMember < population.exposedNonMembers && population.nonMemberHasPhone(nonMember)
            && dice.happens(100, (population.accounts + nonMember) << 4 | 3)
    }

    // MARK: Books that the attack does not view

    private func viewedRank(of account: Int) -> Int? {
        guard account < population.attacked else { return nil }
        let rank = views.viewRank(of: account)
        return rank < views.viewedBooks ? rank : nil
    }

    private func unviewedPosition(of account: Int) -> Int {
        account < population.attacked
            ? views.viewRank(of: account) - views.viewedBooks : account - views.viewedBooks
    }

    private func unviewedAccount(at position: Int) -> Int {
        position < population.attacked - views.viewedBooks
            ? views.account(atViewRank: views.viewedBooks + position) : views.viewedBooks + position
    }

    // MARK: The books that name a person

    /// The accounts whose books may name a member, each once; `entries(of:)` says whether they do.
    func books(mayName person: Int) -> [Int] {
        var books: [Int] = []
        for account in population.accounts(of: person) {
            if !books.contains(account) { books.append(account) }
            for layer in 0..<2 {
                let first = population.attacked
                let book =
                    account < first
                    ? memberShuffles[layer].index(at: account) : first + spareMemberShuffles[layer].index(at: account - first)
                if !books.contains(book) { books.append(book) }
            }
        }
        return books
    }

    /// The accounts whose books may name a person outside, each once.
    func books(mayNameNonMember nonMember: Int) -> [Int] {
        guard nonMember < population.exposedNonMembers else {
            return [unviewedAccount(at: unviewedShuffle.place(of: nonMember - population.exposedNonMembers))]
        }
        var books: [Int] = []
        for layer in 0..<3 where isNamed(nonMember, layer: layer) {
            let book = views.account(atViewRank: nonMemberShuffles[layer].place(of: nonMember))
            if !books.contains(book) { books.append(book) }
        }
        if nonMember < overlapShuffle.count, isNamedInUnviewed(nonMember) {
            books.append(unviewedAccount(at: overlapShuffle.place(of: nonMember)))
        }
        return books
    }
}
