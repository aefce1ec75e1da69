import BreachModel
import ByteStreams
import Testing

@testable import Drill

@Suite struct LineBufferTests {
    private static func text(_ body: (inout LineBuffer) -> Void) -> String {
        var buffer = LineBuffer()
        body(&buffer)
        return String(decoding: buffer.bytes(from: 0), as: UTF8.self)
    }

    @Test(
        "Whole numbers are written in decimal",
        arguments: [(0, "0"), (7, "7"), (10, "10"), (99, "99"), (100, "100"), (12_345_678, "12345678"), (999_999_999_999, "999999999999")])
    func decimal(value: Int, expected: String) {
        #expect(Self.text { $0.append(decimal: value) } == expected)
    }

    @Test(
        "A number of digits is kept with leading zeros",
        arguments: [(5, 2, "05"), (0, 3, "000"), (123, 3, "123"), (10_000_001, 8, "10000001")])
    func padded(value: Int, digits: Int, expected: String) {
        #expect(Self.text { $0.append(decimal: value, digits: digits) } == expected)
    }

    @Test(
        "Ids are written as sixteen hexadecimal digits",
        arguments: [(UInt64(0), "0000000000000000"), (.max, "ffffffffffffffff"), (0xABC, "0000000000000abc")])
    func hexadecimal(value: UInt64, expected: String) {
        #expect(Self.text { $0.append(hex: value) } == expected)
    }

    @Test("Bytes, literals and texts follow each other, and the end can be taken back")
    func appending() {
        let text = Self.text { buffer in
            buffer.append("한글 ")
            buffer.append([0x41, 0x42])
            let length = buffer.count
            buffer.append(text: "gone")
            buffer.truncate(to: length)
            buffer.append(0x0A)
            buffer.append([UInt8]())
        }
        #expect(text == "한글 AB\n")
    }

    @Test("Room is made by handing bytes on, none of them lost")
    func flushing() throws {
        let folder = try RehearsalFolder()
        let writer = try CompressedWriter.open(folder.path + "/lines")
        var buffer = LineBuffer()
        for line in 0..<20_000 {
            try buffer.makeRoom(writer)
            buffer.append(decimal: line, digits: 40)
            buffer.append(0x0A)
        }
        try buffer.flush(to: writer)
        #expect(buffer.count == 0)
        try writer.close()
        let lines = try RehearsalFolder.bytes(folder.path + "/lines").split(separator: 0x0A)
        #expect(lines.count == 20_000)
        #expect(lines.enumerated().allSatisfy { Int(String(decoding: $0.element, as: UTF8.self)) == $0.offset })
    }
}
