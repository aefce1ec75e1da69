import BreachModel
import Testing

@testable import Scoping

/// Two logs of the same requests: what one lost the other shows, and whom that concerns.
struct PairedLogsTests {
    private let stolen = [Indicator(credentials: ["k1"])]

    /// The gateway's files and those of a front that writes each request, too, without key and numbers.
    private func files(_ gateway: GapWorld, front: GapWorld) -> [ScopingWorld.LogFile] {
        gateway.files()
            + front.files().map { file in
                var file = file
                file.name = "front-" + file.name
                file.source = "front"
                file.text = file.text.replacing("\"kid\":\"k1\",", with: "").replacing("\"kid\":\"k2\",", with: "")
                return file
            }
    }

    private func world() throws -> ScopingWorld {
        let world = try GapWorld.world()
        world.adjust = { source in
            source.fields.sequence = nil
            source.pairsWith = source.name == "gateway" ? "front" : nil
            if source.name == "front" { source.fields.credential = nil }
        }
        return world
    }

    @Test("Two logs that have each other's requests show that none is missing")
    func whole() throws {
        let built = try world().build(files: files(GapWorld(), front: GapWorld()), indicators: stolen)
        #expect(built.scope.coverage.isComplete)
        #expect(built.scope.coverage.producers?.allSatisfy { $0.proof == .pairs } == true)
        #expect(built.people.count == 40)
    }

    @Test("Lines that only the front has leave open just the people and items that they name")
    func namedOnly() throws {
        var gateway = GapWorld()
        let lost = gateway.remove { day, line in
            day == 20 && (line.contains("\"path\":\"/members/77\"") || line.contains("\"path\":\"/members/78\""))
        }
        #expect(lost > 0)
        let built = try world().build(files: files(gateway, front: GapWorld()), indicators: stolen)
        let gap = try #require(built.scope.coverage.gaps.first { $0.reason == .unpairedRequests })
        #expect(gap.source == "gateway" && gap.lines == lost && gap.effect?.people == 2)
        #expect(!built.scope.coverage.isComplete)
        #expect(Set(built.people.map(\.person.rawValue)) == Set(((1...40).map { "m:\($0)" }) + ["m:77", "m:78"]))
        #expect(built.item(.name, of: "m:77")?.certainty == .unknown)
        #expect(built.item(.orders, of: "m:77")?.certainty == .notSeen)
    }

    @Test("A lost day of the gateway is the front's to tell; one that both lost is open to everyone")
    func days() throws {
        var gateway = GapWorld()
        gateway.days[20] = [gateway.days[20][0]]
        let told = try world().build(files: files(gateway, front: GapWorld()), indicators: stolen)
        #expect(told.scope.coverage.gaps.contains { $0.reason == .missingDay && $0.effect?.shownBy == "front" && !$0.concernsAnyone })
        let both = try world().build(files: files(gateway, front: gateway), indicators: stolen)
        #expect(both.scope.coverage.gaps.contains { $0.reason == .missingDay && $0.source == "gateway" && $0.concernsAnyone })
        #expect(both.people.count == 80)
    }

    @Test("What the gateway lost before its end, and the front still has, leaves open whom it names")
    func end() throws {
        var gateway = GapWorld()
        let lost = gateway.remove { _, line in line.contains("\"ts\":\"2025-07-06T1") }
        let built = try world().build(files: files(gateway, front: GapWorld()), indicators: stolen)
        let gap = try #require(built.scope.coverage.gaps.first { $0.reason == .unpairedRequests })
        #expect(lost == 75)
        #expect(gap.source == "gateway")
        #expect(gap.lines == lost)
        #expect(gap.effect?.people == 43)
        #expect(!built.scope.coverage.isComplete)
        #expect(built.people.count == 56)
    }

    @Test("What the front lost before its first line is the gateway's to tell")
    func start() throws {
        var front = GapWorld()
        let lost = front.remove { _, line in line.contains("\"ts\":\"2025-05-31T1") }
        let built = try world().build(files: files(GapWorld(), front: front), indicators: stolen)
        let gap = try #require(built.scope.coverage.gaps.first { $0.reason == .unpairedRequests })
        #expect(lost == 75 && gap.source == "front" && gap.lines == lost && !gap.concernsAnyone)
        #expect(built.scope.coverage.isComplete && built.people.count == 40)
    }

    @Test("Logs that end within five minutes of each other are not compared between their ends")
    func ends() throws {
        var gateway = GapWorld()
        gateway.days[35].removeLast()
        let built = try world().build(files: files(gateway, front: GapWorld()), indicators: stolen)
        #expect(built.scope.coverage.isComplete && built.people.count == 40)
    }

    @Test("Where both lose lines, what neither has cannot be excluded, and its number is estimated")
    func bothLose() throws {
        func thinned(_ seed: UInt64) -> GapWorld {
            var generator = SeededGenerator(seed: seed, purpose: "pairs")
            var world = GapWorld()
            _ = world.remove { _, _ in generator.next() % 20 == 0 }
            return world
        }
        let built = try world().build(files: files(thinned(1), front: thinned(2)), indicators: stolen)
        let gap = try #require(built.scope.coverage.gaps.first { $0.reason == .unpairedRequests && $0.source == "gateway" })
        // One in four hundred of 13,000 requests.
        #expect(gap.estimatedLines.map { (20...50).contains($0) } == true)
        #expect(built.people.count == 80)
    }
}
