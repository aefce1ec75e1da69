import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import BreachResponse

/// Copies that prove themselves, and do not finish with anything missing.
struct CopyLogsTests {
    private let second = "logs/a-2025-11-02.jsonl"

    @Test("A copy holds each log byte for byte, its own manifest, and sums that other programs can check")
    func whole() throws {
        let folder = try PreservingFolder()
        let manifest = try folder.manifest()
        let outcome = try folder.copy()
        #expect(outcome.isComplete && outcome.copied == 5 && outcome.known == 0 && outcome.bytes == manifest.bytes)
        for file in manifest.files { #expect(try folder.read("copy/files/" + file.name) == folder.read(file.name)) }
        let sums = try folder.read("copy/SHA256SUMS").split(separator: "\n")
        #expect(sums.count == 5 && sums[0] == "\(manifest.files[0].sha256)  files/\(manifest.files[0].name)")
        #expect(try StableJSON.read(LogManifest.self, from: folder.path + "/copy/manifest.json") == manifest)
        #expect(try folder.read("store/evidence.log").contains("preserve-copy"))
    }

    @Test("A second run reads again what is there, and copies only what is missing")
    func resumes() throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        _ = try folder.copy()
        try folder.remove("copy/files/" + second)
        try folder.write("half of it", to: "copy/files/" + second + ".partial")
        let outcome = try folder.copy()
        #expect(outcome.isComplete && outcome.copied == 1 && outcome.known == 4)
        #expect(!folder.exists("copy/files/" + second + ".partial"))
    }

    @Test("A file that differs where a copy belongs is never touched, and the copy is not complete")
    func occupied() throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try folder.makeFolder("copy/files/logs")
        try folder.write("someone else's", to: "copy/files/" + second)
        let outcome = try folder.copy()
        #expect(outcome.faults == [second: .occupied])
        #expect(try folder.read("copy/files/" + second) == "someone else's")
        #expect(!folder.exists("copy/manifest.json") && !folder.exists("copy/SHA256SUMS"))
    }

    @Test("Logs that are gone or changed are named, and nothing looks complete")
    func incomplete() throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try folder.remove(second)
        try folder.write(PreservingFolder.text(4).replacing("200", with: "404"), to: "logs/a-2025-11-04.jsonl")
        let outcome = try folder.copy()
        #expect(outcome.faults == [second: .missing, "logs/a-2025-11-04.jsonl": .differs])
        #expect(outcome.copied == 3 && !folder.exists("copy/manifest.json"))
        #expect(!folder.exists("copy/files/" + second) && !folder.exists("copy/files/logs/a-2025-11-04.jsonl"))
        #expect(try folder.read("store/evidence.log").contains("preserve-copy-incomplete"))
    }

    @Test("A log that grew is copied as it was listed, and one that was renamed from where it is now")
    func grownAndMoved() throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try folder.write(PreservingFolder.text(2) + "one more\n", to: second)
        try folder.move("logs/a-2025-11-03.jsonl", to: "logs/old.jsonl.1")
        let outcome = try folder.copy()
        #expect(outcome.isComplete)
        #expect(try folder.read("copy/files/" + second) == PreservingFolder.text(2))
        #expect(try folder.read("copy/files/logs/a-2025-11-03.jsonl") == PreservingFolder.text(3))
    }

    @Test("A copy that lost a file since says so, and its proof stays, since this run did not write it")
    func proofStays() throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        _ = try folder.copy()
        let proof = try [folder.read("copy/manifest.json"), folder.read("copy/SHA256SUMS")]
        try folder.write("someone else's", to: "copy/files/" + second)
        #expect(try folder.copy().faults == [second: .occupied])
        #expect(try [folder.read("copy/manifest.json"), folder.read("copy/SHA256SUMS")] == proof)
    }

    @Test("A link where a copy belongs is no copy, also where it leads to the log")
    func link() throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try folder.makeFolder("copy/files/logs")
        try folder.link("copy/files/" + second, to: folder.path + "/" + second)
        #expect(try folder.copy().faults == [second: .occupied])
        #expect(try folder.read(second) == PreservingFolder.text(2))
    }

    @Test("What is no regular file where a copy is written is told as what it is, and not touched", arguments: ["link", "folder", "pipe"])
    func blocked(kind: String) throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try folder.makeFolder("copy/files/logs")
        let partial = "copy/files/" + second + ".partial"
        try folder.write("mine", to: "other")
        switch kind {
        case "link": try folder.link(partial, to: folder.path + "/other")
        case "folder": try folder.makeFolder(partial)
        default: try folder.makePipe(partial)
        }
        let outcome = try folder.copy()
        #expect(outcome.faults == [second: .blocked] && outcome.copied == 4)
        #expect(outcome.place(second) + ".partial" == folder.path + "/" + partial)
        #expect(try folder.exists(partial) && folder.read("other") == "mine" && !folder.exists("copy/manifest.json"))
    }

    @Test(
        "Names cannot leave the copy's folder, also where an accent follows the slash",
        arguments: [
            ("/var/log/a.log", "files/_root/var/log/a.log"), ("../../a.log", "files/__/__/a.log"), ("a/b.log", "files/a/b.log"),
            ("../\u{301}a.log", "files/__/\u{301}a.log"),
        ])
    func names(name: String, target: String) {
        #expect(CopyLogs.target(name) == target)
    }

    @Test("Where nothing can be written the failure says so")
    func unwritable() throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try folder.write("a file", to: "blocked")
        #expect(throws: ByteStreamError(.writeFailed, "")) { try folder.copy(to: "blocked") }
    }
}
