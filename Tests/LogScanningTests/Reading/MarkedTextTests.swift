import BreachModel
import CTextMarks
import Testing

@testable import LogScanning

/// The marks that vector instructions make against a look at each byte.
@Suite struct MarkedTextTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `Every byte value is marked for what it is, at any place`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, purpose: "marks")
        for count in [0, 1, 63, 64, 65, 127, 128, 300, 1000] {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            unsafe withMarks(bytes) { _, text in
                for (offset, byte) in bytes.enumerated() {
                    let marked = MarkedText.Marks.allCases.filter { text.window($0, offset) & 1 == 1 }
                    #expect(marked == MarkedText.Marks.allCases.filter { Self.belongs(byte, to: $0) }, "seed \(seed): \(byte) at \(offset)")
                }
            }
        }
    }

    @Test(arguments: [4, 5, 6] as [UInt64])
    func `A path's slashes and ends are marked, each of 64 bytes for itself`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, purpose: "marks")
        let often: [UInt8] = [0x20, 0x23, 0x25, 0x2E, 0x2F, 0x30, 0x3F, 0x40, 0xAF, 0xBF]
        let bytes = (0..<1000).map { _ in
            Bool.random(using: &generator) ? UInt8.random(in: 0...255, using: &generator) : often.randomElement(using: &generator)!
        }
        unsafe withMarks(bytes) { _, text in
            for offset in 0..<(bytes.count - 64) {
                let marks = text.pathMarks(offset)
                for bit in 0..<64 {
                    #expect(marks.slashes >> UInt64(bit) & 1 == (bytes[offset + bit] == 0x2F ? 1 : 0), "seed \(seed)")
                    #expect(
                        marks.ends >> UInt64(bit) & 1 == ([0x20, 0x23, 0x25, 0x3F].contains(bytes[offset + bit]) ? 1 : 0), "seed \(seed)")
                }
            }
        }
    }

    private static func belongs(_ byte: UInt8, to kind: MarkedText.Marks) -> Bool {
        switch kind {
        case .endsOfText: byte < 0x20 || byte == 0x22 || byte == 0x5C
        case .endsOfDigits: byte < 0x30 || byte > 0x39
        }
    }

    @Test(arguments: [0, 1, 56, 57, 58, 63, 64, 113, 114, 115, 171, 500])
    func `The distance to the next mark is found however far it is`(length: Int) {
        for start in [0, 1, 7, 8, 63, 64] {
            let bytes = Array(repeating: UInt8(0x22), count: start) + Array(repeating: 0x61, count: length) + [0x22]
            unsafe withMarks(bytes) { _, text in
                #expect(text.distance(.endsOfText, start) == length)
            }
        }
    }

    @Test func `A line counts as ASCII only if it is, and near other letters perhaps not`() {
        let line = Array(repeating: UInt8(0x61), count: 200)
        for place in stride(from: 0, to: 600, by: 13) {
            var bytes = line + line + line
            bytes[place] = 0xED
            unsafe withMarks(bytes) { _, text in
                for start in [0, 200, 400] {
                    let holds = place >= start && place < start + 200
                    let isNear = place / 64 >= start / 64 && place / 64 <= (start + 199) / 64
                    #expect(text.isASCII(from: start, to: start + 200) == !(holds || isNear))
                }
            }
        }
    }
}
