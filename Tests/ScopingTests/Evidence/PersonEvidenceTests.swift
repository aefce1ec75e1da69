import BreachModel
import Testing

@testable import Scoping

/// Every line that an answer about one person rests on.
struct PersonEvidenceTests {
    private let members = ["1,Kim,,010-0000-0001,ko,,KR", "5,Kim,,+82 10-0000-0001,ko,,KR", "2,Lee,,,ko,,KR", "3,Park,,,ko,,KR"]
    private let books = ["2,x,Kim,01000000001,,Road 1,77", "2,y,Aunt,010-0000-0091,,Road 2,", "3,9,Aunt,010-0000-0091,,Road 3,"]
    private let lines = [
        LogLine("/members/1", id: "a"), LogLine("/members/5/orders", id: "b", minute: 1),
        LogLine("/members/2/addresses", id: "c", minute: 2),
        LogLine("/members/2/addresses/x", id: "d", minute: 3), LogLine("/members/2/addresses/y", id: "e", minute: 4),
        LogLine("/members/1", id: "a", minute: 5), LogLine("/members/1", id: "f", minute: 6, status: 403),
        LogLine("/members/1", id: "g", key: "k2", minute: 7), LogLine("/export/1", id: "h", minute: 8).with { $0.subject = "1" },
        LogLine("/members/3/addresses/9", id: "i", minute: 9), LogLine("/members/2", id: "j", minute: 10),
    ]

    private func evidence(_ name: String) throws -> PersonEvidence? {
        let world = try ScopingWorld(members: members, books: books)
        return try PersonEvidence(
            of: name, in: world.directory(), routes: world.routes, indicators: [Indicator(credentials: ["k1"])],
            index: world.index([.init(name: "a.jsonl", text: ScopingWorld.text(lines))]))
    }

    @Test("All of a person's lines are found, by whatever name the person is asked for", arguments: ["m:1", "1", "5", "m:5"])
    func member(name: String) throws {
        let evidence = try #require(try evidence(name))
        #expect(evidence.person == "m:1")
        #expect(evidence.lines.map { $0.time } == [0, 1, 2, 3, 5, 8].map { LogLine("/", minute: $0).time })
        #expect(evidence.lines.map(\.isRepeated) == [false, false, false, false, true, false])
        #expect(evidence.lines.map { $0.items.keys.sorted() }[1] == [.orders])
        #expect(evidence.lines[3].items[.entranceCode] == .clear)
        #expect(evidence.lines[5].route == nil && evidence.lines[5].items.isEmpty)
        #expect(evidence.lines.allSatisfy { $0.origin == "198.51.100.7" })
    }

    @Test("A non-member's lines are those of the books that name them", arguments: ["n:2/y", "n:3/9"])
    func nonMember(name: String) throws {
        let evidence = try #require(try evidence(name))
        #expect(evidence.person == "n:2/y")
        #expect(evidence.lines.map { $0.time } == [2, 4, 9].map { LogLine("/", minute: $0).time })
    }

    @Test("The lines of every person are as many as the views that their record tells")
    func asManyAsViews() throws {
        for seed in 400...410 as ClosedRange<UInt64> {
            let random = RandomWorld(seed: seed)
            let world = try random.world()
            let files = [ScopingWorld.LogFile(name: "a.jsonl", text: ScopingWorld.text(random.lines))]
            let built = try world.build(files: files)
            let (directory, index) = (try world.directory(), try world.index(files))
            for person in built.people {
                let evidence = try #require(
                    try PersonEvidence(
                        of: person.person.rawValue, in: directory, routes: world.routes, indicators: [Indicator()], index: index))
                #expect(evidence.person == person.person)
                for item in person.items {
                    let shown = evidence.lines.filter { !$0.isRepeated && $0.items[item.item] != nil }
                    #expect(shown.count == item.views.value, "seed \(seed)")
                    #expect(Set(shown.map(\.origin)).count == item.origins, "seed \(seed)")
                    #expect(shown.first?.time == item.first && shown.last?.time == item.last, "seed \(seed)")
                }
            }
        }
    }

    @Test("Whom the exports do not name nobody can look up", arguments: ["", "m:9", "n:2/z", "n:9/x", "77", "n:2"])
    func unknown(name: String) throws { #expect(try evidence(name) == nil) }

    @Test("Each certainty has its reason")
    func reasons() throws {
        let world = try ScopingWorld(members: members, books: books)
        let cut = try world.build(
            files: [.init(name: "a.jsonl", text: ScopingWorld.text(lines) + "{\"ts\":\"2025-06-")],
            indicators: [Indicator(credentials: ["k1"])])
        let evidence = try #require(try evidence("m:1"))
        for item in try #require(cut[PersonKey("m:1")]).items {
            let reason = CertaintyReason(item, lines: evidence.lines, scope: cut.scope)
            switch item.certainty {
            case .seen: #expect(reason == .shown(lines: item.views.value))
            case .presumed: #expect(reason == .unmappedRoute(lines: 1))
            case .unknown, .notSeen: Issue.record("a person on an unmapped route has neither")
            }
            #expect(!reason.statement.contains("m:1"))
        }
        let other = try #require(cut[PersonKey("m:3")])
        let reason = CertaintyReason(other.items[0], lines: [], scope: cut.scope)
        #expect(reason == .cannotBeExcluded(gaps: cut.scope.coverage.gaps) || reason == .mostWereShown(gaps: cut.scope.coverage.gaps))
    }
}
