import BreachModel
import EvidenceLog
import Foundation
import Testing

@testable import BreachResponse

/// Which logs there are, written down and sealed.
struct LogManifestTests {
    @Test("Each log is listed with size, digest, times and lines, and the list is sealed")
    func lists() throws {
        let folder = try PreservingFolder()
        _ = try ScanLogs(folder.environment)()
        let manifest = try folder.manifest()
        #expect(manifest.version == 1 && manifest.files.map(\.name) == (1...5).map { "logs/a-2025-11-0\($0).jsonl" })
        let file = manifest.files[1]
        #expect(file.size == PreservingFolder.text(2).utf8.count && file.lines == 40 && file.events == 40)
        #expect(file.first == Instant(rfc3339: "2025-11-02T01:00:10Z") && file.last == Instant(rfc3339: "2025-11-02T01:00:49Z"))
        #expect(file.sha256.count == 64 && Set(manifest.files.map(\.sha256)).count == 5)
        #expect(try PreservedLogs(folder.environment.folder).newest() == manifest)
        let sealed = try folder.read("store/evidence.log")
        #expect(sealed.contains("preserve-manifest") && sealed.contains("preservation/0001.json"))
        #expect(try VerifyEvidence(folder.environment)().isSound)
    }

    @Test("A later manifest is the next version and leaves the earlier one as it is")
    func versions() throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        let first = try folder.read("store/preservation/0001.json")
        try folder.write("more\n", to: "logs/b.jsonl")
        #expect(try folder.manifest().version == 2)
        #expect(try folder.read("store/preservation/0001.json") == first)
        #expect(try PreservedLogs(folder.environment.folder).newest().files.count == 6)
    }

    @Test("With a window only logs that may hold events of it are listed, and those of which nobody knows")
    func window() throws {
        let folder = try PreservingFolder()
        _ = try ScanLogs(folder.environment)()
        try folder.write("not scanned\n", to: "logs/z.jsonl")
        let window = Window(start: Instant(rfc3339: "2025-11-03T00:00:00Z")!, end: Instant(rfc3339: "2025-11-04T00:00:00Z")!)
        let manifest = try MakeLogManifest(folder.environment)(window: window)
        #expect(manifest.files.map(\.name) == ["logs/a-2025-11-03.jsonl", "logs/z.jsonl"])
        #expect(manifest.files.last?.lines == nil)
    }

    @Test("A log whose name is not UTF-8 is named with escapes, counted, and no copy is complete without it")
    func oddNames() throws {
        let folder = try PreservingFolder()
        for name: [UInt8] in [[0x62, 0xFF], [0x62, 0xFE], [0x5C, 0x0A, 0xFF]] { try folder.makeOdd(name) }
        let manifest = try folder.manifest()
        #expect(manifest.files.count == 5 && !manifest.isWhole)
        #expect(manifest.unlisted == ["logs/\\\\\\n\\xff", "logs/b\\xfe", "logs/b\\xff"])
        let outcome = try folder.copy()
        #expect(outcome.copied == 5 && !outcome.isComplete)
        #expect(outcome.faults == Dictionary(uniqueKeysWithValues: (manifest.unlisted ?? []).map { ($0, .unlisted) }))
        #expect(!folder.exists("copy/manifest.json") && !folder.exists("copy/SHA256SUMS"))
    }

    @Test("Logs of odd names alone make a manifest, too: it lists none and names them")
    func oddNamesAlone() throws {
        let folder = try PreservingFolder()
        for day in 1...5 { try folder.remove("logs/a-2025-11-0\(day).jsonl") }
        try folder.makeOdd([0xFF])
        let manifest = try folder.manifest()
        #expect(manifest.files.isEmpty && manifest.unlisted == ["logs/\\xff"])
        #expect(try folder.copy().faults == ["logs/\\xff": .unlisted])
    }

    @Test("A second name of a listed log is no missing one, and neither is what is no log", arguments: [["logs/"], ["logs/*"]])
    func oddNamesOfNoLogs(paths: [String]) throws {
        let folder = try PreservingFolder()
        folder.paths = paths
        try folder.link("logs/z", to: "a-2025-11-01.jsonl")
        try folder.makeOdd([0xFF] + Array(".partial".utf8))
        #expect(try folder.manifest().unlisted == [])
    }

    @Test("Of two logs whose names differ in bytes alone, none is left out without a word")
    func twins() throws {
        let folder = try PreservingFolder()
        try folder.makeOdd(Array("\u{E9}".utf8))
        try folder.makeOdd(Array("e\u{301}".utf8))
        let manifest = try folder.manifest()
        #expect(manifest.files.count + (manifest.unlisted ?? []).count == 7)
    }

    @Test("Without any log there is nothing to list")
    func none() throws {
        let folder = try PreservingFolder()
        for day in 1...5 { try folder.remove("logs/a-2025-11-0\(day).jsonl") }
        #expect(throws: ResponseError(.noLogs, "")) { try folder.manifest() }
        #expect(throws: ResponseError(.noManifest, "")) { try folder.watch() }
        #expect(throws: ResponseError(.noManifest, "")) { try folder.copy() }
    }
}
