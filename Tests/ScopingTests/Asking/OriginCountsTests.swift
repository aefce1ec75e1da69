import BreachModel
import Foundation
import Testing

@testable import LogScanning
@testable import Scoping

/// Counts of credentials at origins are what counting line by line gives, whoever counted and however little memory there was.
struct OriginCountsTests {
    /// A line in words.
    private struct Line: Hashable {
        var credential: String
        var origin: String
        var subject: String?
        var time: Int64
    }

    private static func listed(_ counts: OriginCounts) -> [String] {
        var text: [UInt8] = []
        unsafe counts.list { unsafe text += $0 }
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func address(_ text: String) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt32($0) }
        guard parts.count == 4, parts.allSatisfy({ $0 != nil && $0! < 256 }) else { return nil }
        return parts.reduce(0) { $0 << 8 | $1! }
    }

    /// The rows that the lines must give.
    private static func expected(_ lines: [Line]) -> [String] {
        struct Pair: Hashable {
            let credential, origin: String
        }
        let groups = Dictionary(grouping: lines) { Pair(credential: $0.credential, origin: $0.origin) }
        func precedes(_ left: Pair, _ right: Pair) -> Bool {
            if left.credential != right.credential { return left.credential.utf8.lexicographicallyPrecedes(right.credential.utf8) }
            return switch (address(left.origin), address(right.origin)) {
            case (let one?, let other?): one < other
            case (nil, nil): left.origin.utf8.lexicographicallyPrecedes(right.origin.utf8)
            case (_?, nil): true
            case (nil, _?): false
            }
        }
        return ["credential,origin,events,people,first,last"]
            + groups.keys.sorted(by: precedes).map { pair in
                let own = groups[pair]!
                let times = own.map(\.time)
                func text(_ time: Int64) -> String { Instant(milliseconds: time).rfc3339() }
                return
                    "\(CSVText.quoted(pair.credential)),\(CSVText.quoted(pair.origin)),\(own.count),\(Set(own.compactMap(\.subject)).count),"
                    + "\(text(times.min()!)),\(text(times.max()!))"
            }
    }

    private static func lines(_ count: Int, seed: UInt64) -> [Line] {
        var generator = SeededGenerator(seed: seed, purpose: "origins")
        func number(_ range: Range<UInt64>) -> UInt64 { .random(in: range, using: &generator) }
        return (0..<count).map { _ in
            let subject: String? =
                switch number(0..<10) {
                case 0: nil
                case 1: "u-\(number(0..<40))"
                case 2: "\(number(1 << 39..<1 << 41))"
                case 3: "\(900_000_000_000_000_000 + number(0..<40))"
                default: "\(number(0..<60))"
                }
            let origin =
                switch number(0..<8) {
                case 0: "2001:db8::\(number(1..<9))"
                case 1: "host,\(number(0..<5))"
                default: "192.0.2.\(number(0..<20))"
                }
            let time =
                number(0..<20) == 0
                ? Int64(number(0..<4_000_000_000_000)) - 1_000_000_000_000 : 1_750_000_000_000 + Int64(number(0..<9_000_000_000))
            return Line(credential: number(0..<30) == 0 ? "" : "k\(number(0..<9))", origin: origin, subject: subject, time: time)
        }
    }

    /// Hands lines to a tally as a source whose numbers are its own.
    private static func take(_ lines: some Sequence<Line>, _ tally: OriginTally) {
        var credentials: [String] = []
        var origins: [String] = []
        var subjects: [String] = []
        func number(_ text: String, _ all: inout [String]) -> Int {
            if let known = all.firstIndex(of: text) { return known }
            all.append(text)
            return all.count - 1
        }
        let rows = lines.map { line in
            let origin = address(line.origin).map { UInt64($0) } ?? OriginRow.dictionaryBit | UInt64(number(line.origin, &origins))
            let subject =
                line.subject.map { text in
                    UInt64(text).map { SubjectKey(value: $0) }
                        ?? SubjectKey(value: UInt64(number(text, &subjects)) | SubjectKey.dictionaryBit)
                } ?? SubjectKey.none
            return OriginRow(credential: UInt32(number(line.credential, &credentials)), origin: origin, subject: subject, time: line.time)
        }
        let texts = (credentials, origins, subjects)
        tally.beginSource()
        tally.take(
            rows,
            OriginTexts(
                credential: { texts.0[$0] }, origin: { texts.1[$0] }, subject: { texts.2[Int($0.value & ~SubjectKey.dictionaryBit)] }))
    }

    @Test("Rows and totals are those of counting line by line, with one tally or several", arguments: [1, 2, 3] as [UInt64])
    func exact(seed: UInt64) throws {
        let lines = Self.lines(4000, seed: seed)
        let names = OriginNames()
        let tallies = (0..<3).map { _ in OriginTally(names: names, limit: 1 << 24, folders: ["/nowhere"]) }
        for part in 0..<7 { Self.take(lines.indices.filter { $0 % 7 == part }.map { lines[$0] }, tallies[part % 3]) }
        let expected = Self.expected(lines)
        for threads in [1, 2] {
            let counts = try OriginCounts(tallies, keepsRows: true, threads: threads)
            #expect(counts.totals.events == lines.count && counts.totals.rows == expected.count - 1)
            let rows = Self.listed(counts)
            #expect(rows == expected, "seed \(seed)")
        }
        let totals = try OriginCounts(tallies, keepsRows: false, threads: 1).totals
        #expect(totals.rows == expected.count - 1)
        #expect(totals.people == expected.dropFirst().reduce(0) { $0 + (Int($1.split(separator: ",").dropLast(2).last!) ?? 0) })
    }

    @Test("Lines that do not fit into memory go into a file and are counted all the same")
    func spilled() throws {
        // Its folder is gone with it.
        let world = try ScopingWorld()
        let folder = world.folder
        var generator = SeededGenerator(seed: 9, purpose: "spilled")
        let names = OriginNames()
        let small = OriginTally(names: names, limit: 0, folders: [folder])
        let large = OriginTally(names: OriginNames(), limit: 1 << 30, folders: [folder])
        for _ in 0..<12 {
            let rows = (0..<250_000).map { _ in
                OriginRow(
                    credential: .random(in: 0..<20_000, using: &generator), origin: .random(in: 0..<4, using: &generator),
                    subject: SubjectKey(value: .random(in: 0..<1000, using: &generator)),
                    time: 1_750_000_000_000 + .random(in: 0..<1_000_000, using: &generator))
            }
            let texts = OriginTexts(credential: { "k\($0)" }, origin: { "\($0)" }, subject: { _ in nil })
            for tally in [small, large] {
                tally.beginSource()
                tally.take(rows, texts)
            }
        }
        let (own, other) = (try OriginCounts([small], keepsRows: true, threads: 1), try OriginCounts([large], keepsRows: true, threads: 1))
        #expect(own.totals == other.totals && own.totals.events == 3_000_000)
        #expect(Self.listed(own) == Self.listed(other))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("haechi.") }.isEmpty)
    }

    @Test("A file that cannot be made is an error, not a wrong count")
    func unwritable() throws {
        let tally = OriginTally(names: OriginNames(), limit: 0, folders: ["/nowhere/at/all"])
        let texts = OriginTexts(credential: { "\($0)" }, origin: { "\($0)" }, subject: { _ in nil })
        for batch in 0..<20 {
            tally.take(
                (0..<100_000).map { OriginRow(credential: 0, origin: UInt64($0), subject: SubjectKey(value: UInt64(batch)), time: 0) },
                texts)
        }
        #expect(throws: ScopingError(.write, "")) { try OriginCounts([tally], keepsRows: false, threads: 1) }
    }

    @Test("In random worlds the index and the logs themselves give what the lines say, whatever is asked of them")
    func worlds() throws {
        for seed in 1...60 as ClosedRange<UInt64> {
            var random = RandomWorld(seed: seed)
            let asked = random.indicators()
            let text = random.lines.map { $0.text(seed % 2 == 0 ? .plain : .odd) + "\n" }.joined()
            let world = try ScopingWorld()
            let index = try world.index([ScopingWorld.LogFile(name: "a.jsonl", text: text)])
            for indicators in [asked, [Indicator()]] {
                let names = OriginNames()
                let tally = OriginTally(names: names, limit: 1 << 24, folders: [world.folder])
                var lines: [Line] = []
                for path in index.paths {
                    let segment = try Segment(path: path)
                    segment.forEachEvent(ofAny: indicators) { _ in }
                    tally.beginSource()
                    var rows: [OriginRow] = []
                    try SegmentGlance(path: path).forEachOrigin(ofAny: indicators, into: &rows) { rows, texts in
                        tally.take(rows, texts)
                        lines += rows.map { row in
                            let origin = row.origin & OriginRow.dictionaryBit
                            return Line(
                                credential: texts.credential(Int(row.credential)),
                                origin: origin == 0
                                    ? IPv4Text.text(UInt32(row.origin)) : texts.origin(Int(row.origin & ~OriginRow.dictionaryBit)),
                                subject: row.subject.wholeNumber.map { "\($0)" } ?? texts.subject(row.subject), time: row.time)
                        }
                    }
                    // The whole segment, read by other means, has as many.
                    var events = 0
                    segment.forEachEvent(ofAny: indicators) { _ in events += 1 }
                    #expect(events == lines.count, "seed \(seed)")
                }
                let expected = Self.expected(lines)
                let rows = Self.listed(try OriginCounts([tally], keepsRows: true, threads: 1))
                #expect(rows == (lines.isEmpty ? Array(expected.prefix(1)) : expected), "seed \(seed)")
                if indicators.allSatisfy({ !$0.onlyTokensNeverIssued }) {
                    #expect(Self.listed(try Self.raw(text, world, indicators)) == rows, "seed \(seed), from the log")
                }
            }
        }
    }

    private static func raw(_ text: String, _ world: ScopingWorld, _ indicators: [Indicator]) throws -> OriginCounts {
        try world.write(text, to: "raw.jsonl")
        let source = LogSource(name: "gateway", paths: [], format: .jsonLines, fields: LogLine.fields)
        let job = LogScanner.Job(path: world.folder + "/raw.jsonl", name: "raw.jsonl", source: source)
        let routes = try RouteTable(ScopingWorld.routes)
        let plan = try LogScanner(routes: routes, issued: nil, folder: world.folder, partSize: 700).plan(job)
        let names = OriginNames()
        let tallies = (0..<2).map { _ in OriginTally(names: names, limit: 1 << 24, folders: [world.folder]) }
        for (number, part) in plan.parts.enumerated() {
            tallies[number % 2].beginSource()
            _ = try LogOrigins(indicators, routes: routes).read(part, of: plan) { tallies[number % 2].take($0, $1) }
        }
        return try OriginCounts(tallies, keepsRows: true, threads: 1)
    }

    @Test("Tokens that were never issued cannot be asked of the logs themselves")
    func tokens() throws {
        #expect(throws: LogScanningError(.emptyFilter, "")) {
            try LogOrigins([Indicator(onlyTokensNeverIssued: true)], routes: RouteTable([]))
        }
    }
}
