import BreachModel
import Testing

@testable import Scoping

/// Same input, same bytes out: order, cut and compression of the logs and the number of threads change nothing.
struct DeterminismTests {
    /// One way to hand the same lines over.
    enum Delivery: CaseIterable {
        case shuffledNames, shuffledLines, split, gzip, zstd, twoThreads, otherProducer, twoSources

        func files(_ lines: [LogLine], using generator: inout SeededGenerator) -> [ScopingWorld.LogFile] {
            switch self {
            case .shuffledLines: return [.init(name: "a.jsonl", text: ScopingWorld.text(lines.shuffled(using: &generator)))]
            case .gzip: return [.init(name: "a.jsonl.gz", text: ScopingWorld.text(lines))]
            case .zstd: return [.init(name: "a.jsonl.zst", text: ScopingWorld.text(lines))]
            case .otherProducer: return [.init(name: "a.jsonl", text: ScopingWorld.text(lines, .odd))]
            case .twoThreads, .split, .shuffledNames, .twoSources:
                let count = Int.random(in: 2...5, using: &generator)
                var parts = [[LogLine]](repeating: [], count: count)
                for (index, line) in lines.enumerated() {
                    let part = self == .split ? index * count / lines.count : Int.random(in: 0..<count, using: &generator)
                    parts[part].append(line)
                }
                let names = (0..<count).map { "part\($0).jsonl" }.shuffled(using: &generator)
                return zip(names, parts).enumerated().map { index, part in
                    // Two files with the same bytes are one file: a line of its own makes each part another file.
                    let own = LogLine("/health", key: "part\(index)").with { $0.time = lines[0].time }
                    return .init(
                        name: part.0, text: ScopingWorld.text([own] + part.1),
                        source: self == .twoSources && index > 0 ? "second" : "gateway")
                }
            }
        }
    }

    @Test("The scope is the same bytes however its logs are delivered", arguments: Delivery.allCases)
    func delivery(_ delivery: Delivery) throws {
        print("seeds 1 to 12")
        for seed in 1...12 as ClosedRange<UInt64> {
            let random = RandomWorld(seed: seed)
            let world = try random.world()
            let whole = try world.build(random.lines)
            var generator = SeededGenerator(seed: seed, purpose: "\(delivery)")
            let other = try world.build(
                files: delivery.files(random.lines, using: &generator), threads: delivery == .twoThreads ? 2 : 1)
            #expect(other.lines == whole.lines, "seed \(seed)")
            var expected = whole.scope
            expected.coverage = other.scope.coverage
            #expect(other.scope == expected, "seed \(seed)")
        }
    }

    @Test("Without a member export, too, files in another order give the same bytes")
    func withoutExport() throws {
        for seed in 100...120 as ClosedRange<UInt64> {
            let random = RandomWorld(seed: seed)
            let world = try ScopingWorld()
            let whole = try world.build(random.lines)
            var generator = SeededGenerator(seed: seed)
            let other = try world.build(files: Delivery.shuffledNames.files(random.lines, using: &generator), threads: 2)
            #expect(other.lines == whole.lines, "seed \(seed)")
            #expect(other.scope.digest == whole.scope.digest, "seed \(seed)")
            #expect(other.scope.counts == whole.scope.counts, "seed \(seed)")
        }
    }

    @Test("Page views that do not fit into memory give the same bytes from a file", arguments: [0, 20_000])
    func scratchFile(memory: Int) throws {
        for seed in 300...306 as ClosedRange<UInt64> {
            let random = RandomWorld(seed: seed)
            // Often enough that some account's views fill more than a page; some of them are delivered twice.
            let lines = (0..<150).flatMap { time in
                random.lines.map { line in
                    line.with {
                        $0.time = $0.time.adding(minutes: time / 2)
                        $0.id = $0.id.map { "\($0)-\(time)" }
                    }
                }
            }
            let file = ScopingWorld.LogFile(name: "a.jsonl", text: ScopingWorld.text(lines))
            for world in [try random.world(), try ScopingWorld()] {
                let whole = try world.build(files: [file])
                let parts = try world.build(files: [file], space: RowSpace(folders: [world.folder], memory: memory))
                #expect(parts.lines == whole.lines, "seed \(seed)")
                #expect(parts.scope == whole.scope, "seed \(seed)")
            }
        }
    }

    @Test("Without a member export ranges of accounts grow with the accounts that come, in memory and in a file")
    func manyAccounts() throws {
        var generator = SeededGenerator(seed: 8, purpose: "many accounts")
        let lines = (0..<6000).map { number in
            let subject = Int.random(in: 0...1 + number / 4, using: &generator)
            return LogLine("/members/\(subject % 3 == 0 ? "u-" : "")\(subject)", id: "event-\(number - number % 5)", minute: number / 9)
        }
        let reference = try ScopingWorld(members: Set(lines.map { $0.path.dropFirst(9) }).sorted().map { "\($0),N,,,ko,,KR" })
        let expected = try reference.build(lines)
        #expect(expected.scope.counts.accounts > 1000)
        let world = try ScopingWorld()
        let file = ScopingWorld.LogFile(name: "a.jsonl", text: ScopingWorld.text(lines))
        for memory in [0, 1 << 20] {
            let built = try world.build(files: [file], space: RowSpace(folders: [world.folder], memory: memory))
            #expect(built.scope.counts.accounts == expected.scope.counts.accounts)
            #expect(built.scope.counts.views == expected.scope.counts.views)
            #expect(built.scope.counts.repeatedLines == expected.scope.counts.repeatedLines)
            #expect(built.people.map(\.person) == expected.people.map(\.person))
            #expect(built.item(.name, of: "m:u-999") == expected.item(.name, of: "m:u-999"))
        }
    }

    @Test("The order of rows in the exports changes nothing")
    func exportOrder() throws {
        for seed in 200...220 as ClosedRange<UInt64> {
            var random = RandomWorld(seed: seed)
            let whole = try random.world().build(random.lines)
            random.members.reverse()
            random.entries.reverse()
            let other = try random.world().build(random.lines)
            #expect(other.lines == whole.lines, "seed \(seed)")
            #expect(other.scope.counts == whole.scope.counts, "seed \(seed)")
        }
    }

    @Test("A world of one file twice is the world of that file once")
    func sameFileTwice() throws {
        let random = RandomWorld(seed: 7)
        let world = try random.world()
        let text = ScopingWorld.text(random.lines)
        let twice = try world.build(files: [.init(name: "a.jsonl", text: text), .init(name: "b.jsonl", text: text)])
        #expect(try twice.scope.digest == world.build(random.lines).scope.digest)
    }

    @Test("Walking through the people a second time gives the same people")
    func walkTwice() throws {
        let random = RandomWorld(seed: 11)
        let world = try random.world()
        let index = try world.index([.init(name: "a.jsonl", text: ScopingWorld.text(random.lines))])
        let configuration = world.configuration(logs: ["gateway"])
        let (_, people) = try ScopeBuilder(configuration).build(
            version: 1, indicators: [Indicator()], index: index, directory: world.directory())
        #expect(!Array(people).isEmpty)
        #expect(Array(people) == Array(people))
    }
}
