import BreachModel
import ByteStreams
import Foundation
import Testing

@Suite struct ScratchFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ bytes: [UInt8], at offset: Int, to file: ScratchFile) throws(ByteStreamError) {
        // SAFETY: read inside the closure only.
        try unsafe bytes.withUnsafeBufferPointer { bytes throws(ByteStreamError) in
            try unsafe file.write(UnsafeRawBufferPointer(bytes), at: offset)
        }
    }

    private func read(_ count: Int, at offset: Int, from file: ScratchFile) throws(ByteStreamError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        // SAFETY: filled inside the closure only.
        try unsafe bytes.withUnsafeMutableBufferPointer { bytes throws(ByteStreamError) in
            try unsafe file.read(into: UnsafeMutableRawBufferPointer(bytes), at: offset)
        }
        return bytes
    }

    @Test("What is written at a place is read from that place, in any order")
    func places() throws {
        let file = try ScratchFile(folders: [folder.path])
        var generator = SeededGenerator(seed: 5)
        let content = sampleBytes(300_000, seed: 5)
        for start in stride(from: 0, to: content.count, by: 10_000).shuffled(using: &generator) {
            try write(Array(content[start..<(start + 10_000)]), at: start, to: file)
        }
        for _ in 0..<50 {
            let start = Int.random(in: 0..<content.count, using: &generator)
            let count = Int.random(in: 0...(content.count - start), using: &generator)
            #expect(try read(count, at: start, from: file) == Array(content[start..<(start + count)]))
        }
    }

    @Test("The file has no name, and no program that is started meanwhile gets it")
    func nameless() throws {
        let file = try ScratchFile(folders: [folder.path])
        try write([1, 2, 3], at: 0, to: file)
        #expect(try folder.names.isEmpty)
        let own = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").first { name in
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + name))?.hasPrefix(folder.path + "/haechi.")
                ?? false
        }
        let flags = try String(contentsOfFile: "/proc/self/fdinfo/" + #require(own), encoding: .utf8)
            .split(separator: "\n").first { $0.hasPrefix("flags:") }?.split(separator: "\t").last
        #expect(Int(flags ?? "", radix: 8).map { $0 & 0o2_000_000 != 0 } == true)
    }

    @Test("The first folder that takes the file is used")
    func firstThatTakesIt() throws {
        let file = try ScratchFile(folders: ["/nowhere/at/all", folder.path, "/nowhere/else"])
        #expect(file.folder == folder.path)
        try write([7], at: 100, to: file)
        #expect(try read(1, at: 100, from: file) == [7])
    }

    @Test("Where no folder takes the file the error says so", arguments: [[], ["/nowhere/at/all"]])
    func nowhere(_ folders: [String]) throws {
        #expect(throws: ByteStreamError(folders.isEmpty ? .writeFailed : .notFound, "")) { _ = try ScratchFile(folders: folders) }
    }

    @Test("Reading more than was written is an error, not zeros")
    func beyondTheEnd() throws {
        let file = try ScratchFile(folders: [folder.path])
        try write([1, 2, 3], at: 0, to: file)
        #expect(throws: ByteStreamError(.readFailed, "")) { _ = try read(4, at: 0, from: file) }
    }
}
