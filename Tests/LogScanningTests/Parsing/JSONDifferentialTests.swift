import BreachModel
import Foundation
import Testing

@testable import LogScanning

/// The fast parser against a slow one and against Foundation's, on generated lines, whole and damaged.
@Suite struct JSONDifferentialTests {
    @Test(arguments: [101, 102, 103, 104] as [UInt64])
    func `The fast parser and the slow one agree on every field or on the refusal`(seed: UInt64) {
        var writer = LineWriter(generator: SeededGenerator(seed: seed, purpose: "json lines"))
        var parser = JSONLineParser(mapping: gatewayMapping)
        defer { parser.deallocate() }
        var taken = 0
        var asked = 0
        for number in 0..<6000 {
            let line = number % 2 == 0 ? writer.line() : writer.damaged(writer.line())
            let expected = ReferenceJSON.parse(line, gatewayMapping)
            let parsed = unsafe withPadding(line) { bytes in
                let problem = unsafe parser.parse(bytes)
                return ParsedLine(problem: problem, fields: problem == nil ? parser.fields.copies : [:])
            }
            if parsed != expected.line {
                Issue.record("seed \(seed), line \(number): \(parsed) for \(expected.line) of \(String(decoding: line, as: UTF8.self))")
                return
            }
            if parsed.problem == nil { taken += 1 }
            if !expected.isUnusual {
                asked += 1
                let foundation = (try? JSONSerialization.jsonObject(with: Data(line))) is [String: Any]
                if foundation != (expected.line.problem != .notJSON) {
                    Issue.record("seed \(seed), line \(number): Foundation says \(foundation) of \(String(decoding: line, as: UTF8.self))")
                    return
                }
            }
        }
        #expect(taken > 2000 && taken < 5500, "the lines are no longer a mixture: \(taken) of 6000 were taken")
        #expect(asked > 1500, "Foundation was asked about \(asked) lines only")
    }
}

/// Writes JSON lines as a careless logger and a hostile client would.
private struct LineWriter {
    var generator: SeededGenerator
    private let keys = [
        "ts", "id", "ip", "geo", "country", "net", "asn", "key", "tok", "subject", "method", "route", "status", "ua", "x", "",
    ]
    private let pieces: [[UInt8]] =
        ["a", "17", "/v1/members/", " ", "é", "😀", "한", ",", ":", "{", "}", "[", "]", "subject", #"\""#, #"\\"#, #"\/"#, #"\b"#, #"\n"#]
        .map { Array($0.utf8) }
        + [#"\t"#, #"\u0041"#, #"\u00e9"#, #"\ud83d\ude00"#, #"\uD55C"#, #"\u0000"#, "null", "true"].map { Array($0.utf8) }
    private let oddPieces: [[UInt8]] =
        [#"\ud800"#, #"\udc00"#, #"\ud83d\n"#, #"\ud83d\ud83d"#, "\t", "\u{1}", "\u{0}", "\u{7F}"].map { Array($0.utf8) }
        + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]
    private let numbers = ["0", "-0", "17", "200", "-5", "1.5", "0.25", "1e3", "2E-2", "12345678901234567890", "1763362800000"]

    init(generator: SeededGenerator) { self.generator = generator }

    private mutating func pick<Element>(_ list: [Element]) -> Element { list[Int(generator.next() % UInt64(list.count))] }
    private mutating func chance(_ percent: UInt64) -> Bool { generator.next() % 100 < percent }

    private mutating func space() -> [UInt8] { chance(15) ? pick([[0x20], [0x09], [0x20, 0x20], [0x0D], [0x0A]]) : [] }

    private mutating func string() -> [UInt8] {
        var text: [UInt8] = [0x22]
        for _ in 0..<Int(generator.next() % 5) { text += chance(4) ? pick(oddPieces) : pick(pieces) }
        return text + [0x22]
    }

    private mutating func key() -> [UInt8] {
        let name = Array(pick(keys).utf8)
        guard let last = name.last, chance(10) else { return [0x22] + name + [0x22] }
        return [0x22] + name.dropLast() + Array((last < 16 ? "\\u000" : "\\u00").utf8) + Array(String(last, radix: 16).utf8) + [0x22]
    }

    private mutating func value(depth: Int) -> [UInt8] {
        switch generator.next() % 12 {
        case 0...4: string()
        case 5...7: Array(pick(numbers).utf8)
        case 8: Array(pick(["true", "false", "null"]).utf8)
        case 9...10: depth < 4 ? object(depth: depth + 1) : Array("{}".utf8)
        default: depth < 4 ? array(depth: depth + 1) : Array("[]".utf8)
        }
    }

    private mutating func array(depth: Int) -> [UInt8] {
        var text = [UInt8(ascii: "[")] + space()
        for index in 0..<Int(generator.next() % 4) {
            if index > 0 { text += [UInt8(ascii: ",")] + space() }
            text += value(depth: depth) + space()
        }
        return text + [UInt8(ascii: "]")]
    }

    private mutating func object(depth: Int) -> [UInt8] {
        var text = [UInt8(ascii: "{")] + space()
        for index in 0..<Int(generator.next() % (depth == 0 ? 9 : 4)) {
            if index > 0 { text += [UInt8(ascii: ",")] + space() }
            text += key() + space() + [UInt8(ascii: ":")] + space() + value(depth: depth) + space()
        }
        return text + [UInt8(ascii: "}")]
    }

    mutating func line() -> [UInt8] { space() + object(depth: 0) + space() }

    mutating func damaged(_ line: [UInt8]) -> [UInt8] {
        var line = line
        for _ in 0...Int(generator.next() % 2) {
            let place = Int(generator.next() % UInt64(line.count + 1))
            switch generator.next() % 6 {
            case 0: line = Array(line[..<place])
            case 1: line.insert(UInt8(truncatingIfNeeded: generator.next()), at: place)
            case 2: line.insert(contentsOf: pick(pieces + oddPieces), at: place)
            case 3 where place < line.count: line.remove(at: place)
            case 4 where place < line.count: line[place] = pick(Array("\"\\{}[],:0123456789.eE+-utfn \u{0}".utf8))
            case 5 where place < line.count: line[place] ^= 1 << UInt8(generator.next() % 8)
            default: line += line[(line.count - min(line.count, 3))...]
            }
        }
        return line
    }
}
