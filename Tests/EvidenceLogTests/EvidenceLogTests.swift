import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import EvidenceLog

@Suite struct EvidenceLogTests {
    let fixture: EvidenceFixture

    init() throws {
        fixture = try EvidenceFixture()
    }

    @Test func `Each entry is one line tied to the one before it`() throws {
        try fixture.fill(3)
        let entries = try fixture.log.entries()
        #expect(entries.map(\.index) == [0, 1, 2])
        #expect(entries.map(\.previous) == [EvidenceEntry.noPrevious, entries[0].hash, entries[1].hash])
        #expect(try fixture.lines().count == 3)
        let report = try fixture.log.verify(baseDirectory: fixture.folder)
        #expect(report.isSound && report.entries == 3 && report.filesChecked == 3 && report.head == entries[2].hash)
    }

    /// The documented check for whoever does not have this program.
    @Test func `The hash is that of the line without its hash`() throws {
        try fixture.fill(2)
        for line in try fixture.lines() {
            let parts = line.split(separator: ",\"hash\":\"", omittingEmptySubsequences: false)
            #expect(parts.count == 2)
            #expect(SHA256Digest.of(Array((parts[0] + "}").utf8)) == parts[1].dropLast(2))
        }
    }

    @Test func `The same steps give the same bytes`() throws {
        let other = try EvidenceFixture()
        try fixture.fill(3)
        try other.fill(3)
        #expect(try fixture.text == other.text)
    }

    @Test func `A written line is what is documented`() throws {
        try fixture.log.append(
            step: "scan", inputs: [.value("a\"b\\\n", sha256: String(repeating: "a", count: 64))], by: "홍", at: EvidenceFixture.noon)
        let line = try #require(try fixture.lines().first)
        #expect(
            line.hasPrefix(
                "{\"index\":0,\"time\":\"2025-11-20T12:00:00Z\",\"step\":\"scan\",\"by\":\"홍\",\"inputs\":[{\"name\":\"value:a\\\"b\\\\\\n\","
                    + "\"sha256\":\"" + String(repeating: "a", count: 64) + "\"}],\"results\":[],\"previous\":\"000"))
        #expect(try fixture.problems().isEmpty)
    }

    @Test(arguments: ["", "abc", String(repeating: "A", count: 64), String(repeating: "g", count: 64)])
    func `What is no digest is not sealed`(digest: String) throws {
        #expect(throws: EvidenceError(.badEntry, "")) {
            try fixture.log.append(
                step: "s", results: [EvidenceItem(name: "x", sha256: digest)], by: "b", at: EvidenceFixture.noon)
        }
        #expect(throws: EvidenceError(.noLog, "")) { try fixture.log.entries() }
    }

    @Test(arguments: [("", "b"), ("s", "")])
    func `An entry needs a step and an actor`(step: String, by: String) {
        #expect(throws: EvidenceError(.badEntry, "")) {
            try fixture.log.append(step: step, by: by, at: EvidenceFixture.noon)
        }
    }

    @Test func `A file that cannot be read is not sealed`() {
        #expect(throws: EvidenceError(.unreadableFile, "")) {
            try EvidenceItem.file(fixture.folder + "/none", base: fixture.folder)
        }
        #expect(throws: EvidenceError(.unreadableFile, "")) { try EvidenceItem.file(fixture.folder, base: "/") }
    }

    @Test func `Names are relative to the base where the file lies below it`() throws {
        let path = try fixture.write("x", to: "a.json")
        #expect(try EvidenceItem.file(path, base: fixture.folder).name == "a.json")
        #expect(try EvidenceItem.file(path, base: fixture.folder + "/").name == "a.json")
        #expect(try EvidenceItem.file(path, base: fixture.folder + "x").name == path)
    }

    @Test func `A log where there is no folder is refused`() {
        let log = EvidenceLog(path: fixture.folder + "/none/evidence.log")
        #expect(throws: EvidenceError(.notAccessible, "")) { try log.append(step: "s", by: "b", at: EvidenceFixture.noon) }
        #expect(throws: EvidenceError(.noLog, "")) { try log.verify(baseDirectory: fixture.folder) }
    }

    @Test func `Many writers at once give one sound chain`() async throws {
        let log = fixture.log
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<24 {
                group.addTask { try log.append(step: "s\(number)", by: "b", at: EvidenceFixture.noon) }
            }
            try await group.waitForAll()
        }
        let report = try log.verify(baseDirectory: fixture.folder)
        #expect(report.entries == 24 && report.isSound)
    }

    @Test func `An entry longer than the piece that is read backwards is found`() throws {
        let long = String(repeating: "가", count: 60_000)
        try fixture.log.append(step: long, by: "b", at: EvidenceFixture.noon)
        try fixture.log.append(step: long, by: "b", at: EvidenceFixture.noon)
        try fixture.log.append(step: "short", by: "b", at: EvidenceFixture.noon)
        #expect(try fixture.problems().isEmpty)
    }

    @Test func `A full disk leaves the log as it was`() throws {
        try fixture.fill(1)
        let before = try fixture.text
        let full = EvidenceLog(path: "/dev/full")
        do {
            try full.append(step: "s", by: "b", at: EvidenceFixture.noon)
            Issue.record("a full device took an entry")
        } catch {
            #expect(error.code == .fullDisk)
        }
        #expect(try fixture.text == before)
    }
}
