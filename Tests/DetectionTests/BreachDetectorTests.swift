import BreachModel
import ByteStreams
import Foundation
import LogScanning
import Testing

@testable import Detection

/// All detectors together: order, evidence, and the same answer however the logs are cut.
struct BreachDetectorTests {
    private static let left = CredentialLimit(
        credential: "k1", reason: .ownerLeft, employee: "e1",
        window: Window(start: SeenLine.firstDay.adding(hours: 100), end: Window.always.end))

    /// Three weeks of use with a bit of everything that detectors look for.
    private static func lines(seed: UInt64) -> [SeenLine] {
        var generator = SeededGenerator(seed: seed, purpose: "detection")
        var lines = (0..<160).map { number in
            SeenLine("\(number % 7)", day: number / 8, minute: Int.random(in: 0..<1440, using: &generator)) {
                $0.key = "k\(number % 3 + 1)"
                $0.country = number % 5 == 4 && number > 100 ? "SG" : "KR"
                $0.network = "6451\(number % 2)"
                $0.token = "issued"
                $0.origin = "198.51.100.\(number % 4)"
            }
        }
        lines += (0..<40).map { number in
            let subject = number % 6 == 0 ? "ghost-\(number)" : number % 4 == 0 ? "u-\(number)" : "\(100 + number)"
            return SeenLine(subject, day: 14 + number % 2, minute: Int.random(in: 0..<1440, using: &generator)) {
                $0.token = "forged-\(Int.random(in: 0...20, using: &generator))"
                $0.country = "SG"
                $0.status = number % 9 == 0 ? 404 : 200
                $0.origin = number % 2 == 0 ? "203.0.113.1" : "203.0.113.2"
            }
        }
        return lines.sorted { ($0.time, $0.text) < ($1.time, $1.text) }
    }

    private func world() throws -> DetectionWorld {
        let world = try DetectionWorld()
        world.credentialLimits = [Self.left]
        world.members = { !$0.rawValue.hasPrefix("ghost") }
        return world
    }

    @Test("Findings come surest first, then by id, and each id once")
    func order() throws {
        let found = try world().detect(Self.lines(seed: 1))
        #expect(found.map(\.confidence) == found.map(\.confidence).sorted(by: >))
        for (left, right) in zip(found, found.dropFirst()) where left.confidence == right.confidence { #expect(left.id < right.id) }
        #expect(Set(found.map(\.id)).count == found.count)
        #expect(Set(found.map(\.kind)).count >= 5)
    }

    @Test("No sentence names a person")
    func noPersonalData() throws {
        for finding in try world().detect(Self.lines(seed: 2)) {
            #expect(!finding.statement.english.contains("ghost") && !finding.statement.korean.contains("ghost"))
            #expect(!finding.statement.english.contains("u-") && !finding.statement.english.contains("forged-"))
        }
    }

    // MARK: Evidence

    @Test(
        "Evidence names the bytes of the earliest lines, with their digest and their file's",
        arguments: ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
    func evidence(name: String) throws {
        let lines = Self.lines(seed: 3)
        let world = try world()
        let text = Array(SeenLine.text(lines).utf8)
        let found = try world.detect([.init(name: name, lines: lines)])
        var fingerprint = TextFingerprint()
        // SAFETY: the buffer is used only inside the closure.
        unsafe text.withUnsafeBytes { unsafe fingerprint.update($0) }
        let forged = try #require(found.kinds(.tokenNeverIssued).first)
        #expect(forged.evidence.count == Sighting.evidenceLimit)
        for evidence in found.flatMap(\.evidence) {
            #expect(evidence.source == name)
            #expect(evidence.sourceFingerprint == fingerprint.text)
            #expect(evidence.digest == SHA256Digest.of(Array(text[evidence.offset..<evidence.offset + evidence.length])))
            #expect(text[evidence.offset] == UInt8(ascii: "{") && text[evidence.offset + evidence.length] == 0x0A)
        }
        let first = lines.filter { $0.token?.hasPrefix("forged") == true }.prefix(Sighting.evidenceLimit)
        let shown = forged.evidence.map { String(decoding: text[$0.offset..<$0.offset + $0.length], as: UTF8.self) }
        #expect(shown == first.map(\.text))
    }

    @Test("Evidence of several files is in order of time")
    func evidenceAcrossFiles() throws {
        let forged = (0..<8).map { number in SeenLine("1", minute: number) { $0.token = "forged-\(number)" } }
        let found = try DetectionWorld().detect([
            .init(name: "b.jsonl", lines: forged.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)),
            .init(name: "a.jsonl", lines: forged.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)),
        ])
        #expect(found.first?.evidence.map(\.source) == ["b.jsonl", "a.jsonl", "b.jsonl", "a.jsonl", "b.jsonl"])
    }

    @Test("A log that is gone cannot prove anything any more")
    func evidenceGone() throws {
        let world = try DetectionWorld()
        let index = try world.index([.init(name: "a.jsonl", lines: [SeenLine("1") { $0.token = "forged" }])])
        #expect(throws: LogScanningError(.evidenceGone, "")) {
            _ = try world.detector.detect(
                index, credentialLimits: [], members: nil, scratch: [], logPath: { _ in world.folder + "/gone" })
        }
    }

    @Test("A line that changed since keeps its place and loses its digest")
    func evidenceShortened() throws {
        let world = try DetectionWorld()
        let index = try world.index([
            .init(name: "a.jsonl", lines: [SeenLine("1"), SeenLine("1", minute: 61) { $0.token = "forged" }])
        ])
        try Data("short\n".utf8).write(to: URL(filePath: world.files["a.jsonl"]!))
        let found = try world.detector.detect(
            index, credentialLimits: [], members: nil, scratch: [], logPath: { world.files[$0] ?? "" })
        #expect(found.first?.evidence.map(\.digest) == [""])
    }

    // MARK: Determinism

    @Test("However the logs are cut, ordered and compressed, the findings are the same")
    func determinism() throws {
        print("seeds 10 to 29")
        for seed in 10...29 as ClosedRange<UInt64> {
            let lines = Self.lines(seed: seed)
            let whole = try world().detect(lines).withoutEvidence
            var generator = SeededGenerator(seed: seed)
            let count = Int.random(in: 2...5, using: &generator)
            var parts = [[SeenLine]](repeating: [], count: count)
            for (index, line) in lines.enumerated() {
                parts[seed % 2 == 0 ? index * count / lines.count : Int.random(in: 0..<count, using: &generator)].append(line)
            }
            let names = (0..<count).map { "part\($0).jsonl" + ["", ".gz", ".zst"][$0 % 3] }.shuffled(using: &generator)
            let files = zip(names, parts).map { DetectionWorld.LogFile(name: $0, lines: $1.shuffled(using: &generator)) }
            #expect(try world().detect(files, threads: 2).withoutEvidence == whole, "seed \(seed)")
            #expect(!whole.isEmpty)
        }
    }

    @Test("More lines later keep the ids of the findings")
    func stableIDs() throws {
        let lines = Self.lines(seed: 4)
        let early = try world().detect(Array(lines.prefix(190)))
        let all = try world().detect(lines)
        #expect(Set(early.map(\.id)).isSubset(of: Set(all.map(\.id))))
    }

    // MARK: Edges

    @Test("An index without segments has no findings")
    func emptyIndex() throws {
        let detector = BreachDetector(limits: DetectionLimits(), zoneOffsetMinutes: 540)
        #expect(
            try detector.detect(AccessIndex(paths: []), credentialLimits: [Self.left], members: nil, scratch: [], logPath: { $0 }).isEmpty)
    }

    @Test("A file without any line changes nothing")
    func emptyFile() throws {
        let lines = Self.lines(seed: 5)
        let files = [DetectionWorld.LogFile(name: "a.jsonl", lines: lines), .init(name: "b.jsonl", lines: [])]
        #expect(try world().detect(files) == world().detect(lines))
    }

    @Test("Lines without a credential or origin are judged by what they have")
    func nameless() throws {
        let lines = SeenLine.day(0, people: 1) + SeenLine.day(9, people: 20)
        let noKey = try DetectionWorld().detect(
            lines.map {
                var line = $0; line.key = ""; return line
            })
        #expect(noKey.map(\.id) == ["fan-out:198.51.100.7"])
        let noOrigin = try DetectionWorld().detect(
            lines.map {
                var line = $0; line.origin = ""; return line
            })
        #expect(noOrigin.map(\.id) == ["fan-out:k1"])
    }

    @Test("Progress counts every segment twice, once for each pass")
    func progress() throws {
        var steps: [Int] = []
        let files = (0..<3).map { DetectionWorld.LogFile(name: "\($0).jsonl", lines: [SeenLine("\($0)")]) }
        _ = try DetectionWorld().detect(files) { done, total in
            steps.append(done)
            #expect(total == 6)
        }
        #expect(steps == [1, 2, 3, 4, 5, 6])
    }

    @Test("Segments are opened in order of time, each told from when on later ones are open")
    func segmentOrder() throws {
        let world = try DetectionWorld()
        let index = try world.index([
            .init(name: "c.jsonl", lines: [SeenLine("1", day: 1), SeenLine("1", day: 8)]),
            .init(name: "a.jsonl", lines: [SeenLine("1", day: 5)]),
            .init(name: "b.jsonl", lines: [SeenLine("1", day: 3)]), .init(name: "d.jsonl", lines: []),
        ])
        let entries = try SegmentOrder(index).entries
        #expect(entries.map(\.metadata.source) == ["c.jsonl", "b.jsonl", "a.jsonl", "d.jsonl"])
        #expect(entries.map(\.openFrom) == [SeenLine("", day: 3).time.milliseconds, SeenLine("", day: 5).time.milliseconds, nil, nil])
    }
}
