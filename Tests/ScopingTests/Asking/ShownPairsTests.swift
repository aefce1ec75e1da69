import BreachModel
import Foundation
import Testing

@testable import LogScanning
@testable import Scoping

/// A question that makes no scope has the answer of the scope that would be made.
struct ShownPairsTests {
    private static func pairs(_ index: AccessIndex, _ indicators: [Indicator]) throws -> ShownPairs {
        let pairs = try ShownPairs(routes: ScopingWorld.routes)
        for path in index.paths {
            let segment = try SegmentGlance(path: path)
            var views = ShownViews()
            pairs.beginSource()
            try segment.forEachView(ofAny: indicators, shows: pairs.shows, into: &views) { views in
                pairs.take(views) { segment.subject($0) }
            }
        }
        return pairs
    }

    private static func raw(_ text: String, _ world: ScopingWorld, _ indicators: [Indicator]) throws -> ShownPairs {
        try world.write(text, to: "raw.jsonl")
        let source = LogSource(name: "gateway", paths: [], format: .jsonLines, fields: LogLine.fields)
        let job = LogScanner.Job(path: world.folder + "/raw.jsonl", name: "raw.jsonl", source: source)
        let plan = try LogScanner(routes: RouteTable(ScopingWorld.routes), issued: nil, folder: world.folder, partSize: 700).plan(job)
        let pairs = try ShownPairs(routes: ScopingWorld.routes)
        let glance = try LogGlance(indicators, routes: RouteTable(ScopingWorld.routes), shows: pairs.shows)
        for part in plan.parts.reversed() {
            // As two threads would have found them.
            let own = try ShownPairs(routes: ScopingWorld.routes)
            own.beginSource()
            _ = try glance.read(part, of: plan) { own.take($0, subject: $1) }
            pairs.formUnion(own)
        }
        return pairs
    }

    private static func listed(_ pairs: ShownPairs) -> String {
        var text: [UInt8] = []
        unsafe pairs.list { unsafe text += $0 }
        return String(decoding: text, as: UTF8.self)
    }

    /// What the list must be, from the people of a scope: whole numbers in their order, then all other ids.
    private static func expected(_ people: [PersonExposure]) -> String {
        func precedes(_ left: String, _ right: String) -> Bool {
            switch (UInt64(left), UInt64(right)) {
            case (let one?, let other?): one < other
            case (nil, nil): left.utf8.lexicographicallyPrecedes(right.utf8)
            case (_?, nil): true
            case (nil, _?): false
            }
        }
        let rows = people.sorted { precedes($0.accounts[0].rawValue, $1.accounts[0].rawValue) }.flatMap { person in
            person.items.filter { $0.certainty == .seen }.map {
                "\(person.accounts[0].rawValue),\($0.item.rawValue),\($0.visibility!.rawValue)\n"
            }
        }
        return "subject,item,visibility\n" + rows.joined()
    }

    @Test("In random worlds counts and rows are those of the scope, from the index and from the logs themselves")
    func scope() throws {
        for seed in 1...120 as ClosedRange<UInt64> {
            var random = RandomWorld(seed: seed)
            let indicators = random.indicators()
            let text = random.lines.map { $0.text(seed % 2 == 0 ? .plain : .odd) + "\n" }.joined()
            let world = try ScopingWorld()
            let index = try world.index([ScopingWorld.LogFile(name: "a.jsonl", text: text)])
            let (scope, people) = try ScopeBuilder(world.configuration(logs: ["gateway"])).build(
                version: 1, indicators: indicators, index: index, directory: PeopleDirectory())
            var answers = [try Self.pairs(index, indicators)]
            if indicators.allSatisfy({ $0.credentials != nil }) { answers.append(try Self.raw(text, world, indicators)) }
            for pairs in answers {
                let count = pairs.count()
                #expect(count.subjects == scope.counts.accounts.value, "seed \(seed)")
                #expect(count.items.map(\.item) == scope.items.map(\.item), "seed \(seed)")
                #expect(count.items.map(\.seenClear) == scope.items.map(\.seenClear), "seed \(seed)")
                #expect(count.items.map(\.seenMasked) == scope.items.map(\.seenMasked), "seed \(seed)")
                #expect(count.pairs == scope.items.reduce(0) { $0 + ($1.seenClear + $1.seenMasked).value }, "seed \(seed)")
                #expect(Self.listed(pairs) == Self.expected(Array(people)), "seed \(seed)")
            }
        }
    }

    @Test("Ids that lie far apart, are large or are no numbers are counted like all others", arguments: [1, 2] as [UInt64])
    func sparse(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, purpose: "sparse")
        let routes = (0..<20).map { RouteRule(method: "GET", pattern: "/\($0)/{subject}", items: [DataItemID("i\($0 % 11)"): .clear]) }
        var known: [String: Set<Int>] = [:]
        let halves = try (0..<2).map { _ in try ShownPairs(routes: routes) }
        for number in 0..<6000 {
            let key: SubjectKey =
                switch number % 4 {
                case 0: SubjectKey(value: .random(in: 0..<1 << 31, using: &generator))
                case 1: SubjectKey(value: .random(in: 0..<500, using: &generator))
                case 2: SubjectKey(value: .random(in: 1 << 31..<900_000_000_000_000_000, using: &generator))
                default: SubjectKey(value: .random(in: 0..<300, using: &generator) | SubjectKey.dictionaryBit)
                }
            let rule = Int.random(in: 0..<20, using: &generator)
            var views = ShownViews()
            views.append(key, rule: rule)
            halves[number / 3 % 2].take(views) { "u,\"\($0.value & 0xFFFF)\"" }
            known[key.wholeNumber.map { "\($0)" } ?? "u,\"\(key.value & 0xFFFF)\"", default: []].insert(rule % 11)
        }
        halves[0].formUnion(halves[1])
        let count = halves[0].count()
        #expect(count.subjects == known.count && count.views == 6000)
        #expect(count.pairs == known.values.reduce(0) { $0 + $1.count })
        let rows = Self.listed(halves[0]).split(separator: "\n").dropFirst()
        #expect(rows.count == count.pairs && Set(rows).count == rows.count)
        #expect(rows.contains { $0.hasPrefix("\"u,\"\"") })
        let whole = rows.compactMap { UInt64($0.prefix { $0 != "," }) }
        #expect(whole == whole.sorted())
    }

    @Test("Numbers are written as they are")
    func digits() {
        var generator = SeededGenerator(seed: 4, purpose: "digits")
        var numbers: [UInt64] = [0, 9, 10, 99_999_999, 100_000_000, 9_999_999_999_999_999]
        for _ in 0..<5000 {
            numbers.append(.random(in: 0...9_999_999_999_999_999, using: &generator) >> UInt64.random(in: 0...50, using: &generator))
        }
        for number in numbers {
            var bytes = [UInt8](repeating: 0, count: 24)
            // SAFETY: there is room for sixteen bytes.
            let count = unsafe bytes.withUnsafeMutableBytes { unsafe DecimalDigits(number).write(to: $0.baseAddress!) }
            #expect(String(decoding: bytes[..<count], as: UTF8.self) == "\(number)")
        }
    }

    @Test("More sets of items than a word holds are refused")
    func tooMany() {
        let routes = (0..<65).map { number in
            RouteRule(
                method: nil, pattern: "/\(number)",
                items: Dictionary(
                    uniqueKeysWithValues: (0..<7).filter { (number + 1) >> $0 & 1 == 1 }.map { (DataItemID("i\($0)"), .clear) }))
        }
        #expect(throws: ScopingError(.tooManyItems, "")) { try ShownPairs(routes: routes) }
    }
}
