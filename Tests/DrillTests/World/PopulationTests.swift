import BreachModel
import Testing

@testable import Drill

@Suite struct PopulationTests {
    static let population = Population(scale: (try? DrillScale(ratio: 10_000))!, seed: 7)

    @Test("Accounts and people lead to each other, and each account has one person")
    func accountsOfPeople() {
        let population = Self.population
        var seen = Set<Int>()
        for person in 0..<population.accounts where population.isFirst(person) {
            let accounts = population.accounts(of: person)
            #expect(accounts[0] == person)
            for account in accounts {
                #expect(population.person(of: account) == person)
                #expect(seen.insert(account).inserted)
            }
        }
        #expect(seen.count == population.accounts)
    }

    @Test("The attacked accounts belong to as many people as the incident counted", arguments: [1000, 10_000, 100_000, 1_000_000])
    func attackedPeople(ratio: Int) throws {
        let scale = try DrillScale(ratio: ratio)
        let population = Population(scale: scale, seed: 8)
        let people = Set((0..<population.attacked).map(population.person))
        #expect(population.attacked == scale.count(33_673_817))
        #expect(people.count == scale.count(33_220_000))
        #expect(population.accounts >= population.attacked * 11 / 10)
    }

    @Test("Some people have three accounts, and some an account that the attack spares")
    func severalAccounts() {
        let population = Self.population
        let people = (0..<population.attackedPeople).map(population.accounts(of:))
        #expect(people.contains { $0.filter { $0 < population.attacked }.count == 3 })
        #expect(people.contains { $0.contains { $0 >= population.attacked } })
        #expect(people.allSatisfy { $0.count == 1 || population.hasPhone($0[0]) })
    }

    @Test("Subject ids have eight digits, no two alike, and rise with their rank")
    func subjects() {
        let population = Self.population
        let all = (0..<(population.accounts + population.ghosts)).map(population.subject)
        #expect(Set(all).count == all.count)
        #expect(all.allSatisfy { (10_000_000...99_999_999).contains($0) })
        let ranked = (0..<population.subjectSpace).compactMap(population.account(atRank:))
        #expect(ranked.count == population.accounts)
        #expect(ranked.map(population.subject) == ranked.map(population.subject).sorted())
    }

    @Test("No two people share a phone number, and all numbers are assigned to nobody")
    func phones() {
        let population = Self.population
        let people =
            (0..<population.accounts).filter(population.isFirst)
            + (0..<(population.exposedNonMembers + population.otherNonMembers)).map(population.number(ofNonMember:))
        let phones = people.map(population.phone(of:))
        #expect(Set(phones.map { "\($0.prefix)\($0.line)" }).count == people.count)
        #expect(phones.allSatisfy { $0.prefix == "010" && $0.line < 20_000_000 })
    }

    @Test("A few lack an e-mail address or a phone, some read English, and a few are under 14")
    func traits() {
        let population = Self.population
        let people = (0..<population.attackedPeople)
        #expect((1...200).contains(people.count { !population.hasPhone($0) }))
        #expect((1...300).contains(people.count { !population.hasEmail($0) }))
        #expect((people.count / 10...people.count / 5).contains(people.count(where: population.readsEnglish)))
        let children = people.filter(population.isChild)
        #expect((1...50).contains(children.count))
        let limit = CivilDate(year: 2011, month: 11, day: 30)
        for person in people { #expect((population.birthDate(person) > limit) == population.isChild(person)) }
    }
}
