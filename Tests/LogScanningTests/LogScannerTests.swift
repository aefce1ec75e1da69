import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import LogScanning

@Suite struct LogScannerTests {
    private let folder: ScanFolder

    init() throws { folder = try ScanFolder() }

    /// Lines of a gateway, nearly in order, a few of them damaged; each whole one with its own event id.
    private static func lines(_ count: Int, seed: UInt64, damaged: Bool = true) -> [String] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            let time = Instant(milliseconds: 1_763_362_800_000 + Int64(number) * 1700).rfc3339(offsetMinutes: 540)
            let subject = Int.random(in: 1...500, using: &generator)
            let routes = [
                "/v1/members/\(subject)", "/v1/members/\(subject)/addresses/\(subject % 3)", "/v1/orders/\(number)", "/v1/other/\(number)",
            ]
            let route = routes[Int(generator.next() % 4)]
            let key = "key-\(generator.next() % 7)"
            let origin = "192.0.2.\(generator.next() % 9)"
            let status = generator.next() % 10 == 0 ? 403 : 200
            let line =
                #"{"ts":"\#(time)","id":"e\#(seed)-\#(number)","ip":"\#(origin)","geo":{"country":"KR"},"key":"\#(key)","#
                + #""tok":"t\#(generator.next() % 50)","method":"GET","route":"\#(route)","status":\#(status),"ua":"agent \#(number % 5)"}"#
            guard damaged, generator.next() % 25 == 0 else { return line }
            return ["", "   ", "{\"ts\":", line.replacing("2025", with: "20x5"), line + line][Int(generator.next() % 5)]
        }
    }

    private static let issued = unsafe IssuanceCheck(digest: "ledger") { token in
        // SAFETY: reads within the count.
        unsafe (Int(String(decoding: token.dropFirst(), as: UTF8.self)) ?? 99) < 25
    }

    // MARK: Nothing is dropped quietly

    @Test func `The counts of a file add up, and every line that could not be read has its place`() throws {
        let lines = Self.lines(3000, seed: 1)
        try folder.write("a.log", lines.joined(separator: "\n") + "\n")
        let report = try folder.scan("a.log")
        #expect(report.counts.addUp && report.counts.lines == 3000)
        #expect(report.counts.blank > 10 && report.counts.unreadable > 20)
        #expect(report.counts.events == (try folder.events()).count)
        #expect(report.diagnostics.count == report.counts.unreadable)
        for diagnostic in report.diagnostics {
            let line = try #require(diagnostic.line)
            let offset = lines[..<(line - 1)].map { $0.utf8.count + 1 }.reduce(0, +)
            #expect(diagnostic.offset == offset && diagnostic.file == "a.log")
            #expect([.notJSON, .badTime].contains(diagnostic.code))
        }
        #expect(report.files.map(\.wasKnown) == [false])
        #expect(report.files[0].metadata.hours.values.reduce(0, +) == report.counts.events)
        let text = lines.joined(separator: "\n") + "\n"
        #expect(report.files[0].metadata.fingerprint == fingerprint(of: Array(text.utf8)).text)
    }

    @Test(
        "A line that cannot be read is counted under what is wrong with it",
        arguments: [
            (#"{"ts":"2025-11-17T16:00:00Z","route":"/a"}"#, .missingField),
            (#"{"ts":"2025-11-17T16:00:00Z","route":"/a","status":null}"#, .missingField),
            (#"{"route":"/a","status":200}"#, .missingField), (#"{"ts":1763362800,"status":200}"#, .missingField), ("{}", .missingField),
            (#"{"ts":"yesterday","route":"/a","status":200}"#, .badTime), (#"{"ts":"","route":"/a","status":200}"#, .badTime),
            (#"{"ts":9999999999999999,"route":"/a","status":200}"#, .badTime),
            (#"{"ts":1763362800,"route":"/a","status":"OK"}"#, .badStatus), (#"{"ts":1763362800,"route":"/a","status":1000}"#, .badStatus),
            (#"{"ts":1763362800,"route":"/a","status":-1}"#, .badStatus), (#"{"ts":1763362800,"route":"/a","status":200.0}"#, .badStatus),
            (#"{"ts":1763362800,"route":"/a","status":200,"status":500}"#, .duplicateField),
            (#"{"ts":1763362800,"route":"/a","status":200,"subject":"\ud800"}"#, .badUTF8),
            ("not json", .notJSON), ("[]", .notJSON), (#"{"ts":1763362800} {}"#, .notJSON), ("\u{0}", .notJSON),
        ] as [(String, Diagnostic.Code)])
    func problems(_ line: String, _ code: Diagnostic.Code) throws {
        try folder.write("a.log", line + "\n" + Self.lines(1, seed: 2, damaged: false)[0] + "\n")
        let report = try folder.scan("a.log")
        #expect(report.diagnostics.map(\.code) == [code])
        #expect(report.diagnostics.map(\.line) == [1])
        #expect(report.counts.lines == 2 && report.counts.events == 1 && report.counts.unreadable == 1)
        #expect(!report.files[0].metadata.truncated)
    }

    @Test("Damaged UTF-8 in an identifier refuses the line", arguments: ["subject", "key", "tok", "ip", "id", "route"])
    func damagedIdentifier(_ key: String) throws {
        let line =
            Array(#"{"ts":1763362800,"status":200,"\#(key == "route" ? "x" : "route")":"/a","\#(key)":"a"#.utf8) + [0xFF]
            + Array("\"}\n".utf8)
        try folder.write("a.log", line)
        #expect(try folder.scan("a.log").diagnostics.map(\.code) == [.badUTF8])
    }

    @Test func `Damaged UTF-8, control characters and great length in a user agent hide no access`() throws {
        let start = Array(#"{"ts":1763362800,"status":200,"route":"/v1/members/17","method":"GET","ua":""#.utf8)
        let agents: [[UInt8]] = [[0xFF, 0xFE], [0x00], [0x09, 0x1B], Array(#"\ud800"#.utf8), [UInt8](repeating: 0x61, count: 900_000)]
        try folder.write("a.log", agents.flatMap { start + $0 + Array("\"}\n".utf8) })
        let report = try folder.scan("a.log")
        #expect(report.counts.events == 5 && report.diagnostics.isEmpty)
        #expect(try FileManager.default.attributesOfItem(atPath: report.files[0].segments[0].path)[.size] as? Int ?? .max < 20_000)
    }

    @Test func `Diagnostics of one file are limited and its counts are not`() throws {
        try folder.write("a.log", String(repeating: "x\n", count: 1000))
        let report = try folder.scan("a.log")
        #expect(report.counts.unreadable == 1000)
        #expect(report.diagnostics.count == LogScanner.diagnosticsPerFile)
    }

    @Test("An empty log is noticed and is no error", arguments: [[], [UInt8](repeating: 0x0A, count: 0)])
    func empty(_ content: [UInt8]) throws {
        try folder.write("a.log", content)
        try folder.writePacked("b.log.gz", [])
        let report = try folder.scan("a.log", "b.log.gz")
        #expect(report.diagnostics.map(\.code) == [.emptyFile, .emptyFile])
        #expect(report.counts == LineCounts())
        #expect(report.files.count == 2 && report.files[0].metadata.first == nil)
    }

    @Test func `A line over the limit is counted, and the lines around it are read`() throws {
        let lines = Self.lines(2, seed: 3, damaged: false)
        try folder.writePacked("a.log.zst", Array((lines[0] + "\n" + String(repeating: " ", count: 3 << 20) + "\n" + lines[1]).utf8))
        let report = try folder.scan("a.log.zst")
        #expect(report.diagnostics.map(\.code) == [.lineTooLong] && report.diagnostics.map(\.line) == [2])
        #expect(report.counts.events == 2 && report.counts.addUp)
    }

    @Test func `Routes that the map does not know are counted by shape`() throws {
        try folder.write("a.log", Self.lines(2000, seed: 4, damaged: false).joined(separator: "\n"))
        let report = try folder.scan("a.log")
        #expect(report.unmappedRoutes.keys.sorted() == ["GET /v1/other/{}"])
        #expect(report.unmappedRoutes.values.reduce(0, +) == report.counts.unmapped)
        #expect(report.counts.unmapped > 300 && report.counts.successful < report.counts.events)
    }

    // MARK: Streams that break

    @Test("A compressed log that is cut gives the events before the cut and says so", arguments: ["gz", "zst"])
    func truncated(_ suffix: String) throws {
        let lines = Self.lines(20_000, seed: 5, damaged: false)
        let packed = try folder.packed(Array(lines.joined(separator: "\n").utf8), as: suffix)
        try folder.write("a.log", Array(packed.prefix(packed.count / 2)))
        let report = try folder.scan("a.log")
        #expect(report.diagnostics.map(\.code) == [.truncatedFile])
        #expect(report.files[0].metadata.truncated)
        #expect(report.counts.addUp && report.counts.events > 1000 && report.counts.events < 20_000)
        let events = try folder.events()
        try folder.write("b.log", lines.prefix(report.counts.events).joined(separator: "\n"))
        let whole = try ScanFolder()
        try whole.write("b.log", lines.prefix(report.counts.events).joined(separator: "\n"))
        _ = try whole.scan("b.log")
        #expect(try events == whole.events())
    }

    @Test func `A compressed log with garbage behind it is corrupt, and its events are kept`() throws {
        let lines = Self.lines(100, seed: 6, damaged: false)
        try folder.write(
            "a.log", try folder.packed(Array((lines.joined(separator: "\n") + "\n").utf8), as: "gz") + Array("garbage garbage".utf8))
        let report = try folder.scan("a.log")
        #expect(report.diagnostics.map(\.code) == [.corruptFile] && report.files[0].metadata.truncated)
        #expect(report.counts.events == 100)
    }

    @Test func `A plain log that ends in the middle of a line is truncated, one without a last line end is not`() throws {
        let lines = Self.lines(10, seed: 7, damaged: false)
        let text = lines.joined(separator: "\n")
        try folder.write("a.log", text)
        try folder.write("b.log", String(text.dropLast(20)))
        let report = try folder.scan("a.log", "b.log")
        #expect(report.files.map(\.metadata.truncated) == [false, true])
        #expect(report.files.map(\.metadata.counts.events) == [10, 9])
        #expect(report.diagnostics.map(\.code) == [.truncatedFile])
    }

    // MARK: The same events whatever the files

    @Test(arguments: [11, 12] as [UInt64])
    func `Threads, order, cutting and compression change no event`(seed: UInt64) throws {
        let lines = Self.lines(4000, seed: seed)
        let reference = try ScanFolder()
        try reference.write("all.log", lines.joined(separator: "\n") + "\n")
        let whole = try reference.scan("all.log", issued: Self.issued)
        let expected = try reference.events()
        #expect(expected.count > 3500)
        let parts = [lines[..<1300], lines[1300..<1301], lines[1301...]].map { Array(($0.joined(separator: "\r\n") + "\r\n").utf8) }
        for (names, threads) in [
            (["a.log", "b.log", "c.log"], 1), (["a.log", "b.log", "c.log"], 2), (["c.log", "a.log", "b.log"], 2),
            (["a.log.gz", "b.log.zst", "c.log"], 2), (["z.log.zst", "y.log.zst", "x.log.gz"], 1),
        ] {
            let folder = try ScanFolder()
            for (name, part) in zip(names, parts) { try folder.writePacked(name, part) }
            let report = try folder.scan(names, issued: Self.issued, threads: threads)
            #expect(report.counts == whole.counts, "seed \(seed), \(names)")
            #expect(report.unmappedRoutes == whole.unmappedRoutes)
            #expect(report.files.map(\.metadata.source) == names)
            #expect(try folder.events() == expected, "seed \(seed), \(names), \(threads) threads")
        }
    }

    @Test func `A segment's bytes do not depend on the number of threads`() throws {
        for name in ["a.log", "b.log", "c.log"] {
            try folder.write(name, Self.lines(500, seed: UInt64(name.utf8.first!)).joined(separator: "\n"))
        }
        func contents() throws -> [Data] { try folder.segments.map { try Data(contentsOf: URL(filePath: folder.index + "/" + $0)) } }
        _ = try folder.scan("a.log", "b.log", "c.log", threads: 1)
        let first = try contents()
        for segment in try folder.segments { try FileManager.default.removeItem(atPath: folder.index + "/" + segment) }
        _ = try folder.scan("c.log", "b.log", "a.log", threads: 3)
        #expect(try contents() == first)
    }

    @Test func `Files with the same bytes are counted once, and the report says which`() throws {
        let text = Self.lines(50, seed: 21, damaged: false).joined(separator: "\n")
        for name in ["a.log", "b.log", "c.log"] { try folder.write(name, text) }
        try folder.write("d.log", text + "\n")
        let report = try folder.scan("a.log", "b.log", "c.log", "d.log", threads: 2)
        #expect(report.files.map(\.metadata.source) == ["a.log", "d.log"])
        #expect(report.counts.events == 100)
        #expect(
            report.diagnostics.map(\.code) == [.duplicateFile, .duplicateFile] && report.diagnostics.map(\.file) == ["b.log", "c.log"])
        #expect(report.repeated.map(\.file.metadata.source) == ["b.log", "c.log"])
        #expect(report.repeated.map(\.of.metadata.source) == ["a.log", "a.log"])
    }

    // MARK: Reading again

    @Test func `A file that was read before is known, until it, the mapping, the routes or the issuance log change`() throws {
        let lines = Self.lines(100, seed: 22)
        try folder.write("a.log", lines.joined(separator: "\n"))
        let first = try folder.scan("a.log")
        let again = try folder.scan("a.log")
        #expect(again.files.map(\.wasKnown) == [true] && again.files[0].metadata == first.files[0].metadata)
        #expect(again.counts == first.counts && again.diagnostics == first.diagnostics)
        var source = gatewaySource
        source.success = [200...200]
        #expect(try folder.scan("a.log", source: source).files[0].wasKnown == false)
        #expect(try folder.scan("a.log", routes: Array(gatewayRoutes.dropLast())).files[0].wasKnown == false)
        #expect(try folder.scan("a.log", issued: Self.issued).files[0].wasKnown == false)
        #expect(try folder.scan("a.log", issued: Self.issued).files[0].wasKnown)
        try folder.write("a.log", lines.joined(separator: "\n") + "\n" + Self.lines(1, seed: 23, damaged: false)[0])
        let longer = try folder.scan("a.log", issued: Self.issued)
        #expect(longer.files[0].wasKnown == false && longer.counts.events == first.counts.events + 1)
    }

    @Test func `A damaged segment is made anew`() throws {
        try folder.write("a.log", Self.lines(100, seed: 24).joined(separator: "\n"))
        let first = try folder.scan("a.log")
        let events = try folder.events()
        try folder.write("index/" + folder.segments[0], "not a segment")
        let again = try folder.scan("a.log")
        #expect(again.files[0].wasKnown == false && again.counts == first.counts)
        #expect(try folder.events() == events)
    }

    @Test func `Names that differ only in their folder or their odd letters have segments of their own`() {
        let names = [
            "a/x.log", "b/x.log", "x.log", "x?.log", "x/.log", "x .log", "한.log", "글.log", "../x.log", String(repeating: "y", count: 500),
        ]
        let segments = names.map { LogScanner.segmentPrefix($0) }
        #expect(Set(segments).count == names.count)
        #expect(segments.allSatisfy { $0.utf8.count < 120 && !$0.contains("/") && $0.allSatisfy(\.isASCII) && $0.hasSuffix("-") })
    }

    @Test func `A file that cannot be read is an error, after all others were read`() throws {
        for name in ["a.log", "c.log"] { try folder.write(name, Self.lines(10, seed: UInt64(name.utf8.first!)).joined(separator: "\n")) }
        #expect(throws: LogScanningError(.input, "")) { try folder.scan("a.log", "missing.log", "c.log") }
        #expect(try folder.segments.count == 2)
        #expect(throws: LogScanningError(.input, "")) { try folder.scan("index") }
        let scanner = LogScanner(routes: try RouteTable([]), issued: nil, folder: folder.path + "/nowhere")
        #expect(throws: LogScanningError(.indexWrite, "")) {
            try scanner.scan([LogScanner.Job(path: folder.path + "/a.log", name: "a.log", source: gatewaySource)], threads: 1)
        }
    }

    @Test func `Progress ends with all bytes done, and no scan is one of nothing`() throws {
        for name in ["a.log", "b.log"] { try folder.write(name, Self.lines(200, seed: UInt64(name.utf8.first!)).joined(separator: "\n")) }
        let scanner = LogScanner(routes: try RouteTable(gatewayRoutes), issued: nil, folder: folder.index)
        let calls = CallLog()
        let jobs = ["a.log", "b.log"].map { LogScanner.Job(path: folder.path + "/" + $0, name: $0, source: gatewaySource) }
        _ = try scanner.scan(jobs, threads: 2) { done, total in calls.add(done, total) }
        let seen = calls.all
        #expect(seen.count == 2 && seen[0].done < seen[1].done && seen[1].done == seen[1].total)
        #expect(try scanner.scan([], threads: 4).files.isEmpty)
    }
}
