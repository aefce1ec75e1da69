import BreachModel
import Testing

@testable import LogScanning

@Suite struct OriginNumberTests {
    @Test(
        "Only an address in its usual form is a number, so that every text comes back as it was written",
        arguments: [
            ("0.0.0.0", 0), ("192.0.2.17", 0xC000_0211), ("255.255.255.255", .max), ("10.0.0.1", 0x0A00_0001), ("", nil), ("1.2.3", nil),
            ("1.2.3.4.5", nil), ("01.2.3.4", nil), ("1.2.3.04", nil), ("1.2.3.00", nil), ("256.1.1.1", nil), ("1.1.1.256", nil),
            ("1.2.3.", nil), (".1.2.3", nil),
            ("1..2.3", nil), ("1.2.3.4 ", nil), (" 1.2.3.4", nil), ("1.2.3.a", nil), ("1.2.3.4444", nil), ("1.2.3/4", nil),
            ("0x1.2.3.4", nil),
            ("1000000000", nil), ("::1", nil), ("1,2,3,4", nil), ("100.200.100.2000", nil), ("99999999999.1.1", nil),
        ] as [(String, UInt32?)])
    func addresses(_ text: String, _ address: UInt32?) {
        let found = unsafe withPadding(Array(text.utf8)) { bytes in
            unsafe IPv4Text.value(BytePlace(bytes.baseAddress!), count: bytes.count)
        }
        #expect(found == address)
        #expect(Self.marked(text) == address)
        if let address { #expect(IPv4Text.text(address) == text) }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `Random addresses and near misses are read as a split would read them`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<3000 {
            let parts = (0..<Int.random(in: 3...5, using: &generator)).map { _ in String(Int.random(in: 0...299, using: &generator)) }
            let text = parts.joined(separator: Int.random(in: 0...20, using: &generator) == 0 ? "/" : ".")
            let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt32($0) ?? 999 }
            let expected = numbers.count == 4 && numbers.allSatisfy { $0 < 256 } ? numbers.reduce(0) { $0 << 8 | $1 } : nil
            let found = unsafe withPadding(Array(text.utf8)) { unsafe IPv4Text.value(BytePlace($0.baseAddress!), count: $0.count) }
            #expect(found == expected, "\(text)")
            #expect(Self.marked(text) == expected, "\(text)")
        }
    }

    /// The address as it is read from marked text.
    private static func marked(_ text: String) -> UInt32? {
        let key = Array("\"ip\":\"".utf8)
        return unsafe withMarks(key + Array(text.utf8) + [0x22]) { _, marked in
            IPv4Text.value(marked, key.count, count: text.utf8.count)
        }
    }

    @Test(
        "Every other text comes back from the dictionary letter by letter, in few bytes where it is a plain IPv6 address",
        arguments: [
            ("2001:db8::1", 17), ("::1", 17), ("fe80::1234:5678:9abc:def0", 17), ("2001:DB8::1", 12), ("2001:db8:0:0:0:0:0:1", 21),
            ("::ffff:192.0.2.1", 17), ("", 1), ("host.example.com", 17), ("1.2.3.04", 9), ("a\u{0}b", 4), ("fe80::1%eth0", 13),
        ])
    func texts(_ text: String, _ size: Int) {
        let stored = OriginText.stored(Array(text.utf8))
        #expect(OriginText.string(stored) == text)
        #expect(stored.count == size)
    }
}
