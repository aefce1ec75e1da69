import Testing

@testable import Drill

@Suite struct AddressBooksTests {
    static let books: AddressBooks = {
        let population = Population(scale: (try? DrillScale(ratio: 20_000))!, seed: 7)
        return AddressBooks(population: population, seed: 7)
    }()

    @Test("The books that name a person can be computed: no entry is left out, none invented")
    func inverse() {
        let books = Self.books
        let population = books.population
        var members: [Int: Set<Int>] = [:]
        var nonMembers: [Int: Set<Int>] = [:]
        for account in 0..<population.accounts {
            for entry in books.entries(of: account) {
                switch entry.names {
                case .member(let person, _): members[person, default: []].insert(account)
                case .nonMember(let number): nonMembers[number, default: []].insert(account)
                }
            }
        }
        for (person, expected) in members { #expect(Set(books.books(mayName: person)).isSuperset(of: expected)) }
        for (number, expected) in nonMembers { #expect(Set(books.books(mayNameNonMember: number)) == expected) }
        #expect(nonMembers.count == population.exposedNonMembers + population.otherNonMembers)
        #expect(nonMembers.values.contains { $0.count > 1 })
    }

    @Test("Viewed books name attacked people only, and exactly the people outside who count as exposed")
    func viewedBooks() {
        let books = Self.books
        let population = books.population
        var exposed = Set<Int>()
        for account in 0..<population.attacked where population.views.viewRank(of: account) < population.views.viewedBooks {
            for entry in books.entries(of: account) {
                switch entry.names {
                case .member(let person, _): #expect(person < population.attackedPeople && population.hasPhone(person))
                case .nonMember(let number): exposed.insert(number)
                }
            }
        }
        #expect(exposed == Set(0..<population.exposedNonMembers))
    }

    @Test("Books differ: most hold their owner, many hold others, some are empty, some hold a person twice")
    func variety() {
        let books = Self.books
        let population = books.population
        let all = (0..<population.attacked).map { (account: $0, entries: books.entries(of: $0)) }
        func share(_ isCounted: (Int, [BookEntry]) -> Bool) -> Int { all.count(where: isCounted) * 100 / all.count }
        #expect((80...95).contains(share { account, entries in entries.contains { $0.place == 0 } }))
        #expect((30...60).contains(share { _, entries in entries.contains { $0.place > 1 } }))
        #expect((2...10).contains(share { _, entries in entries.isEmpty }))
        #expect(share { _, entries in Set(entries.map(\.names)).count < entries.count } > 5)
        #expect(all.allSatisfy { Set($0.entries.map(\.number)).count == $0.entries.count })
        let codes = all.flatMap(\.entries).count(where: \.hasCode) * 100 / all.flatMap(\.entries).count
        #expect((25...45).contains(codes))
    }

    @Test("A book with an entry viewed on its edit page has entries, all with an entrance code", arguments: [UInt64(7), 8, 9])
    func editedBooks(seed: UInt64) throws {
        let population = Population(scale: try DrillScale(ratio: 1000), seed: seed)
        let books = AddressBooks(population: population, seed: seed)
        let edited = (0..<population.attacked).filter(population.views.isEdited)
        #expect(edited.count == 17)
        for account in edited {
            let entries = books.entries(of: account)
            #expect(!entries.isEmpty && entries.allSatisfy(\.hasCode))
        }
    }
}
