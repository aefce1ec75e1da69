import BreachModel
import Foundation
import Testing

@Suite struct InstantTests {
    @Test(
        "RFC 3339 text is the moment that it names",
        arguments: [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59.999Z", -1),
            ("2025-11-17T16:00:00+09:00", 1_763_362_800_000),
            ("2025-11-17 16:00:00+0900", 1_763_362_800_000),
            ("2025-11-17t07:00:00z", 1_763_362_800_000),
            ("2025-11-17T16:00+09:00", 1_763_362_800_000),
            ("2025-11-17T02:00:00-05:00", 1_763_362_800_000),
            ("2025-11-17T07:00:00.5Z", 1_763_362_800_500),
            ("2025-11-17T07:00:00.05Z", 1_763_362_800_050),
            ("2025-11-17T07:00:00,123Z", 1_763_362_800_123),
            ("2025-11-17T07:00:00.123999999Z", 1_763_362_800_123),
            ("2016-12-31T23:59:60Z", 1_483_228_799_000),
            ("2000-02-29T00:00:00Z", 951_782_400_000),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [(String, Int64)])
    func reading(_ text: String, _ milliseconds: Int64) {
        #expect(Instant(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(
        "Text that is not an RFC 3339 time with an offset is no time",
        arguments: [
            "", "2025", "2025-11-17", "2025-11-17T16:00:00", "2025-11-17T16:00", "2025-13-01T00:00:00Z", "2025-02-29T00:00:00Z",
            "2025-04-31T00:00:00Z", "2025-11-00T00:00:00Z", "2025-11-17T24:00:00Z", "2025-11-17T23:60:00Z", "2025-11-17T23:59:61Z",
            "2025-11-17T16:00:00.Z", "2025-11-17T16:00:00.5", "2025-11-17T16:00:00+24:00", "2025-11-17T16:00:00+09:60",
            "2025-11-17T16:00:00+9:00", "2025-11-17T16:00:00+09", "2025-11-17T16:00:00Z ", " 2025-11-17T16:00:00Z",
            "2025-11-17T16:00:00ZZ", "2025/11/17T16:00:00Z", "2025-11-17_16:00:00Z", "2025-11-17T16-00-00Z", "-025-11-17T16:00:00Z",
            "２０２５-11-17T16:00:00Z", "2025-11-17T16:00:0xZ", "2025-11-17T16:00:00\u{0}Z",
            "0000-01-01T00:00:00+09:00", "9999-12-31T23:59:59-00:01",
        ])
    func refusing(_ text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test(
        "A moment is written with the asked offset and with milliseconds only where there are some",
        arguments: [
            (1_763_362_800_000, 0, "2025-11-17T07:00:00Z"),
            (1_763_362_800_000, 540, "2025-11-17T16:00:00+09:00"),
            (1_763_362_800_001, -330, "2025-11-17T01:30:00.001-05:30"),
            (-1, 0, "1969-12-31T23:59:59.999Z"),
            (1_763_391_600_000, 540, "2025-11-18T00:00:00+09:00"),
        ] as [(Int64, Int, String)])
    func writing(_ milliseconds: Int64, _ offset: Int, _ text: String) {
        #expect(Instant(milliseconds: milliseconds).rfc3339(offsetMinutes: offset) == text)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `Whatever is written is read back, at any offset`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, purpose: "rfc3339")
        // A day's distance from both ends, so that no offset leaves the years 0000 to 9999.
        let range = (-62_167_132_800_000...253_402_214_399_999) as ClosedRange<Int64>
        for _ in 0..<5000 {
            let instant = Instant(milliseconds: .random(in: range, using: &generator))
            let offset = Int.random(in: -1439...1439, using: &generator)
            let text = instant.rfc3339(offsetMinutes: offset)
            #expect(Instant(rfc3339: text) == instant, "seed \(seed), \(text)")
            #expect(Instant(instant.civil(offsetMinutes: offset), offsetMinutes: offset) == instant, "seed \(seed), \(text)")
        }
    }

    @Test(arguments: [4, 5] as [UInt64])
    func `Damaged text never crashes the reader, and what it takes it can write`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, purpose: "rfc3339 damage")
        let alphabet = Array("0123456789-:TZtz+., \u{0}é".utf8)
        for _ in 0..<10_000 {
            var bytes = Array("2025-11-17T16:00:00.123+09:00".utf8)
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[place] = alphabet.randomElement(using: &generator)!
            }
            bytes.removeLast(Int.random(in: 0...12, using: &generator))
            guard let instant = Instant(rfc3339: bytes) else { continue }
            #expect(Instant(rfc3339: instant.rfc3339()) == instant, "seed \(seed), \(bytes)")
        }
    }

    @Test func `A moment is stored as text and refused as anything else`() throws {
        let instant = Instant(milliseconds: 1_763_362_800_123)
        let stored = try JSONEncoder().encode([instant])
        #expect(String(decoding: stored, as: UTF8.self) == #"["2025-11-17T07:00:00.123Z"]"#)
        #expect(try JSONDecoder().decode([Instant].self, from: stored) == [instant])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Instant].self, from: Data(#"["yesterday"]"#.utf8)) }
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Instant].self, from: Data("[1763362800]".utf8)) }
    }

    @Test func `Hours and minutes are added across days and backwards`() {
        let instant = Instant(rfc3339: "2025-12-31T23:30:00Z")!
        #expect(instant.adding(hours: 1) == Instant(rfc3339: "2026-01-01T00:30:00Z"))
        #expect(instant.adding(minutes: -31) == Instant(rfc3339: "2025-12-31T22:59:00Z"))
        #expect(instant.adding(hours: -72).adding(hours: 72) == instant)
    }

    @Test func `A fixed clock shows one moment for ever`() {
        let clock = WallClock.fixed(Instant(milliseconds: 7))
        #expect(clock.now() == clock.now())
        #expect(clock.now().milliseconds == 7)
    }
}
