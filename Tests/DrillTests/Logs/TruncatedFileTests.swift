import BreachModel
import ByteStreams
import Testing

@testable import Drill

@Suite struct TruncatedFileTests {
    private static func file(_ folder: RehearsalFolder, suffix: String, lines: Int) throws -> (path: String, lines: [[UInt8]]) {
        let path = folder.path + "/cut.jsonl" + suffix
        let writer = try CompressedWriter.open(path)
        var generator = SeededGenerator(seed: 3)
        var all: [[UInt8]] = []
        for number in 0..<lines {
            let line = Array(#"{"n":\#(number),"x":"\#(generator.next())\#(generator.next())"}"#.utf8)
            try writer.write(line + [0x0A])
            all.append(line)
        }
        try writer.close()
        return (path, all)
    }

    @Test("The whole lines left are those from the start, as many as are said", arguments: ["", ".gz", ".zst"], [10, 1000, 30_000])
    func linesLeft(suffix: String, count: Int) throws {
        let folder = try RehearsalFolder()
        let (path, lines) = try Self.file(folder, suffix: suffix, lines: count)
        let left = try TruncatedFile.cut(path)
        let bytes = try RehearsalFolder.bytes(path)
        let read = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        #expect(read.count - 1 == left && left < count)
        #expect(Array(read.prefix(left)) == Array(lines.prefix(left)))
        let rest = read.last ?? []
        #expect(lines[left].starts(with: rest) && rest.last != 0x7D)
        if suffix.isEmpty || count == 30_000 { #expect(left > count / 3 && !rest.isEmpty) }
    }

    @Test("A file that is not there is a failure to write or read, not a crash")
    func missing() throws {
        let folder = try RehearsalFolder()
        #expect(throws: DrillError(.readFailed, "")) { try TruncatedFile.cut(folder.path + "/none.jsonl") }
    }
}
