import BreachModel
import Testing

@testable import Drill

@Suite struct DrillWorldPlanTests {
    private static func world(ratio: Int, seed: UInt64 = 7) throws -> DrillWorldPlan {
        DrillWorldPlan(DrillPlan(scale: try DrillScale(ratio: ratio), seed: seed, folder: "none"))
    }

    @Test(
        "The attack comes from 2,313 overseas origins where it has that many rows",
        arguments: [(10_000, 2313), (1000, 2313), (1_000_000, 242)])
    func origins(ratio: Int, expected: Int) throws {
        let world = try Self.world(ratio: ratio)
        #expect(world.origins.count == expected || (ratio == 1_000_000 && world.origins.count == world.attack.rows))
        #expect(Set(world.origins).count == world.origins.count)
        var texts = Set<String>()
        for origin in world.origins {
            var buffer = LineBuffer()
            buffer.append(origin: origin)
            texts.insert(String(decoding: buffer.bytes(from: 0), as: UTF8.self))
            #expect(PlaceTable.countries[origin.place] != "KR")
        }
        #expect(texts.count == world.origins.count)
        #expect(texts.allSatisfy { $0.hasPrefix("198.18.") || $0.hasPrefix("198.19.") || $0.hasPrefix("2001:db8:") })
    }

    @Test("Every row of the attack has a token and an event id of its own, and the stolen key", arguments: [UInt64(7), 8])
    func forgedTokens(seed: UInt64) throws {
        let world = try Self.world(ratio: 20_000, seed: seed)
        let rows = (0..<world.attack.rows).map { world.attackRow(slot: $0, time: world.attack.schedule.time(of: $0)) }
        let issued = Set((0..<world.background.sessions).map(world.ids.issuedToken))
        #expect(Set(rows.map(\.token)).count == rows.count && issued.isDisjoint(with: rows.map(\.token)))
        #expect(Set(rows.map(\.id)).count == rows.count)
        #expect(rows.allSatisfy { $0.credential == CredentialTable.stolen && $0.actor == .member })
        #expect(Set(rows.map(\.origin)).count == world.origins.count)
    }

    @Test("Requests for ghosts and refused ones show nothing; all others are answered")
    func statuses() throws {
        let world = try Self.world(ratio: 20_000)
        let members = Set((0..<world.population.accounts).map(world.population.subject))
        for slot in 0..<world.attack.rows {
            let row = world.attackRow(slot: slot, time: 0)
            switch world.attack.row(atSlot: slot) {
            case .ghost: #expect(row.status == 404 && !members.contains(row.subject))
            case .failure: #expect([403, 404, 500].contains(row.status) && members.contains(row.subject))
            default: #expect(row.status == 200 && members.contains(row.subject))
            }
        }
    }
}
