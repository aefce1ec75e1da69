internal import BreachModel

/// Accounts, the people behind them, and how both are named. Nothing is stored: every answer is computed from the index.
///
/// Accounts are numbered 0..<`accounts`, the attacked ones first. A person has the number of the person's first account; further
/// accounts of the same person share the person's phone number. People outside (non-members) have numbers of their own.
struct Population: Sendable {
    /// Accounts that the attack opens.
    let attacked: Int
    /// All accounts: about a tenth more than the attacked ones.
    let accounts: Int
    /// People behind the attacked accounts.
    let attackedPeople: Int
    /// Subject ids that the attack makes up.
    let ghosts: Int
    /// People outside who are named in at least one viewed book, and people outside who are not.
    let exposedNonMembers: Int
    let otherNonMembers: Int

    /// Attacked accounts that are some person's second, and third.
    private let seconds: Int
    private let thirds: Int
    /// Accounts that the attack does not open, of people of whom it opens another.
    private let spared: Int

    /// Which pages the attack views.
    let views: ViewPlan
    private let secondOwners: ShuffledRange
    private let spareOwners: ShuffledRange
    private let subjectOrder: ShuffledRange
    private let phones: ShuffledRange
    private let subjectDice: Dice
    private let traits: Dice

    init(scale: DrillScale, seed: UInt64) {
        views = ViewPlan(scale: scale, seed: seed)
        attacked = views.attacked
        accounts = attacked + (attacked + 9) / 10
        attackedPeople = scale.count(IncidentFigures.memberPeople)
        ghosts = scale.count(IncidentFigures.ghostTokens)
        exposedNonMembers = scale.count(IncidentFigures.nonMemberPeople)
        otherNonMembers = max(1, (accounts - attacked) / 4)
        let extra = attacked - attackedPeople
        thirds = extra / 8
        seconds = extra - thirds
        spared = (accounts - attacked) / 20
        secondOwners = ShuffledRange(attackedPeople, seed: seed, "second accounts")
        spareOwners = ShuffledRange(attackedPeople, seed: seed, "spared accounts")
        subjectSpace = min(Self.subjectNumbers, (accounts + ghosts) * 10 / 9)
        subjectOrder = ShuffledRange(subjectSpace, seed: seed, "subject order")
        let people = accounts + exposedNonMembers + otherNonMembers
        phones = ShuffledRange(people <= Self.linesPerPrefix ? Self.linesPerPrefix : Self.linesPerPrefix * 6, seed: seed, "phones")
        subjectDice = Dice(seed: seed, "subject numbers")
        traits = Dice(seed: seed, "traits of people")
    }

    // MARK: People and accounts

    /// The person behind an account.
    func person(of account: Int) -> Int {
        if account < attackedPeople { return account }
        if account < attacked {
            let extra = account - attackedPeople
            return secondOwners.place(of: extra < seconds ? extra : extra - seconds)
        }
        if account < accounts - spared { return account }
        return spareOwners.place(of: account - (accounts - spared))
    }

    /// Whether an account is the one that gives its person the number.
    func isFirst(_ account: Int) -> Bool {
        account < attackedPeople || (account >= attacked && account < accounts - spared)
    }

    /// All accounts of a person, the first one first.
    func accounts(of person: Int) -> [Int] {
        var result = [person]
        guard person < attackedPeople else { return result }
        let owner = secondOwners.index(at: person)
        if owner < seconds { result.append(attackedPeople + owner) }
        if owner < thirds { result.append(attackedPeople + seconds + owner) }
        let spare = spareOwners.index(at: person)
        if spare < spared { result.append(accounts - spared + spare) }
        return result
    }

    /// A number for a person outside that no member has.
    func number(ofNonMember nonMember: Int) -> Int { accounts + nonMember }

    // MARK: Subject ids

    /// Subject ids have eight digits, so that their order as text is their order as numbers.
    private static let subjectNumbers = 90_000_000
    private static let smallestSubject = 10_000_000
    /// Ranks of subject ids, in ascending order of the ids; some belong to nobody.
    let subjectSpace: Int
    private var step: Int { Self.subjectNumbers / subjectSpace }

    /// The subject id of an account; of a ghost for `accounts` and above.
    @inline(__always)
    func subject(_ account: Int) -> Int {
        let rank = subjectOrder.place(of: account)
        return Self.smallestSubject + rank * step + subjectDice.below(step, rank)
    }

    /// The account whose subject id has this rank; nil if none has.
    func account(atRank rank: Int) -> Int? {
        let account = subjectOrder.index(at: rank)
        return account < accounts ? account : nil
    }

    // MARK: Traits

    /// Numbers under 010-0 and 010-1 are assigned to nobody; worlds near the full size go on with the prefixes given up in 2021.
    private static let linesPerPrefix = 20_000_000
    private static let prefixes = ["010", "011", "016", "017", "018", "019"]

    /// The phone number of a person (by person number): prefix and eight digits.
    func phone(of person: Int) -> (prefix: String, line: Int) {
        let number = phones.place(of: person)
        return (Self.prefixes[number / Self.linesPerPrefix], number % Self.linesPerPrefix)
    }

    /// Whether a member has a phone number on record. People with several accounts have one: it is what makes them one person.
    /// So have the holders of books with an entry viewed on its edit page: the entry may be their own.
    func hasPhone(_ person: Int) -> Bool {
        !traits.happens(20, person << 3) || accounts(of: person).count > 1 || views.isEdited(person)
    }

    /// Whether an account has an e-mail address on record.
    func hasEmail(_ account: Int) -> Bool { !traits.happens(30, account << 3 | 1) }

    /// Whether a person (by person number) reads English rather than Korean.
    func readsEnglish(_ person: Int) -> Bool { traits.happens(150, person << 3 | 2) }

    /// Whether a member is under 14 on every day of the logs.
    func isChild(_ person: Int) -> Bool { traits.happens(4, person << 3 | 3) }

    /// Whether an address-book entry for this person outside has a phone number; without one it stands in one book only.
    func nonMemberHasPhone(_ nonMember: Int) -> Bool { !traits.happens(30, number(ofNonMember: nonMember) << 3 | 4) }

    /// Whether an address-book entry for this person outside has an e-mail address.
    func nonMemberHasEmail(_ nonMember: Int) -> Bool { traits.happens(300, number(ofNonMember: nonMember) << 3 | 5) }

    /// The day on which a member was born; children after 2012, so that they are under 14 whenever the logs are read in 2025.
    func birthDate(_ person: Int) -> CivilDate {
        let first = isChild(person) ? CivilDate(year: 2013, month: 1, day: 1) : CivilDate(year: 1945, month: 1, day: 1)
        return first.adding(days: traits.below(isChild(person) ? 1400 : 22_600, person << 3 | 6))
    }

    /// The country that a member lives in.
    func country(_ person: Int) -> String { traits.happens(990, person << 3 | 7) ? "KR" : "US" }
}
