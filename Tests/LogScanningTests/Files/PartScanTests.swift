import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import LogScanning

@Suite struct PartScanTests {
    private let folder: ScanFolder

    init() throws { folder = try ScanFolder() }

    private static func text(_ count: Int, seed: UInt64) -> [UInt8] {
        var generator = SeededGenerator(seed: seed)
        let lines = (0..<count).map { number in
            let line =
                #"{"ts":"2025-11-17T16:00:00Z","id":"e\#(seed)-\#(number)","key":"key-\#(generator.next() % 5)","#
                + #""method":"GET","route":"/v1/members/\#(generator.next() % 300)","status":200}"#
            return ["", "not json", line, line, line, line, line, line][Int(generator.next() % 8)]
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private func scan(_ names: [String], partSize: Int, threads: Int = 1, folder: ScanFolder? = nil) throws -> ScanReport {
        let folder = folder ?? self.folder
        return try scanner(partSize, folder).scan(jobs(names, folder), threads: threads)
    }

    private func scanner(_ partSize: Int, _ folder: ScanFolder) throws -> LogScanner {
        LogScanner(routes: try RouteTable(gatewayRoutes), issued: nil, folder: folder.index, partSize: partSize)
    }

    private func jobs(_ names: [String], _ folder: ScanFolder) -> [LogScanner.Job] {
        names.map { LogScanner.Job(path: folder.path + "/" + $0, name: $0, source: gatewaySource) }
    }

    private func places(_ report: ScanReport) throws -> [String] {
        var all: [String] = []
        try report.index.forEachSegment { segment in
            segment.forEachEvent { all.append("\($1.offset) " + EventText(segment: segment, credential: $0, event: $1).text) }
        }
        return all.sorted()
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `Parts of any size and threads of any number give the same events, counts and places`(seed: UInt64) throws {
        try folder.write("a.log", Self.text(800, seed: seed))
        let whole = try scan(["a.log"], partSize: 1 << 30)
        #expect(whole.files[0].segments.count == 1)
        let events = try places(whole)
        for (partSize, threads) in [(100, 1), (1000, 2), (1000, 1), (20_000, 3)] {
            let report = try scan(["a.log"], partSize: partSize, threads: threads)
            #expect(report.files[0].segments.count > 3)
            #expect(report.counts == whole.counts, "seed \(seed), parts of \(partSize)")
            #expect(report.diagnostics == whole.diagnostics, "seed \(seed), parts of \(partSize)")
            #expect(report.files[0].metadata.fingerprint == whole.files[0].metadata.fingerprint)
            #expect(report.files[0].metadata.hours == whole.files[0].metadata.hours)
            #expect(try places(report) == events, "seed \(seed), parts of \(partSize)")
        }
    }

    @Test func `Events of every part lead back to their lines`() throws {
        let text = Self.text(500, seed: 3)
        let path = try folder.write("a.log", text)
        let report = try scan(["a.log"], partSize: 3000)
        var offsets: [Int] = []
        try report.index.forEachSegment { $0.forEachEvent { offsets.append($1.offset) } }
        let evidence = try EvidenceReader.evidence(report.files[0].metadata, path: path, offsets: offsets)
        #expect(evidence.count == offsets.count)
        for proof in evidence {
            #expect(proof.digest == SHA256Digest.of(Array(text[proof.offset..<proof.offset + proof.length])))
        }
    }

    @Test func `A scan that was interrupted goes on with the parts that are missing`() throws {
        try folder.write("a.log", Self.text(800, seed: 4))
        let first = try scan(["a.log"], partSize: 5000)
        let bytes = try first.files[0].segments.map { try Data(contentsOf: URL(filePath: $0.path)) }
        for gone in [0, 3, first.files[0].segments.count - 1] {
            try FileManager.default.removeItem(atPath: first.files[0].segments[gone].path)
        }
        let again = try scan(["a.log"], partSize: 5000)
        #expect(again.files[0].segments.count { !$0.wasKnown } == 3)
        #expect(try again.files[0].segments.map { try Data(contentsOf: URL(filePath: $0.path)) } == bytes)
        #expect(again.counts == first.counts && again.diagnostics == first.diagnostics)
    }

    @Test func `Workers that scan parts in any order make the index that one scan makes`() throws {
        for name in ["a.log", "b.log"] { try folder.write(name, Self.text(300, seed: UInt64(name.utf8.first!))) }
        let whole = try scan(["a.log", "b.log"], partSize: 4000)
        let shared = try ScanFolder()
        for name in ["a.log", "b.log"] {
            try FileManager.default.copyItem(atPath: folder.path + "/" + name, toPath: shared.path + "/" + name)
        }
        let (scanner, jobs) = (try scanner(4000, shared), jobs(["a.log", "b.log"], shared))
        let tasks = try jobs.map { try scanner.plan($0) }.flatMap { plan in plan.parts.map { (plan, $0) } }
        #expect(throws: LogScanningError(.incomplete, "")) { try scanner.finish(jobs, threads: 1) }
        for (plan, part) in tasks.reversed() + tasks.prefix(2) { _ = try scanner.scan(part, of: plan) }
        let finished = try scanner.finish(jobs, threads: 2)
        #expect(finished.counts == whole.counts && finished.files.allSatisfy(\.wasKnown))
        #expect(try places(finished) == places(whole))
    }

    @Test("A log and its packed copies are one log", arguments: ["gz", "zst"])
    func packedCopy(_ suffix: String) throws {
        let text = Self.text(400, seed: 5)
        try folder.write("a.log", text)
        try folder.writePacked("a.log." + suffix, text)
        try folder.write("b.log", text + Self.text(1, seed: 6))
        let report = try scan(["a.log", "a.log." + suffix, "b.log"], partSize: 3000)
        #expect(report.files.map(\.metadata.source) == ["a.log", "b.log"])
        #expect(report.diagnostics.filter { $0.code == .duplicateFile }.map(\.file) == ["a.log." + suffix])
    }

    @Test func `Of a broken copy and a whole one with the same text the whole one counts`() throws {
        let text = Self.text(50, seed: 7)
        try folder.write("a.log.gz", try folder.packed(text, as: "gz") + Array("garbage".utf8))
        try folder.write("b.log", text)
        let report = try scan(["a.log.gz", "b.log"], partSize: 1 << 20)
        #expect(report.files.map(\.metadata.source) == ["b.log"] && !report.files[0].metadata.truncated)
    }

    @Test func `A part of a file that has changed since does not count as scanned`() throws {
        let path = try folder.write("a.log", Self.text(300, seed: 8))
        let scanner = try scanner(4000, folder)
        let jobs = jobs(["a.log"], folder)
        _ = try scanner.scan(jobs, threads: 1)
        #expect(try scanner.finish(jobs, threads: 1).files.count == 1)
        try Data(Self.text(301, seed: 9)).write(to: URL(filePath: path))
        #expect(throws: LogScanningError(.incomplete, "")) { try scanner.finish(jobs, threads: 1) }
    }
}
