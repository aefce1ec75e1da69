import BreachModel
import ByteStreams
import CaseStore
import Foundation
import Testing

@testable import BreachResponse

/// Whether preserved logs are still what they were.
struct WatchLogsTests {
    private let second = "logs/a-2025-11-02.jsonl"

    private func states(_ look: PreservationLook) -> [String: PreservationLook.State] {
        Dictionary(uniqueKeysWithValues: look.remarks.map { ($0.name, $0.state) })
    }

    @Test("Logs that nobody touched give no remark, with all digests and without", arguments: [true, false])
    func untouched(allDigests: Bool) throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        let look = try folder.watch(allDigests: allDigests)
        #expect(look.files == 5 && look.remarks.isEmpty && look.digested == (allDigests ? 5 : 0))
        #expect(try PreservedLogs(folder.environment.folder).lastLook() == look)
    }

    @Test("A log that shrinks, changes or vanishes is an alarm; one that grows is none", arguments: [true, false])
    func changes(allDigests: Bool) throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try folder.write(PreservingFolder.text(2) + "one more\n", to: second)
        try folder.write("short\n", to: "logs/a-2025-11-03.jsonl")
        try folder.write(PreservingFolder.text(4).replacing("200", with: "404"), to: "logs/a-2025-11-04.jsonl")
        try folder.remove("logs/a-2025-11-05.jsonl")
        let look = try folder.watch(allDigests: allDigests)
        #expect(
            states(look) == [
                second: .grown, "logs/a-2025-11-03.jsonl": .shrunk, "logs/a-2025-11-04.jsonl": .changed,
                "logs/a-2025-11-05.jsonl": .vanished,
            ])
        #expect(look.alarms.count == 3)
        #expect(try folder.read("store/evidence.log").contains("preserve-alarm"))
    }

    @Test("What is no regular file in a log's place is told as that, and not by its size", arguments: ["pipe", "folder"])
    func irregular(kind: String) throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try folder.remove(second)
        // Two, so that one is also looked at as the other's new place.
        try folder.remove("logs/a-2025-11-03.jsonl")
        if kind == "pipe" { try folder.makePipe(second) } else { try folder.makeFolder(second) }
        let look = try folder.watch(allDigests: false)
        #expect(states(look) == [second: .irregular, "logs/a-2025-11-03.jsonl": .vanished] && look.alarms.count == 2)
        #expect(look.remarks.first?.sizeNow == nil)
        #expect(look.remarks.first?.statement.english.contains("no regular file any more") == true)
    }

    @Test(
        "An alarm is one line, whatever the log's name holds, and does not turn its direction",
        arguments: PreservationLook.State.allCases)
    func plainStatements(state: PreservationLook.State) {
        let name = "logs/a\nALARM\r\u{1B}[2J\u{202E}\\b.jsonl"
        let remark = PreservationLook.Remark(name: name, state: state, size: 2, sizeNow: 1, nowAt: name + "\u{2066}")
        for text in [remark.statement.english, remark.statement.korean] {
            #expect(text.contains("logs/a\\nALARM\\r\\u{1b}[2J\\u{202e}\\\\b.jsonl"))
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 || [0x202E, 0x2066].contains($0.value) })
        }
    }

    @Test("A log that grew and lost its beginning changed")
    func grownElsewhere() throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try folder.write("x" + PreservingFolder.text(2), to: second)
        #expect(try states(folder.watch(allDigests: false)) == [second: .changed])
    }

    @Test("Rotation that renames or packs logs, also along a chain, is recognised by their content")
    func rotation() throws {
        let folder = try PreservingFolder()
        for name in ["logs/r.log", "logs/r.log.1"] { try folder.write("\(name)\n", to: name) }
        _ = try folder.manifest()
        let packer = try CompressedWriter(path: folder.path + "/logs/r.log.2.gz")
        try packer.write(try folder.read("logs/r.log.1"))
        try packer.finish()
        try folder.remove("logs/r.log.1")
        try folder.move("logs/r.log", to: "logs/r.log.1")
        try folder.write("new\n", to: "logs/r.log")
        let look = try folder.watch()
        #expect(states(look) == ["logs/r.log": .moved, "logs/r.log.1": .packed])
        #expect(look.remarks.map(\.nowAt) == ["logs/r.log.1", "logs/r.log.2.gz"])
        #expect(look.alarms.isEmpty)
    }

    @Test("An alarm goes on the case's timeline once, in both languages, and the console knows it")
    func timeline() throws {
        let folder = try PreservingFolder()
        let environment = try folder.environment.opening()
        let store = try #require(environment.store)
        let awareness = AwarenessCandidate(
            at: PreservingFolder.now, basis: "a test", enteredAt: PreservingFolder.now, enteredBy: "tester")
        _ = try OpenCase(environment)(OpenCase.Request(caseID: "c", awareness: [awareness]))
        _ = try MakeLogManifest(environment)()
        try folder.remove(second)
        for _ in 0..<3 { _ = try WatchLogs(environment)() }
        let alarms = try store.cases.timeline().filter { $0.kind == .alarm }
        #expect(alarms.count == 1)
        #expect(alarms.first?.statement.english.contains(second) == true && alarms.first?.statement.korean.contains(second) == true)
        let status = try #require(try PreservedLogs(environment.folder).status())
        #expect(status.files == 5 && status.alarms.count == 1 && status.lookedAt == PreservingFolder.now)
    }

    @Test("A source that deletes its files soon is told, with the first day")
    func retention() throws {
        let folder = try PreservingFolder()
        folder.retentionDays = 90
        var manifest = try folder.manifest()
        for index in manifest.files.indices { manifest.files[index].modified = PreservingFolder.now.adding(hours: -24 * (20 * index + 1)) }
        let warnings = RetentionHints(folder.environment.configuration).warnings(manifest, now: PreservingFolder.now, days: 30)
        #expect(warnings.map(\.files) == [2])
        #expect(warnings.first?.first == PreservingFolder.now.adding(hours: 24 * 9))
        folder.retentionDays = nil
        #expect(RetentionHints(folder.environment.configuration).warnings(manifest, now: PreservingFolder.now, days: 30).isEmpty)
    }
}
