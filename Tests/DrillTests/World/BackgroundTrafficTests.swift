import BreachModel
import Testing

@testable import Drill

@Suite struct BackgroundTrafficTests {
    static let population = Population(scale: (try? DrillScale(ratio: 10_000))!, seed: 7)
    static let traffic = BackgroundTraffic(rows: 200_000, population: population, seed: 7)
    static let rows = (0..<200_000).map { traffic.row(slot: $0, time: traffic.schedule.time(of: $0), ids: RowIDs(seed: 7)) }

    @Test("A session has one token, one credential, one origin and one client, and starts with its first slot")
    func sessions() {
        let sessions = Dictionary(grouping: Self.rows.indices, by: { Self.rows[$0].token })
        #expect(sessions.count == Self.traffic.sessions)
        for slots in sessions.values {
            let rows = slots.map { Self.rows[$0] }
            #expect(rows.count <= BackgroundTraffic.rowsPerSession)
            #expect(Set(rows.map(\.origin)).count == 1 && Set(rows.map(\.credential)).count == 1 && Set(rows.map(\.client)).count == 1)
            #expect(rows.map(\.time) == rows.map(\.time).sorted())
        }
        for number in stride(from: 0, to: Self.traffic.sessions, by: 97) {
            let first = Self.rows[Self.traffic.firstSlot(ofSession: number)]
            #expect(first.token == RowIDs(seed: 7).issuedToken(number))
        }
    }

    @Test("Members see their own data, agents and services that of many people, about as often every working day")
    func actors() {
        let members = Self.rows.filter { $0.actor == .member }
        let byToken = Dictionary(grouping: members, by: \.token)
        #expect(byToken.values.allSatisfy { Set($0.map(\.subject)).count == 1 })
        #expect((80...95).contains(members.count * 100 / Self.rows.count))
        let agents = Self.rows.filter { $0.actor == .agent }
        let days = Dictionary(grouping: agents, by: { Instant(milliseconds: $0.time).civil(offsetMinutes: 540).date })
        let perDay = days.values.map { Set($0.map(\.subject)).count }
        #expect(days.count > 200)
        #expect((perDay.max() ?? 0) < 5 * max(1, perDay.reduce(0, +) / perDay.count))
    }

    @Test("Nights are quiet and evenings busy, as the Korean clock has it")
    func rhythm() {
        let hours = Self.rows.reduce(into: [Int](repeating: 0, count: 24)) {
            $0[Instant(milliseconds: $1.time).civil(offsetMinutes: 540).hour] += 1
        }
        #expect(hours[3] * 5 < hours[14] && hours[14] < hours[21])
    }

    @Test("Only subjects that exist occur, mostly with success, and pages with and without personal data")
    func pages() {
        let subjects = Set((0..<Self.population.accounts).map(Self.population.subject))
        #expect(Self.rows.allSatisfy { subjects.contains($0.subject) })
        let successes = Self.rows.count { (200...299).contains($0.status) } * 100 / Self.rows.count
        #expect((90...97).contains(successes))
        let routes = Set(Self.rows.map(\.route))
        #expect(routes == [.profile, .list, .edit, .orders, .login, .product, .search, .cart, .checkout, .saveAddress])
    }

    @Test("The stolen key's legitimate tokens come from Korea, and travellers of other keys from a few places")
    func places() {
        let backup = Self.rows.filter { $0.credential == CredentialTable.stolen }
        #expect(!backup.isEmpty && backup.count * 100 < Self.rows.count)
        #expect(backup.allSatisfy { PlaceTable.countries[$0.origin.place] == "KR" })
        let abroad = Set(Self.rows.map(\.origin.place).filter { PlaceTable.countries[$0] != "KR" })
        #expect(abroad.count == PlaceTable.travelCount)
        #expect(Self.rows.contains { $0.origin.family == .v6 } && Self.rows.contains { $0.origin.family == .v4 })
    }

    @Test("A world without background has no sessions", arguments: [0])
    func empty(rows: Int) {
        let traffic = BackgroundTraffic(rows: rows, population: Self.population, seed: 7)
        #expect(traffic.rows == 0 && traffic.sessions == 0)
    }
}
