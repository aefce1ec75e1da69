import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import Scoping

/// The scope against an independent one, on worlds drawn from seeds.
struct ReferenceScopeTests {
    private static func canonical(_ person: PersonExposure) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(person), as: UTF8.self) + "\n"
    }

    /// What stands behind the lines of the log, so that logs are missing from there on: nothing, half a line, or a damaged line.
    private enum Ending: Int, CaseIterable {
        case whole, cut, damaged

        var text: String {
            switch self {
            case .whole: ""
            case .cut: "{\"ts\":\"2025-06-2"
            case .damaged: "not a log line\n"
            }
        }
    }

    private func compare(seed: UInt64) throws {
        var random = RandomWorld(seed: seed)
        let indicators = random.indicators()
        let text = random.lines.map { line in line.text(random.lines.count % 2 == 0 ? .plain : .odd) + "\n" }.joined()
        let ending = Ending.allCases[Int(seed % 3)]
        let built = try random.world().build(
            files: [ScopingWorld.LogFile(name: "a.jsonl", text: text + ending.text)], indicators: indicators)
        let reference = try ReferenceScope(random, text: text, indicators: indicators, gaps: built.scope.coverage.gaps)
        #expect(built.people == reference.people, "seed \(seed)")
        #expect(built.scope.counts == reference.counts, "seed \(seed)")
        #expect(try built.lines == reference.people.map(Self.canonical).joined(), "seed \(seed)")
        var tree = MerkleTree()
        for line in built.lines.split(separator: "\n") { tree.add(Array(line.utf8)) }
        #expect(built.scope.digest == tree.root, "seed \(seed)")
        try expectSummary(built, seed: seed)
    }

    /// Tallies, groups and counts follow from the people.
    private func expectSummary(_ built: ScopingWorld.Built, seed: UInt64) throws {
        for tally in built.scope.items {
            let exposures = built.people.flatMap(\.items).filter { $0.item == tally.item }
            func people(_ certainty: Certainty, _ visibility: Visibility? = nil) -> PeopleCount {
                PeopleCount(exposures.count { $0.certainty == certainty && (visibility == nil || $0.visibility == visibility) })
            }
            let expected = ItemTally(
                item: tally.item, seenClear: people(.seen, .clear), seenMasked: people(.seen, .masked), presumed: people(.presumed),
                unknown: people(.unknown), views: ViewCount(exposures.reduce(0) { $0 + $1.views.value }))
            #expect(tally == expected, "seed \(seed)")
        }
        let groups = Dictionary(grouping: built.people) { ExposureGroup($0).key }
        #expect(built.scope.groups.count == groups.count, "seed \(seed)")
        for group in built.scope.groups { #expect(group.people.value == groups[group.key]?.count, "seed \(seed)") }
        let counts = built.scope.counts
        #expect(built.scope.groups.reduce(0) { $0 + $1.people.value } == (counts.people + counts.cannotBeExcluded).value, "seed \(seed)")
        #expect(built.scope.groups.map(\.people) == built.scope.groups.map(\.people).sorted(by: >), "seed \(seed)")
        #expect(built.scope.viewsByDay.reduce(0) { $0 + $1.views.value } == counts.views.value, "seed \(seed)")
        #expect(built.scope.viewsByDay.map(\.day) == built.scope.viewsByDay.map(\.day).sorted(), "seed \(seed)")
    }

    @Test("A naive second implementation finds the same people, items, counts and bytes in 300 random worlds")
    func reference() throws {
        print("seeds 1 to 300")
        for seed in 1...300 as ClosedRange<UInt64> { try compare(seed: seed) }
    }
}
