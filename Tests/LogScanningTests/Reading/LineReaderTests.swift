import BreachModel
import ByteStreams
import Testing

@testable import LogScanning

@Suite struct LineReaderTests {
    private let folder: ScanFolder

    init() throws { folder = try ScanFolder() }

    private struct Found: Equatable {
        var offset: Int
        var line: [UInt8]?
    }

    private func lines(_ path: String) throws -> (found: [Found], fault: ByteStreamErrorCode?, torn: Bool) {
        let reader = LineReader(input: try ByteInput(path: path))
        var found: [Found] = []
        do throws(ByteStreamError) {
            while true {
                switch try reader.next() {
                case .end: return (found, nil, reader.endedWithoutLineEnd)
                case .tooLong: found.append(Found(offset: reader.lineOffset, line: nil))
                case .line(let bytes): found.append(Found(offset: reader.lineOffset, line: unsafe Array(bytes)))
                }
                #expect(reader.lineNumber == found.count)
            }
        } catch {
            return (found, error.code, reader.endedWithoutLineEnd)
        }
    }

    @Test(
        "Lines are cut at LF and keep their CR",
        arguments: [
            ("", [], false), ("\n", [""], false), ("a", ["a"], true), ("a\n", ["a"], false), ("a\nb", ["a", "b"], true),
            ("a\r\nb\r\n", ["a\r", "b\r"], false), ("\n\na\n\n", ["", "", "a", ""], false), ("a\rb\n", ["a\rb"], false),
        ] as [(String, [String], Bool)])
    func cutting(_ text: String, _ expected: [String], _ torn: Bool) throws {
        let result = try lines(folder.write("log", text))
        #expect(result.found.map { $0.line } == expected.map { Array($0.utf8) })
        #expect(result.torn == torn && result.fault == nil)
    }

    @Test func `A byte-order mark is no part of the first line, and offsets count it`() throws {
        let result = try lines(folder.write("log", "\u{FEFF}a\n\u{FEFF}b\n"))
        #expect(result.found == [Found(offset: 3, line: [0x61]), Found(offset: 5, line: Array("\u{FEFF}b".utf8))])
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `Lines of any length come with their offsets, across every buffer`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var text: [UInt8] = []
        var expected: [Found] = []
        for _ in 0..<300 {
            let length =
                Int.random(in: 0...5, using: &generator) == 0
                ? Int.random(in: 0...100_000, using: &generator) : Int.random(in: 0...300, using: &generator)
            let line = [UInt8](repeating: UInt8.random(in: 0x20...0x7E, using: &generator), count: length)
            expected.append(Found(offset: text.count, line: line))
            text += line + [0x0A]
        }
        #expect(try lines(folder.write("log", text)).found == expected, "seed \(seed)")
        #expect(try lines(folder.writePacked("log.zst", text)).found == expected, "seed \(seed)")
    }

    @Test func `Only the first line is handed out where all others are found in what was read`() throws {
        let text = (0..<4000).map { "line \($0) " + String(repeating: "x", count: $0 % 500) }
        let path = try folder.write("log", text.joined(separator: "\n") + "\n")
        let reader = LineReader(input: try ByteInput(path: path), marking: true)
        var found: [Int] = []
        var handedOut = 0
        var reads = 0
        while true {
            repeat {
                reads += 1
                passWholeLines(of: reader) { found.append($0) }
            } while reader.readOn()
            guard case .line = try reader.next() else { break }
            found.append(reader.lineOffset)
            handedOut += 1
        }
        #expect(handedOut == 1 && reads > 4)
        #expect(found == text.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count + 1) }.dropLast())
        #expect(reader.lineNumber == text.count)
    }

    /// Does what a parser of known shapes does: takes every line that lies whole in what was read.
    private func passWholeLines(of reader: LineReader, _ body: (_ offset: Int) -> Void) {
        guard let place = reader.place else { return }
        var start = place.start
        var count = 0
        for index in place.start..<reader.end where place.text.word(index) & 0xFF == 0x0A {
            body(place.offset + start - place.start)
            start = index + 1
            count += 1
        }
        reader.pass(start - place.start, lines: count)
    }

    @Test("A line over the limit is passed over, whatever its length", arguments: [1, 500_000, 100_000_000])
    func longLine(_ excess: Int) throws {
        let writer = try CompressedWriter(path: folder.path + "/log.zst")
        try writer.write("first\n")
        var rest = LineReader.lineLimit + excess
        while rest > 0 {
            try writer.write([UInt8](repeating: 0x20, count: min(rest, 1 << 20)))
            rest -= 1 << 20
        }
        try writer.write("\nlast")
        try writer.finish()
        let result = try lines(folder.path + "/log.zst")
        let last = 6 + LineReader.lineLimit + excess + 1
        #expect(
            result.found == [
                Found(offset: 0, line: Array("first".utf8)), Found(offset: 6, line: nil), Found(offset: last, line: Array("last".utf8)),
            ])
    }

    @Test func `A line of exactly the limit is given, and one that never ends is passed over`() throws {
        let line = [UInt8](repeating: 0x61, count: LineReader.lineLimit)
        #expect(try lines(folder.write("a", line + [0x0A])).found == [Found(offset: 0, line: line)])
        #expect(try lines(folder.write("b", line)).found == [Found(offset: 0, line: line)])
        #expect(try lines(folder.write("c", line + line)).found == [Found(offset: 0, line: nil)])
    }

    @Test func `All whole lines before a fault of the stream are given, then the fault`() throws {
        let text = (0..<40_000).map { "line \($0 &* 7919 % 40_009)\n" }.joined()
        let packed = try folder.packed(Array(text.utf8), as: "gz")
        let result = try lines(folder.write("cut.gz", Array(packed.prefix(packed.count * 2 / 3))))
        #expect(result.fault == .truncated)
        #expect(result.found.count > 10_000)
        for (found, line) in zip(result.found, text.split(separator: "\n")) where found.line != Array(line.utf8) {
            Issue.record("\(found) for \(line)")
        }
    }
}
