import BreachModel
import Foundation
import Testing

@testable import EvidenceLog

@Suite struct VerificationTests {
    let fixture: EvidenceFixture

    init() throws {
        fixture = try EvidenceFixture()
        try fixture.fill(4)
    }

    @Test func `A changed file is named, and nothing else`() throws {
        try fixture.write("forged", to: "file2.json")
        #expect(try fixture.problems() == ["changed-file: file2.json (sealed in line 4)"])
        let chainOnly = try fixture.log.verify(baseDirectory: fixture.folder, recompute: false)
        #expect(chainOnly.isSound && chainOnly.filesChecked == 0)
    }

    @Test func `A missing file and one that cannot be read are named`() throws {
        try FileManager.default.removeItem(atPath: fixture.folder + "/file0.json")
        try FileManager.default.removeItem(atPath: fixture.folder + "/file3.json")
        try FileManager.default.createDirectory(atPath: fixture.folder + "/file3.json", withIntermediateDirectories: false)
        #expect(
            try fixture.problems() == [
                "missing-file: file0.json (sealed in line 2)", "unreadable-file: file3.json (sealed in line 4)",
            ])
    }

    @Test func `A file that a later step wrote anew is checked against the later step`() throws {
        let path = try fixture.write("second", to: "file1.json")
        try fixture.log.append(
            step: "again", results: [try .file(path, base: fixture.folder)], by: "hong", at: EvidenceFixture.noon)
        #expect(try fixture.problems().isEmpty)
    }

    @Test func `A file that was changed between two steps is named though it still is what the later one read`() throws {
        let path = try fixture.write("slipped in", to: "file1.json")
        try fixture.log.append(
            step: "reads it", inputs: [try .file(path, base: fixture.folder)], by: "hong", at: EvidenceFixture.noon)
        #expect(try fixture.problems() == ["changed-between-steps: file1.json (sealed in line 5)"])
    }

    @Test func `Values are sealed but not looked for on the disk`() throws {
        try fixture.log.append(
            step: "scope", results: [.value("scope-1", sha256: String(repeating: "0", count: 64))], by: "hong",
            at: EvidenceFixture.noon)
        #expect(try fixture.problems().isEmpty)
    }

    @Test(arguments: 0..<4)
    func `A changed entry is named by its line`(index: Int) throws {
        var lines = try fixture.lines()
        lines[index] = lines[index].replacingOccurrences(of: "\"by\":\"hong\"", with: "\"by\":\"kim\"")
        try fixture.replace(lines.joined(separator: "\n") + "\n")
        #expect(try fixture.problems() == ["changed-entry: line \(index + 1)"])
    }

    @Test(arguments: 0..<3)
    func `An entry taken out breaks the chain at the next`(index: Int) throws {
        var lines = try fixture.lines()
        lines.remove(at: index)
        try fixture.replace(lines.joined(separator: "\n") + "\n")
        #expect(try fixture.problems().contains("broken-chain: line \(index + 1)"))
    }

    @Test func `Entries in another order break the chain`() throws {
        var lines = try fixture.lines()
        lines.swapAt(1, 2)
        try fixture.replace(lines.joined(separator: "\n") + "\n")
        #expect(try fixture.problems().filter { $0.hasPrefix("broken-chain") }.count == 3)
    }

    @Test func `A changed entry with a recomputed hash breaks the chain at the next`() throws {
        var lines = try fixture.lines()
        var entry = try fixture.log.entries()[1]
        entry.by = "kim"
        lines[1] = String(entry.line.dropLast())
        try fixture.replace(lines.joined(separator: "\n") + "\n")
        #expect(try fixture.problems() == ["broken-chain: line 3"])
    }

    @Test func `A cut end shows against a head that was kept elsewhere, and only so`() throws {
        let head = try fixture.log.verify(baseDirectory: fixture.folder).head
        try fixture.replace(try fixture.lines().prefix(3).joined(separator: "\n") + "\n")
        #expect(try fixture.problems() == [])
        #expect(try fixture.problems(keptHead: head) == ["head-not-found"])
    }

    @Test func `An older head that was kept is found in a longer log`() throws {
        let head = try fixture.log.entries()[1].hash
        #expect(try fixture.problems(keptHead: head).isEmpty)
        #expect(try fixture.problems(keptHead: EvidenceEntry.noPrevious).isEmpty)
    }

    @Test(arguments: ["not json", "{}", "{\"index\":0}", " "])
    func `A line that is no entry is named`(garbage: String) throws {
        var lines = try fixture.lines()
        lines[1] = garbage
        try fixture.replace(lines.joined(separator: "\n") + "\n")
        #expect(try fixture.problems() == ["unreadable-line: line 2"])
    }

    @Test func `An entry in another spelling is not taken for ours`() throws {
        var lines = try fixture.lines()
        lines[1] = lines[1].replacingOccurrences(of: "\"index\":1", with: "\"index\": 1")
        try fixture.replace(lines.joined(separator: "\n") + "\n")
        #expect(try fixture.problems() == ["unreadable-line: line 2"])
    }

    /// Every single byte of a log, changed, must show.
    @Test func `No byte of the log can be changed unseen`() throws {
        let bytes = Array(try fixture.text.utf8)
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<150 {
            var changed = bytes
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            changed[place] ^= UInt8.random(in: 1...255, using: &generator)
            try Data(changed).write(to: URL(filePath: fixture.log.path))
            let report = try fixture.log.verify(baseDirectory: fixture.folder, recompute: false)
            #expect(!report.isSound, "seed 11, byte \(place)")
        }
    }
}
