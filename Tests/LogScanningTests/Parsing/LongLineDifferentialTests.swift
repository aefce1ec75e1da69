import BreachModel
import ByteStreams
import Foundation
import Glibc
import Testing

@testable import LogScanning

/// Lines up to the limit, at it and far over it, read by templates and by the exact parser alone, in memory that does not follow them.
@Suite struct LongLineDifferentialTests {
    /// Bytes of the longest lines (`scripts/differential --long-line-bytes`).
    private static let asked = ProcessInfo.processInfo.environment["HAECHI_DIFFERENTIAL_LONG_LINE"].flatMap { Int($0) }
    private static let longest = asked ?? 3_000_000
    private static let limit = LineReader.lineLimit

    /// What makes a line of the mapped form long.
    enum Padding: CaseIterable { case client, nested }

    @Test(arguments: [Padding.client, .nested], [true, false])
    func `Lines of any length, and those between them, are read the same both ways`(padding: Padding, endsInLongLine: Bool) throws {
        let ways = try BothWays()
        let path = ways.folder.path + "/long.log"
        let lengths = [300, Self.limit - 1, Self.limit, Self.limit + 1, 300, Self.longest, 300, LineReader.readSize, Self.longest]
        let text = try LongLines(path: path)
        var expected = LineCounts()
        for (number, length) in lengths.enumerated() {
            // Lines of one shape stand before and behind, so that templates are in use.
            for _ in 0..<3 { try text.ordinary() }
            try text.line(length, number: number, padding)
            expected.lines += 4
            expected.unreadable += length > Self.limit ? 1 : 0
        }
        if !endsInLongLine { try text.ordinary() }
        expected.lines += endsInLongLine ? 0 : 1
        try text.finish(withoutLineEnd: endsInLongLine)

        let before = try Self.peak(renewed: true)
        let made = try ways.compare(path, "\(padding), ends in a long line: \(endsInLongLine)")
        let grown = try Self.peak(renewed: false) - before
        #expect(made.counts.lines == expected.lines)
        #expect(made.counts.unreadable == expected.unreadable)
        #expect(made.counts.events == expected.lines - expected.unreadable)
        if Self.asked != nil {
            let size = try Int(FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64 ?? 0)
            print(
                "long lines (\(padding)): \(made.counts.lines) lines compared, \(made.counts.unreadable) of them passed over, "
                    + "\(size) bytes, the longest \(Self.longest); memory grew by \(grown / 1024) kB")
        }
        // Two readers, one after the other: two buffers and what the index takes, however long the line is.
        if Self.asked != nil { #expect(grown < 64 << 20) }
    }

    /// The most memory that the program ever held, or, if renewed, holds now: tests of other suites do not count.
    private static func peak(renewed: Bool) throws -> Int {
        if renewed, let file = unsafe fopen("/proc/self/clear_refs", "w") {
            unsafe fputs("5", file)
            unsafe fclose(file)
        }
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }
}

/// Writes lines of one shape, of any length, without holding them.
private final class LongLines {
    private let file: FileHandle
    private var number = 0

    init(path: String) throws {
        try Data().write(to: URL(filePath: path))
        file = try FileHandle(forWritingTo: URL(filePath: path))
    }

    private func head() -> String {
        number += 1
        return #"{"ts":"2025-11-17T07:00:0\#(number % 10)Z","id":"e\#(number)","method":"GET","#
            + #""route":"/v1/members/\#(number)","status":200,"key":"k-\#(number % 5)","ua":""#
    }

    func ordinary() throws { try file.write(contentsOf: Data((head() + "agent\"}\n").utf8)) }

    /// A line of `length` bytes in front of its line end.
    func line(_ length: Int, number: Int, _ padding: LongLineDifferentialTests.Padding) throws {
        switch padding {
        case .client:
            try write(head(), unit: "x", "\"}", length)
        case .nested:
            // Nothing in it is mapped, though it has the mapped keys.
            try write(head() + #"a","more":["#, unit: #"{"key":"x","status":[404]},"#, "0]}", length)
        }
        try file.write(contentsOf: Data([0x0A]))
    }

    private func write(_ head: String, unit: String, _ end: String, _ length: Int) throws {
        let room = length - head.utf8.count - end.utf8.count
        let count = room / unit.utf8.count
        try file.write(contentsOf: Data(head.utf8))
        let block = Data(String(repeating: unit, count: 4096).utf8)
        for _ in 0..<(count / 4096) { try file.write(contentsOf: block) }
        try file.write(contentsOf: Data(String(repeating: unit, count: count % 4096).utf8))
        // White space is allowed between values, and nothing but text inside of one.
        let rest = String(repeating: unit == "x" ? "x" : " ", count: room % unit.utf8.count)
        try file.write(contentsOf: Data((rest + end).utf8))
    }

    func finish(withoutLineEnd: Bool) throws {
        if withoutLineEnd { try file.truncate(atOffset: file.offset() - 1) }
        try file.close()
    }
}
