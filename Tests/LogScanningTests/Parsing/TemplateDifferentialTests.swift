import BreachModel
import Foundation
import Testing

@testable import LogScanning

/// Both ways through a scan, by templates and by the exact parser alone, must make the same segment, byte for byte: the same rows,
/// counts and diagnostics.
@Suite struct TemplateDifferentialTests {
    private let ways: BothWays

    init() throws { ways = try BothWays() }

    /// Scans the text both ways.
    private func compare(_ text: [UInt8], _ what: String) throws -> SegmentMetadata {
        try ways.compare(ways.folder.write("a.log", text), what)
    }

    /// How many lines in all (`scripts/differential`), and which: every number gives others.
    private static let asked = environment("HAECHI_DIFFERENTIAL_LINES")
    private static let lines = asked ?? 60_000
    private static let run = UInt64(environment("HAECHI_DIFFERENTIAL_SEED") ?? 0)

    private static func environment(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `Producers, hostile lines and damage between them are read the same both ways`(seed: UInt64) throws {
        let perFile = Self.asked == nil ? 500 : 5000
        var counts = LineCounts()
        for round in 0..<UInt64(max(1, Self.lines / 6 / perFile)) {
            var writer = LineWriter(generator: SeededGenerator(seed: seed + round << 8 + Self.run << 40, purpose: "templates"))
            var text: [UInt8] = []
            var producer = 0
            for _ in 0..<perFile {
                let dice = writer.generator.next() % 100
                if dice < 10 { producer = Int(writer.generator.next() % 3) }
                var line = dice < 80 ? writer.produced(by: producer) : dice < 90 ? writer.line() : writer.damaged(writer.line())
                if dice % 10 == 7 { line = writer.damaged(writer.produced(by: producer)) }
                if dice % 10 == 8, !line.isEmpty { line = writer.mutated(line, at: Int(writer.generator.next() % UInt64(line.count))) }
                if dice % 20 == 6 { line = writer.twisted(writer.produced(by: producer)) }
                text += line + (dice == 50 ? [0x0A, 0x0A] : [0x0A])
            }
            if round % 2 == 0 { text.removeLast(Int(writer.generator.next() % 40)) }
            counts += try compare(text, "run \(Self.run), seed \(seed), round \(round)").counts
        }
        #expect(counts.events > Self.lines / 6 / 3, "most lines should be events: \(counts.events)")
        if Self.asked != nil { print("run \(Self.run), seed \(seed): \(counts.lines) lines compared, \(counts.events) of them events") }
    }

    @Test(arguments: [0, 1, 2])
    func `One other byte at any place of a line never changes what is read of it`(producer: Int) throws {
        var writer = LineWriter(generator: SeededGenerator(seed: UInt64(producer), purpose: "mutations"))
        for round in 0..<3 {
            var text: [UInt8] = []
            let place = writer.produced(by: producer).count
            for index in 0..<place {
                for _ in 0..<2 { text += writer.produced(by: producer) + [0x0A] }
                let line = writer.produced(by: producer)
                text += writer.mutated(line, at: min(index, line.count - 1)) + [0x0A]
            }
            _ = try compare(text, "producer \(producer), round \(round)")
        }
    }

    @Test func `A line is read the same wherever the reader's buffer ends in it`() throws {
        var writer = LineWriter(generator: SeededGenerator(seed: 7, purpose: "edges"))
        for shift in stride(from: 0, to: 700, by: 37) {
            var text = Array(#"{"route":"/a","status":200,"ts":1763362800,"pad":""#.utf8)
            text += [UInt8](repeating: 0x78, count: LineReader.readSize - 2000 + shift) + Array("\"}\n".utf8)
            for _ in 0..<20 { text += writer.produced(by: 0) + [0x0A] }
            #expect(try compare(text, "shift \(shift)").counts.events >= 21)
        }
    }

    @Test(
        "What a template must not take for its own",
        arguments: [
            // A mapped key twice, the first time in the place of a value.
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200,"key":"a","key":"b"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200,"key":"a","key":"a"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":0200,"key":"a"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200.,"key":"a"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200e,"key":"a"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":2e2,"key":"a"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":-,"key":"a"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":truee,"key":"a"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":null,"key":"a"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":,"key":"a"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":2 00,"key":"a"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200,"key":"a"b"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200,"key":"a\u0062"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200,"key":"a\"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200,"key":"a"}x"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200,"key":"a"} "#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200,"key":"a"}}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200,"key":"a""#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200,"key":"a","ts":"2025-11-17T08:00:00Z"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":{},"key":"a"}"#,
            #"{"ts":"2025-11-17T07:00:00Z","route":["/a"],"status":200,"key":"a"}"#,
            "{\"ts\":\"2025-11-17T07:00:00Z\",\"route\":\"/a\",\"status\":200,\"key\":\"a\tb\"}",
            "{\"ts\":\"2025-11-17T07:00:00Z\",\"route\":\"/a\",\"status\":200,\"key\":\"a\u{0}\"}",
        ])
    func traps(_ trap: String) throws {
        let plain = #"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200,"key":"a"}"# + "\n"
        for text in [
            plain + plain + trap + "\n" + plain, trap + "\n" + trap + "\n" + plain + trap, plain + plain + trap + "\r\n" + trap,
        ] {
            _ = try compare(Array(text.utf8), trap)
        }
        let damaged = Array(plain.utf8).map { $0 == 0x61 ? 0xFF : $0 }
        _ = try compare(Array((plain + plain).utf8) + damaged, "bytes that are no UTF-8")
    }
}
