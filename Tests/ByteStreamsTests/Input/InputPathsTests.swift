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
