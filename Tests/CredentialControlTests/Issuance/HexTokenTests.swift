import BreachModel
import Testing

@testable import CredentialControl

@Suite struct HexTokenTests {
    private func value16(_ text: String) -> UInt64? {
        // SAFETY: every text of these tests has 16 bytes.
        unsafe Array(text.utf8).withUnsafeBytes { unsafe HexToken.value16($0, at: 0) }
    }

    @Test(arguments: [
        ("0000000000000000", 0), ("ffffffffffffffff", .max), ("0123456789abcdef", 0x0123_4567_89AB_CDEF),
        ("fedcba9876543210", 0xFEDC_BA98_7654_3210), ("6ff9da1ec9e08484", 0x6FF9_DA1E_C9E0_8484 as UInt64),
    ])
    func `Sixteen digits are their value`(text: String, value: UInt64) {
        #expect(value16(text) == value)
    }

    @Test func `No byte but the sixteen digits passes, at any place`() {
        let digits = Set("0123456789abcdef".utf8)
        for place in 0..<16 {
            for byte in UInt8.min...UInt8.max {
                var text = Array("0123456789abcdef".utf8)
                text[place] = byte
                // SAFETY: the text has 16 bytes.
                let isNumber = unsafe text.withUnsafeBytes { unsafe HexToken.value16($0, at: 0) } != nil
                #expect(isNumber == digits.contains(byte), "byte \(byte) at \(place)")
            }
        }
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `Random numbers survive the way through text`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let number = random.next() >> UInt64.random(in: 0..<64, using: &random)
            let text = String(number, radix: 16)
            #expect(value16(String(repeating: "0", count: 16 - text.count) + text) == number, "seed \(seed)")
        }
    }

    @Test func `A UUID is two numbers, and needs its hyphens where they belong`() {
        let parse = { (text: String) -> [UInt64]? in
            // SAFETY: every text here has 36 bytes.
            unsafe Array(text.utf8).withUnsafeBytes { unsafe HexToken.uuid($0) }.map { [$0.high, $0.low] }
        }
        #expect(parse("01234567-89ab-cdef-0011-223344556677") == [0x0123_4567_89AB_CDEF, 0x0011_2233_4455_6677])
        #expect(parse("0123456789ab-cdef-0011-2233-44556677") == nil)
        #expect(parse("01234567-89ab-cdef-0011-22334455667g") == nil)
        #expect(parse("01234567-89AB-cdef-0011-223344556677") == nil)
        #expect(parse("012345678-9ab-cdef-0011-223344556677") == nil)
    }
}
