import BreachModel
import Foundation
import Testing

@testable import BreachResponse

/// The proof of a copy: written once, never over another.
struct CopyProofTests {
    @Test(
        "Names are escaped as GNU sha256sum does",
        arguments: [
            ("files/a b.log", "d  files/a b.log\n"), ("a\\b", "\\d  a\\\\b\n"), ("a\nb", "\\d  a\\nb\n"), ("a\r\nb", "\\d  a\\r\\nb\n"),
            ("\u{301}a\\", "\\d  \u{301}a\\\\\n"),
        ])
    func escaped(name: String, line: String) {
        #expect(Array(CopyProof.line("d", name).utf8) == Array(line.utf8))
    }

    @Test("The sums of logs with such names are those that a copy holds")
    func oddNames() throws {
        let folder = try PreservingFolder()
        try folder.write("x\n", to: "logs/z\\\n.jsonl")
        let manifest = try folder.manifest()
        #expect(try folder.copy().isComplete)
        let sums = try folder.read("copy/SHA256SUMS").split(separator: "\n")
        #expect(sums.count == 6 && sums.last == "\\\(manifest.files[5].sha256)  files/logs/z\\\\\\n.jsonl")
    }

    @Test("Another proof in the folder is refused before anything is written", arguments: ["manifest.json", "SHA256SUMS"])
    func others(name: String) throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try folder.makeFolder("copy")
        try folder.write("mine", to: "copy/" + name)
        #expect(throws: ResponseError(.otherCopy, "")) { try folder.copy() }
        #expect(try folder.read("copy/" + name) == "mine")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/copy") == [name])
    }

    @Test("What is no regular file and has the name of a proof is not replaced either", arguments: ["link", "folder"])
    func irregular(kind: String) throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try folder.makeFolder("copy")
        if kind == "link" {
            try folder.link("copy/manifest.json", to: "nowhere")
        } else {
            try folder.makeFolder("copy/manifest.json")
        }
        #expect(throws: ResponseError(.otherCopy, "")) { try folder.copy() }
        #expect(!folder.exists("copy/files"))
    }

    @Test("A newer manifest is not copied over the copy of an older one, whose proof stays byte for byte")
    func newer() throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        _ = try folder.copy()
        let proof = try [folder.read("copy/manifest.json"), folder.read("copy/SHA256SUMS")]
        try folder.write("more\n", to: "logs/b.jsonl")
        _ = try folder.manifest()
        #expect(throws: ResponseError(.otherCopy, "")) { try folder.copy() }
        #expect(try [folder.read("copy/manifest.json"), folder.read("copy/SHA256SUMS")] == proof)
        #expect(!folder.exists("copy/files/logs/b.jsonl"))
        #expect(try folder.copy(to: "second").isComplete)
    }

    @Test("A copy that was stopped before or between its proofs goes on", arguments: [["manifest.json"], ["manifest.json", "SHA256SUMS"]])
    func stopped(missing: [String]) throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        _ = try folder.copy()
        let proof = try [folder.read("copy/manifest.json"), folder.read("copy/SHA256SUMS")]
        for name in missing { try folder.remove("copy/" + name) }
        let outcome = try folder.copy()
        #expect(outcome.isComplete && outcome.known == 5)
        #expect(try [folder.read("copy/manifest.json"), folder.read("copy/SHA256SUMS")] == proof)
    }
}
