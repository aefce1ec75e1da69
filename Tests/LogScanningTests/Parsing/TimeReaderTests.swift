import BreachModel
import Testing

@testable import LogScanning

@Suite struct TimeReaderTests {
    @Test(
        "A time is read in every form that logs use",
        arguments: [
            ("2025-11-17T16:00:00+09:00", 1_763_362_800_000), ("2025-11-17T07:00:00Z", 1_763_362_800_000),
            ("2025-11-17T07:00:00.123456789Z", 1_763_362_800_123), ("2025-11-17 07:00:00.5+00:00", 1_763_362_800_500),
            ("2025-11-17T07:00Z", 1_763_362_800_000), ("2016-12-31T23:59:60Z", 1_483_228_799_000),
            ("1763362800", 1_763_362_800_000), ("1763362800.25", 1_763_362_800_250), ("1763362800.123456", 1_763_362_800_123),
            ("1763362800000", 1_763_362_800_000), ("1763362800000.75", 1_763_362_800_000), ("100000000", 100_000_000_000),
            ("99999999999", 99_999_999_999_000), ("100000000000", 100_000_000_000), ("253402300799999", 253_402_300_799_999),
            ("17/Nov/2025:16:00:00 +0900", 1_763_362_800_000), ("31/Dec/1999:23:59:59 +0000", 946_684_799_000),
        ] as [(String, Int64)])
    func reading(_ text: String, _ milliseconds: Int64) {
        var reader = TimeReader()
        #expect(readTime(Array(text.utf8), with: &reader) == milliseconds)
        #expect(readTime(Array(text.utf8), kind: .bare, with: &reader) == milliseconds)
    }

    @Test(
        "Anything else is no time",
        arguments: [
            "", "0", "12345678", "-1763362800", "1.763e9", "1763362800x", "1763362800.5x", "17633628000000000", "99999999999999999999",
            "253402300800000", "9999999999999999", "2025-11-17T16:00:00", "2025-11-17T24:00:00Z", "2025-02-29T00:00:00Z",
            "2025-11-17T16:00:00.Z", "2025-11-17T16:00:00.5", "0000-01-01T00:00:00+09:00", "9999-12-31T23:59:59-09:00",
            "17/Nov/2025:16:00:00+0900", "17/Nov/2025:16:00:00x+0900", "17/nov/2025:16:00:00 +0900", "31/Feb/2025:16:00:00 +0900",
            "17-Nov-2025:16:00:00 +0900", "null", "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}T00:00:00Z",
            "２０２５-11-17T16:00:00Z",
        ])
    func refusing(_ text: String) {
        var reader = TimeReader()
        #expect(readTime(Array(text.utf8), with: &reader) == nil)
    }

    @Test(arguments: [301, 302] as [UInt64])
    func `The fast reader agrees with the exact one on RFC 3339 text, whole and damaged`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var reader = TimeReader()
        let alphabet = Array("0123456789-:TZtz+., ".utf8)
        for number in 0..<20_000 {
            let instant = Instant(milliseconds: .random(in: -62_000_000_000_000...253_000_000_000_000, using: &generator))
            var bytes = Array(instant.rfc3339(offsetMinutes: Int.random(in: -1439...1439, using: &generator)).utf8)
            if number % 2 == 1 {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = alphabet.randomElement(using: &generator)!
                bytes.removeLast(Int.random(in: 0...2, using: &generator))
            }
            let fast = readTime(bytes, with: &reader)
            if fast != Instant(rfc3339: bytes)?.milliseconds {
                Issue.record("seed \(seed): \(String(describing: fast)) for \(String(decoding: bytes, as: UTF8.self))")
                return
            }
        }
    }

    @Test func `Remembering a day does no harm to the next one`() {
        var reader = TimeReader()
        for text in [
            "2025-11-17T16:00:00Z", "2025-11-18T16:00:00Z", "2025-11-17T16:00:00Z", "2025-11-31T16:00:00Z", "2025-12-01T16:00:00Z",
        ] {
            #expect(readTime(Array(text.utf8), with: &reader) == Instant(rfc3339: text)?.milliseconds, "\(text)")
        }
    }
}
