import BreachModel
import Testing

@testable import Drill

@Suite struct AttackTests {
    @Test(
        "Every slot holds one row, and the rows of each account lead to its slots",
        arguments: [(20_000, UInt64(7)), (100_000, 8), (1_000_000, 9)])
    func inverse(ratio: Int, seed: UInt64) throws {
        let scale = try DrillScale(ratio: ratio)
        let population = Population(scale: scale, seed: seed)
        let attack = Attack(population: population, seed: seed)
        var counts: [String: Int] = [:]
        var touched = Set<Int>()
        for slot in 0..<attack.rows {
            switch attack.row(atSlot: slot) {
            case .profile(let account):
                counts["profile", default: 0] += 1
                touched.insert(account)
                #expect(attack.profileSlots(of: account).contains(slot))
            case .list(let account):
                counts["list", default: 0] += 1
                #expect(attack.listSlots(of: account).contains(slot))
            case .edit(let account, let number):
                counts["edit", default: 0] += 1
                #expect(attack.editSlots(of: account).contains { $0 == (slot, number) })
            case .orders(let account):
                counts["orders", default: 0] += 1
                #expect(attack.orderSlots(of: account).contains(slot))
            case .ghost(let ghost):
                counts["ghost", default: 0] += 1
                #expect(attack.ghostSlot(ghost) == slot)
            case .failure(_, let failure):
                counts["failure", default: 0] += 1
                #expect(attack.failureSlot(failure) == slot)
            }
        }
        #expect(touched.count == scale.count(33_673_817))
        #expect(counts["list"] == scale.count(148_056_502))
        #expect(counts["edit"] == scale.count(50_474))
        #expect(counts["orders"] == scale.count(102_682))
        #expect(counts["ghost"] == scale.count(44_000_000))
        #expect(counts["failure", default: 0] > 0)
    }

    @Test("About one account in a hundred has no list view, and some have ten")
    func spread() throws {
        let population = Population(scale: try DrillScale(ratio: 10_000), seed: 7)
        let attack = Attack(population: population, seed: 7)
        let views = (0..<population.attacked).map { attack.listSlots(of: $0).count }
        #expect((20...50).contains(views.count { $0 == 0 }))
        #expect(views.max() == 10)
    }
}
