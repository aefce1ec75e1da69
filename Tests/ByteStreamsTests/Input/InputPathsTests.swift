import BreachModel
import ByteStreams
import Foundation
import Glibc
import Testing

@Suite struct InputPathsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func names(_ patterns: String...) throws -> [String] {
        try InputPaths.expand(patterns.map { $0 == "-" ? "-" : folder.path + "/" + $0 }).map {
            $0.split(separator: "/").last.map(String.init) ?? $0
        }
    }

    @Test func `Files, globs and directories become one sorted list without repeats`() throws {
        for name in ["b.log", "a.log", "c.txt", "B.log", ".hidden"] { try folder.write(name, "x") }
        #expect(try names("*.log", "a.log", "c.txt") == ["B.log", "a.log", "b.log", "c.txt"])
        #expect(try names("") == ["B.log", "a.log", "b.log", "c.txt"])
        #expect(try names("[ab].log") == ["a.log", "b.log"])
        #expect(try names("-", "a.log") == ["-", "a.log"])
    }

    @Test func `Only regular files of a directory are taken, and not those of folders inside`() throws {
        try folder.write("a.log", "x")
        try FileManager.default.createDirectory(atPath: folder.path + "/inner", withIntermediateDirectories: false)
        try folder.write("inner/deep.log", "x")
        #expect(unsafe mkfifo(folder.path + "/pipe", 0o600) == 0)
        #expect(try names("") == ["a.log"])
        #expect(try names("*/") == ["deep.log"])
    }

    @Test func `What a folder or a glob holds besides files is passed over by name, and never opened`() throws {
        try folder.write("a.log", "x")
        try FileManager.default.createDirectory(atPath: folder.path + "/inner", withIntermediateDirectories: false)
        #expect(unsafe mkfifo(folder.path + "/pipe", 0o600) == 0)
        for (link, target) in [("b.log", "a.log"), ("c1", "c2"), ("c2", "c1"), ("d", "nowhere")] {
            try FileManager.default.createSymbolicLink(atPath: folder.path + "/" + link, withDestinationPath: target)
        }
        let found = try InputPaths([folder.path])
        #expect(found.paths == [folder.path + "/a.log"])
        let skipped = found.skipped.map { $0.path.dropFirst(folder.path.count + 1) + ": " + $0.reason }
        #expect(
            skipped == [
                "b.log: it is another name of \(folder.path)/a.log", "c1: its links go in a circle", "c2: its links go in a circle",
                "d: it is a link to nothing", "inner: it is a folder inside a folder: name it too",
                "pipe: it is a pipe: name it by itself to read it",
            ])
        #expect(found.skipped.map(\.isRepeated) == [true, false, false, false, false, false])
        #expect(throws: ByteStreamError(.noMatch, "")) { try InputPaths([folder.path + "/p*"]) }
        #expect(try InputPaths([folder.path + "/pipe"]).paths == [folder.path + "/pipe"])
    }

    @Test func `A name that is not UTF-8 is passed over by name`() throws {
        try folder.write("a.log", "x")
        let odd = Array((folder.path + "/").utf8) + [0x62, 0xFF, 0x00]
        // SAFETY: the bytes end with NUL and live through the call.
        let descriptor = unsafe odd.withUnsafeBufferPointer {
            unsafe $0.withMemoryRebound(to: CChar.self) { unsafe creat($0.baseAddress.unsafelyUnwrapped, 0o600) }
        }
        #expect(descriptor >= 0)
        close(descriptor)
        let found = try InputPaths([folder.path])
        #expect(found.paths == [folder.path + "/a.log"] && found.skipped.map(\.reason) == ["its name is not UTF-8: rename it"])
    }

    @Test func `A file that is still being written is nobody's input`() throws {
        try folder.write("a.log", "x")
        try folder.write("b.log.partial", "x")
        #expect(try names("*") == ["a.log"])
        #expect(throws: ByteStreamError(.noMatch, "")) { try names("b.log.partial") }
    }

    @Test func `A name with brackets or stars is meant as it stands where it exists`() throws {
        try folder.write("app[1].log", "x")
        try FileManager.default.createDirectory(atPath: folder.path + "/logs[2025]*", withIntermediateDirectories: false)
        try folder.write("logs[2025]*/x.log", "x")
        #expect(try names("app[1].log") == ["app[1].log"])
        #expect(try names("logs[2025]*") == ["x.log"])
    }

    @Test("What names nothing is an error", arguments: ["missing.log", "*.gz", "empty", "missing/*"])
    func noMatch(_ pattern: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: false)
        try folder.write("a.log", "x")
        #expect(throws: ByteStreamError(.noMatch, "")) { try names("a.log", pattern) }
    }
}
