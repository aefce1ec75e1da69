import BreachModel
import ByteStreams
import Foundation
import Glibc
import Testing

@Suite struct CompressedWriterTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("What is written is read back", arguments: ["log", "log.gz", "log.zst"], [0, 1, 100, 262_144, 1_500_000])
    func roundTrip(_ name: String, _ size: Int) throws {
        let content = sampleBytes(size, seed: UInt64(size))
        let writer = try CompressedWriter(path: folder.path + "/" + name)
        var rest = content[...]
        var generator = SeededGenerator(seed: 2)
        while !rest.isEmpty {
            let count = min(rest.count, Int.random(in: 1...200_000, using: &generator))
            try writer.write(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        try writer.finish(durable: size == 100)
        #expect(writer.bytesWritten == size)
        #expect(Delivery(path: folder.path + "/" + name) == Delivery(bytes: content))
        if name != "log", size > 1000 { #expect(try folder.bytes(of: name).count < size) }
        #expect(try folder.names == [name])
    }

    @Test("The same content gives the same bytes", arguments: ["gz", "zst"])
    func sameBytes(_ suffix: String) throws {
        let content = sampleBytes(300_000, seed: 3)
        #expect(try folder.compressed(content, as: suffix) == folder.compressed(content, as: suffix))
    }

    @Test func `Text is written as UTF-8`() throws {
        let writer = try CompressedWriter(path: folder.path + "/a")
        try writer.write("해치\n")
        try writer.finish()
        #expect(try folder.bytes(of: "a") == Array("해치\n".utf8))
    }

    @Test func `Nobody sees the file before it is whole`() throws {
        try folder.write("a.gz", "the old content")
        let writer = try CompressedWriter(path: folder.path + "/a.gz")
        try writer.write(sampleBytes(1_000_000, seed: 4))
        #expect(try folder.bytes(of: "a.gz") == Array("the old content".utf8))
        let names = try folder.names
        #expect(names.count == 2 && names[0] == "a.gz" && names[1].hasPrefix("a.gz.") && names[1].hasSuffix(".partial"))
        CompressedWriter.removeAbandoned(in: folder.path)
        #expect(try folder.names == names, "somebody is writing it")
        try writer.finish()
        #expect(try folder.names == ["a.gz"])
        #expect(Delivery(path: folder.path + "/a.gz").bytes.count == 1_000_000)
    }

    @Test func `A writer that is given up leaves the old file and nothing else`() throws {
        try folder.write("a", "the old content")
        do {
            let writer = try CompressedWriter(path: folder.path + "/a")
            try writer.write("half of the new")
        }
        #expect(try folder.names == ["a"])
        #expect(try folder.bytes(of: "a") == Array("the old content".utf8))
    }

    @Test func `A folder that does not exist, and a name that is a folder, are errors`() throws {
        #expect(throws: ByteStreamError(.notFound, "")) { try CompressedWriter(path: folder.path + "/missing/a") }
        try FileManager.default.createDirectory(atPath: folder.path + "/taken", withIntermediateDirectories: false)
        let writer = try CompressedWriter(path: folder.path + "/taken")
        try writer.write("x")
        #expect(throws: ByteStreamError(.isDirectory, "")) { try writer.finish() }
    }

    @Test(
        "A full disk is an error of its own, and the file before it stays", .enabled(if: TinyDisk.canBeMade),
        arguments: ["a", "a.gz", "a.zst"])
    func fullDisk(_ name: String) throws {
        let disk = try #require(TinyDisk())
        let path = disk.path + "/" + name
        let first = try CompressedWriter(path: path)
        try first.write("the old content")
        try first.finish()
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(throws: ByteStreamError(.noSpace, "")) {
            let writer = try CompressedWriter(path: path)
            for seed in 0..<8 { try writer.write(sampleBytes(100_000, seed: UInt64(seed))) }
            try writer.finish()
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [name])
    }
}

/// A disk of 64 KiB in memory, which only root can mount.
final class TinyDisk {
    let path = FileManager.default.temporaryDirectory.appending(path: "haechi-disk-\(UUID().uuidString)").path

    init?() {
        guard unsafe mkdir(path, 0o700) == 0 else { return nil }
        guard unsafe mount("tmpfs", path, "tmpfs", 0, "size=64k") == 0 else {
            unsafe rmdir(path)
            return nil
        }
    }

    deinit {
        unsafe umount(path)
        unsafe rmdir(path)
    }

    static let canBeMade = TinyDisk() != nil
}
