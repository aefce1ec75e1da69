import BreachModel
import Foundation
import Testing

@testable import LogScanning

@Suite struct SegmentTests {
    private let folder: ScanFolder

    init() throws { folder = try ScanFolder() }

    private static func metadata(_ name: String = "a.log") -> SegmentMetadata {
        var counts = LineCounts()
        counts.lines = 3
        counts.events = 2
        counts.blank = 1
        return SegmentMetadata(
            version: SegmentFormat.version, source: name, logName: "gateway", format: "json-lines", size: 10, modified: 20,
            fingerprint: "00-1", part: 0,
            parts: 1, start: 0, settings: "s",
            counts: counts,
            first: Instant(milliseconds: 0), last: Instant(milliseconds: 5), hours: ["0": 2],
            diagnostics: [Diagnostic(code: .notJSON, file: name, line: 2, offset: 9, message: "the line is not one JSON object")],
            unmappedRoutes: ["GET /a": 1], truncated: true)
    }

    /// Even ones are IPv4 addresses, odd ones are in the dictionary.
    private static func origin(_ number: Int) -> Int {
        let place = UInt32(number) << 1
        return number % 2 == 0
            ? OriginNumber(value: 0xC000_0200 + UInt32(number), place: place).number
            : OriginNumber(value: UInt32(number), place: place | 1).number
    }

    /// A segment of seeded rows, and those rows in the order in which the segment gives them.
    private func write(_ count: Int, seed: UInt64) throws -> (path: String, expected: [(credential: Int, AccessEvent)]) {
        var generator = SeededGenerator(seed: seed)
        let path = folder.index + "/a.segment"
        let builder = try SegmentBuilder(path: path)
        for dictionary in SegmentDictionary.allCases {
            for number in 0..<20 {
                let text =
                    switch dictionary {
                    case .origins: number % 4 == 1 ? "2001:db8::\(number)" : "host-\(number)"
                    case .places: "KR\0AS\(number)"
                    default: number == 0 ? "" : "\(dictionary)-\(number)"
                    }
                _ = unsafe Array(text.utf8).withUnsafeBytes { unsafe builder.number($0, in: dictionary) }
            }
        }
        var rows: [(Int, AccessEvent)] = []
        for index in 0..<count {
            var row = SegmentBuilder.Row()
            row.time = .random(in: -1_000_000_000...253_000_000_000_000, using: &generator)
            row.credential = .random(in: 0..<20, using: &generator)
            row.subject = index % 5 == 0 ? SubjectKey.none.value : .random(in: 0..<1_000_000, using: &generator)
            row.origin = Self.origin(.random(in: 0..<20, using: &generator))
            row.rule = .random(in: 0..<400, using: &generator)
            row.flags = UInt8.random(in: 0...7, using: &generator)
            row.entry = .random(in: 0...20, using: &generator)
            row.offset = index * 300
            row.eventID = index % 3 == 0 ? generator.next() : 0
            row.token = index % 7 == 0 ? generator.next() : 0
            try builder.append(&row)
            rows.append(
                (
                    row.credential,
                    AccessEvent(
                        time: Instant(milliseconds: row.time), subject: SubjectKey(value: row.subject), origin: row.origin, rule: row.rule,
                        isSuccess: row.flags & 1 == 1, tokenState: TokenState(rawValue: row.flags >> 1)!, entry: row.entry,
                        offset: row.offset,
                        eventID: row.eventID, token: row.token)
                ))
        }
        try builder.finish(metadata: Self.metadata())
        let blocks = stride(from: 0, to: rows.count, by: SegmentFormat.writtenRows).map {
            rows[$0..<min($0 + SegmentFormat.writtenRows, rows.count)]
        }
        let sorted = blocks.flatMap { block in
            block.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element)
        }
        return (path, sorted)
    }

    @Test("What is written is read back, block by block in the order of credentials", arguments: [0, 1, 2, 1000, 65_536, 65_537, 140_000])
    func roundTrip(_ count: Int) throws {
        let (path, expected) = try write(count, seed: UInt64(count))
        let segment = try Segment(path: path)
        #expect(segment.metadata == Self.metadata())
        #expect(segment.blocks.map(\.rows).reduce(0, +) == count)
        #expect(segment.credentials.count == 20 && segment.credentials[0] == "" && segment.credentials[7] == "credentials-7")
        #expect(segment.origin(Self.origin(3)) == ("host-3", "KR", "AS3"))
        #expect(segment.origin(Self.origin(4)) == ("192.0.2.4", "KR", "AS4"))
        #expect(segment.origin(Self.origin(5)) == ("2001:db8::5", "KR", "AS5"))
        #expect(Set((0..<20).map { segment.originHash(Self.origin($0)) }).count == 20)
        #expect(segment.subject(SubjectKey(value: 17)) == "17")
        #expect(segment.subject(SubjectKey(value: 5 | SubjectKey.dictionaryBit)) == "subjects-5")
        #expect(segment.subject(.none) == nil && segment.entry(0) == nil && segment.entry(5) == "entries-4")
        var position = 0
        segment.forEachEvent { credential, event in
            if position >= expected.count || credential != expected[position].credential || !same(event, expected[position].1) {
                Issue.record("event \(position)")
            }
            position += 1
        }
        #expect(position == count)
    }

    @Test("Blocks read as arrays say what events say, in any stretch of their rows", arguments: [1, 1000, 16_384, 40_000])
    func blocks(_ count: Int) throws {
        let (path, expected) = try write(count, seed: UInt64(count))
        let segment = try Segment(path: path)
        var generator = SeededGenerator(seed: UInt64(count))
        var (before, block) = (0, EventBlock())
        for place in segment.blocks {
            block.open(place, of: segment)
            var start = 0
            while start < block.rows {
                let rows = start..<min(block.rows, start + Int.random(in: 1...9_000, using: &generator))
                block.read(.all, rows: rows, of: segment)
                for row in rows {
                    let event = expected[before + row].1
                    let flags = block.flags[row]
                    #expect(block.times[row] == event.time.milliseconds && block.subjects[row] == event.subject.stored)
                    #expect(block.origins[row] == segment.originHash(event.origin) && block.origin(row) == event.origin)
                    #expect(block.places[row] == UInt32(OriginNumber(event.origin).placeNumber) && block.offset(row) == event.offset)
                    #expect(block.tokens[row] == event.token && EventBlock.isShown(flags) == event.isSuccess)
                    #expect(EventBlock.isNeverIssued(flags) == (event.tokenState == .neverIssued))
                }
                start = rows.upperBound
            }
            #expect(block.hasTokens == block.tokens[..<block.rows].contains { $0 != 0 })
            #expect(block.runs.map(\.rows.count).reduce(0, +) == block.rows)
            for run in block.runs { #expect(run.rows.allSatisfy { expected[before + $0].credential == run.credential }) }
            before += block.rows
        }
        #expect(before == count)
    }

    @Test("A segment's description is read without its events")
    func description() throws {
        let (path, _) = try write(1000, seed: 1)
        var found: [SegmentMetadata] = []
        try AccessIndex(paths: [path]).forEachDescription {
            #expect($0 == path); found.append($1)
        }
        #expect(found == [Self.metadata()])
    }

    private func same(_ left: AccessEvent, _ right: AccessEvent) -> Bool {
        left.time == right.time && left.subject == right.subject && left.origin == right.origin && left.rule == right.rule
            && left.isSuccess == right.isSuccess && left.tokenState == right.tokenState && left.entry == right.entry
            && left.offset == right.offset && left.eventID == right.eventID && left.token == right.token
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `Asking for an indicator gives exactly the events that it names, each once`(seed: UInt64) throws {
        let (path, all) = try write(3000, seed: seed)
        let segment = try Segment(path: path)
        var generator = SeededGenerator(seed: seed, purpose: "indicators")
        for _ in 0..<30 {
            let indicators = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                let start = Int64.random(in: 0...200_000_000_000_000, using: &generator)
                return Indicator(
                    credentials: Bool.random(using: &generator) ? ["credentials-1", "credentials-2", "nobody"] : nil,
                    origins: Bool.random(using: &generator) ? ["192.0.2.4", "2001:db8::5", "192.0.2.6", "host-7", "nobody"] : nil,
                    onlyTokensNeverIssued: Int.random(in: 0...3, using: &generator) == 0,
                    window: Bool.random(using: &generator)
                        ? .always : Window(start: Instant(milliseconds: start), end: Instant(milliseconds: start * 2)))
            }
            let expected = all.filter { credential, event in
                indicators.contains { indicator in
                    (indicator.credentials?.contains(CredentialID(segment.credentials[credential])) ?? true)
                        && (indicator.origins?.contains(segment.origin(event.origin).address) ?? true)
                        && (!indicator.onlyTokensNeverIssued || event.tokenState == .neverIssued) && indicator.window.contains(event.time)
                }
            }
            var found: [Int] = []
            segment.forEachEvent(ofAny: indicators) { found.append($0.offset) }
            #expect(found == expected.map(\.1.offset), "seed \(seed), \(indicators)")
        }
    }

    @Test func `A bit that fell over is noticed wherever it is`() throws {
        let path = try write(6, seed: 9).path
        let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let version = whole.count - SegmentFormat.footerSize + 5 * 8
        for place in whole.indices {
            var damaged = whole
            damaged[place] ^= 1 << UInt8(place % 8)
            try folder.write("index/b.segment", damaged)
            let expected: LogScanningErrorCode = (version..<(version + 8)).contains(place) ? .indexVersion : .indexCorrupt
            #expect(throws: LogScanningError(expected, ""), "byte \(place) of \(whole.count)") {
                try Segment(path: folder.index + "/b.segment")
            }
        }
    }

    @Test func `A segment that is cut, empty or something else is damaged`() throws {
        let whole = [UInt8](try Data(contentsOf: URL(filePath: write(6, seed: 9).path)))
        let others: [[UInt8]] = [
            [], [UInt8](repeating: 0, count: 500), SegmentFormat.magic + SegmentFormat.magic, whole + [0], Array(whole.dropFirst()),
        ]
        for content in others + stride(from: 0, to: whole.count, by: 13).map({ Array(whole[..<$0]) }) {
            try folder.write("index/b.segment", content)
            #expect(throws: LogScanningError(.indexCorrupt, ""), "\(content.count) bytes") {
                try Segment(path: folder.index + "/b.segment")
            }
        }
    }

    @Test func `A segment of another version is refused by that`() throws {
        var whole = [UInt8](try Data(contentsOf: URL(filePath: write(6, seed: 9).path)))
        whole[whole.count - SegmentFormat.footerSize + 5 * 8] = 99
        try folder.write("index/b.segment", whole)
        do throws(LogScanningError) {
            _ = try Segment(path: folder.index + "/b.segment")
            Issue.record("a segment of version 99 was opened")
        } catch {
            #expect(error.code == .indexVersion)
            #expect(error.context.contains { $0.name == "version" && $0.value == "99" })
            #expect(error.hint != nil)
        }
    }

    @Test func `A segment that is not there, and a folder that is not there, are errors`() throws {
        #expect(throws: LogScanningError(.indexUnreadable, "")) { try Segment(path: folder.index + "/missing.segment") }
        #expect(throws: LogScanningError(.indexWrite, "")) { try SegmentBuilder(path: folder.path + "/missing/a.segment") }
    }

    @Test func `The same rows give the same bytes`() throws {
        let first = try Data(contentsOf: URL(filePath: write(1000, seed: 12).path))
        let second = try Data(contentsOf: URL(filePath: write(1000, seed: 12).path))
        #expect(first == second)
    }

    @Test func `Descriptions come in the order of the log files' names`() throws {
        for name in ["c.log", "a.log", "b.log"] {
            try SegmentBuilder(path: folder.index + "/\(name.first == "a" ? "z" : name).segment").finish(metadata: Self.metadata(name))
        }
        let index = AccessIndex(paths: try folder.segments.map { folder.index + "/" + $0 })
        #expect(try index.metadata().map(\.source) == ["a.log", "b.log", "c.log"])
    }
}
