import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import LogScanning

@Suite struct EvidenceReaderTests {
    private let folder: ScanFolder
    private static let lines = (0..<200).map { number in
        #"{"ts":"2025-11-17T16:00:00Z","route":"/v1/members/\#(number)","method":"GET","status":200}"#
    }

    init() throws { folder = try ScanFolder() }

    private func metadata(_ name: String) throws -> SegmentMetadata { try folder.scan(name).files[0].metadata }

    @Test("A line's evidence is the digest of its bytes, in any compression", arguments: ["a.log", "a.log.gz", "a.log.zst"])
    func digests(_ name: String) throws {
        let path = try folder.writePacked(name, Array((Self.lines.joined(separator: "\n") + "\n").utf8))
        let metadata = try metadata(name)
        var offsets: [Int] = [0]
        for line in Self.lines.dropLast() { offsets.append(offsets[offsets.count - 1] + line.utf8.count + 1) }
        let evidence = try EvidenceReader.evidence(metadata, path: path, offsets: [offsets[199], offsets[0], offsets[57], offsets[57]])
        #expect(evidence.map(\.offset) == [offsets[0], offsets[57], offsets[199]])
        #expect(evidence.map(\.digest) == [0, 57, 199].map { SHA256Digest.of(Array(Self.lines[$0].utf8)) })
        #expect(evidence.map(\.length) == [0, 57, 199].map { Self.lines[$0].utf8.count })
        #expect(evidence.allSatisfy { $0.source == name && $0.sourceFingerprint == metadata.fingerprint })
        #expect(metadata.fingerprint == fingerprint(of: Array((Self.lines.joined(separator: "\n") + "\n").utf8)).text)
    }

    @Test func `The offsets of events lead back to their lines, behind a byte-order mark too`() throws {
        let path = try folder.write("a.log", "\u{FEFF}" + Self.lines[0] + "\r\n\n" + Self.lines[1])
        let metadata = try metadata("a.log")
        var offsets: [Int] = []
        try folder.last.index.forEachSegment { $0.forEachEvent { offsets.append($1.offset) } }
        let evidence = try EvidenceReader.evidence(metadata, path: path, offsets: offsets)
        #expect(evidence.map(\.digest) == [Self.lines[0] + "\r", Self.lines[1]].map { SHA256Digest.of(Array($0.utf8)) })
    }

    @Test func `A place where no line begins any more has no digest, and the order stays`() throws {
        let path = try folder.write("a.log", Self.lines[0] + "\n" + Self.lines[1] + "\n")
        let second = Self.lines[0].utf8.count + 1
        let evidence = try EvidenceReader.evidence(try metadata("a.log"), path: path, offsets: [1, second, 0, 1_000_000])
        #expect(evidence.map(\.offset) == [0, 1, second, 1_000_000])
        #expect(evidence.map(\.digest.isEmpty) == [false, true, false, true])
    }

    @Test func `A file that is gone is an error, and one that was cut still proves what is left`() throws {
        let path = try folder.writePacked("a.log.gz", Array(Self.lines.joined(separator: "\n").utf8))
        let metadata = try metadata("a.log.gz")
        let whole = try Data(contentsOf: URL(filePath: path))
        try whole.prefix(whole.count - 60).write(to: URL(filePath: path))
        let evidence = try EvidenceReader.evidence(metadata, path: path, offsets: [0, 1_000_000])
        #expect(evidence.map(\.digest) == [SHA256Digest.of(Array(Self.lines[0].utf8)), ""])
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: LogScanningError(.evidenceGone, "")) { try EvidenceReader.evidence(metadata, path: path, offsets: [0]) }
        #expect(try EvidenceReader.evidence(metadata, path: path, offsets: []).isEmpty)
    }
}
