import BreachModel
import Testing

@testable import Scoping

/// What is written into a buffer byte by byte is what text would have given.
struct RecordBufferTests {
    private func text(_ write: (RecordBuffer) -> Void) -> String {
        let buffer = RecordBuffer()
        write(buffer)
        return String(decoding: buffer.array, as: UTF8.self)
    }

    @Test("Numbers are their digits")
    func numbers() {
        var generator = SeededGenerator(seed: 1, purpose: "numbers")
        let edges: [UInt64] = [0, 1, 9, 10, 99, 100, 9_999_999_999_999_999_999, 10_000_000_000_000_000_000, .max]
        for number in edges + (0..<2000).map({ _ in generator.next() >> UInt64.random(in: 0..<64, using: &generator) }) {
            #expect(text { $0.append(number: number) } == "\(number)")
        }
    }

    @Test("Times are those of RFC 3339 in UTC, also before 1970 and beyond what it can write")
    func times() {
        var generator = SeededGenerator(seed: 2, purpose: "times")
        let edges: [Int64] = [
            0, -1, -86_400_000, 86_399_999, 951_782_400_000, Window.always.start.milliseconds, Window.always.end.milliseconds,
        ]
        let random = (0..<2000).map { _ in
            Int64.random(in: Window.always.start.milliseconds...Window.always.end.milliseconds, using: &generator) / 250 * 250
        }
        for time in (edges + random + [Window.always.end.milliseconds + 1]).map({ Instant(milliseconds: $0) }) {
            #expect(text { $0.append(time) } == time.rfc3339())
        }
        // Days are kept from one time to the next, and give way to others.
        let all = (0..<2000).map { Instant(milliseconds: Int64($0 % 9) * 512 * 86_400_000 + Int64($0) * 43_200_777) }
        #expect(text { buffer in all.forEach { buffer.append($0) } } == all.map { $0.rfc3339() }.joined())
    }

    @Test("Texts are escaped as the canonical form has it", arguments: ["", "a\"b\\c", "\u{00}\u{1F}\n", "회원 😀", "\u{7F}/"])
    func escapes(text some: String) {
        #expect("\"" + text { $0.append(escaped: some.utf8) } + "\"" == PersonRecord.quoted(some))
    }

    @Test("A buffer grows with what is written, and is used again")
    func grows() {
        let buffer = RecordBuffer()
        let part = [UInt8](repeating: 0x61, count: 100_000)
        for _ in 0..<9 { buffer.append(part) }
        #expect(buffer.count == 900_000 && buffer.array == [UInt8](repeating: 0x61, count: 900_000))
        buffer.removeAll()
        buffer.append(0x62)
        #expect(buffer.array == [0x62])
    }
}
