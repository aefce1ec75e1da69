import BreachModel
import Testing

@testable import Scoping

/// What changed from one version of a scope to the next.
struct ScopeDifferenceTests {
    private func person(_ key: PersonKey, _ items: [DataItemID: Certainty], visibility: Visibility? = nil, views: ViewCount = 0)
        -> PersonExposure
    {
        PersonExposure(
            person: key, kind: .member, accounts: [],
            items: items.sorted { $0.key < $1.key }.map {
                ItemExposure(item: $0.key, certainty: $0.value, visibility: $0.value == .seen ? visibility ?? .clear : nil, views: views)
            })
    }

    private func difference(_ old: [PersonExposure], _ new: [PersonExposure]) -> (ScopeDifference, [PersonKey]) {
        var keys: [PersonKey] = []
        let difference = ScopeDifference(from: old, to: new) { keys.append($0) }
        return (difference, keys)
    }

    @Test("People who came, went, changed and stayed are counted and named in order")
    func people() {
        let old = [
            person("m:1", [.name: .seen]), person("m:2", [.name: .seen]), person("m:4", [.name: .unknown]), person("m:6", [.email: .seen]),
        ]
        let new = [
            person("m:0", [.name: .seen]), person("m:2", [.name: .seen]), person("m:4", [.name: .seen]),
            person("n:1/a", [.phone: .presumed]),
        ]
        let (difference, keys) = difference(old, new)
        #expect(difference.added == 2)
        #expect(difference.removed == 2)
        #expect(difference.changed == 1)
        #expect(difference.unchanged == 1)
        #expect(difference.gained == [.name: 2, .phone: 1])
        #expect(difference.cleared == [.name: 1, .email: 1])
        #expect(keys == ["m:0", "m:1", "m:4", "m:6", "n:1/a"])
    }

    @Test("Nothing against nothing, and something against nothing")
    func empty() {
        #expect(difference([], []).0 == ScopeDifference())
        #expect(difference([], [person("m:1", [.name: .seen])]).0.added == 1)
        #expect(difference([person("m:1", [.name: .seen])], []).0.removed == 1)
    }

    @Test("From unknown to presumed gains the item; from presumed to seen gains nothing and still is a change")
    func certainties() {
        let unknown = [person("m:1", [.name: .unknown])]
        let presumed = [person("m:1", [.name: .presumed])]
        let seen = [person("m:1", [.name: .seen])]
        #expect(difference(unknown, presumed).0.gained == [.name: 1])
        #expect(difference(presumed, seen).0.gained.isEmpty)
        #expect(difference(presumed, seen).0.changed == 1)
        #expect(difference(seen, unknown).0.cleared == [.name: 1])
    }

    @Test("From masked to clear is a change that gains no item")
    func visibility() {
        let (difference, _) = difference([person("m:1", [.name: .seen], visibility: .masked)], [person("m:1", [.name: .seen])])
        #expect(difference.changed == 1)
        #expect(difference.gained.isEmpty && difference.cleared.isEmpty)
    }

    @Test("More views, or an item listed as not seen, change nothing")
    func unchanged() {
        let (difference, keys) = difference(
            [person("m:1", [.name: .seen], views: 1)], [person("m:1", [.name: .seen, .orders: .notSeen], views: 9)])
        #expect(difference.unchanged == 1)
        #expect(keys.isEmpty)
    }

    @Test("Keys are compared by their bytes")
    func bytewise() {
        let (difference, keys) = difference(
            [person("m:10", [.name: .seen]), person("m:9", [.name: .seen])], [person("m:9", [.name: .seen])])
        #expect(difference.removed == 1)
        #expect(difference.unchanged == 1)
        #expect(keys == ["m:10"])
    }

    @Test("The difference of a scope to itself is none, and swapping two scopes swaps the sides")
    func ofScopes() throws {
        for seed in 1...40 as ClosedRange<UInt64> {
            var random = RandomWorld(seed: seed)
            let world = try random.world()
            let all = try world.build(random.lines)
            let part = try world.build(random.lines, indicators: random.indicators())
            let same = ScopeDifference(from: all.people, to: all.people)
            #expect(same.unchanged.value == all.people.count, "seed \(seed)")
            #expect((same.added, same.removed, same.changed) == (0, 0, 0), "seed \(seed)")
            let there = ScopeDifference(from: part.people, to: all.people)
            let back = ScopeDifference(from: all.people, to: part.people)
            #expect((there.added, there.changed, there.unchanged) == (back.removed, back.changed, back.unchanged), "seed \(seed)")
            #expect(there.gained == back.cleared, "seed \(seed)")
            #expect((there.added + there.changed + there.unchanged).value == all.people.count, "seed \(seed)")
        }
    }
}
