// Hot: one a line. Benchmark: Benchmarks/run scan (index).
internal import CTextMarks
internal import Glibc

/// An origin in one number: an IPv4 address itself, or a number of the origins' dictionary; and the number of its country and network.
struct OriginNumber {
    /// An address, its first part highest, or a number of the dictionary.
    var value: UInt32
    /// Number of the places' dictionary, times two; plus one where `value` is a number of the dictionary.
    var place: UInt32

    init(value: UInt32, place: UInt32) {
        self.value = value
        self.place = place
    }

    /// From the number that events hold.
    init(_ number: Int) {
        value = UInt32(truncatingIfNeeded: number)
        place = UInt32(truncatingIfNeeded: number >> 32)
    }

    /// What events hold: unique in a segment.
    var number: Int { Int(place) << 32 | Int(value) }
    var isInDictionary: Bool { place & 1 == 1 }
    var placeNumber: Int { Int(place >> 1) }
}

/// IPv4 addresses in their usual form: four numbers below 256 without leading zeros (RFC 6943 section 3.1.1's strict form).
enum IPv4Text {
    /// The address; nil for any other text, which must then keep its spelling.
    ///
    /// - Parameter text: has padding behind it; see `BytePlace`.
    @inline(__always)
    static func value(_ text: BytePlace, count: Int) -> UInt32? {
        guard count >= 7, count <= 15 else { return nil }
        // No branch but one: addresses have every mix of lengths, so a branch on them would be guessed wrong.
        let (low, high) = (text.word(), text.word(8))
        let inside = (1 &<< UInt64(truncatingIfNeeded: count)) &- 1 as UInt64
        let others = (gather(ByteWord.nonDigits(low)) | gather(ByteWord.nonDigits(high)) << 8) & inside
        var dots = (gather(ByteWord.exactlyEqual(low, to: 0x2E)) | gather(ByteWord.exactlyEqual(high, to: 0x2E)) << 8) & inside
        let withoutTwo = withoutLowest(withoutLowest(dots))
        guard others == dots, withoutTwo != 0, withoutLowest(withoutTwo) == 0 else { return nil }
        dots |= inside &+ 1
        var address: UInt64 = 0
        var wrong: UInt64 = 0
        var start = 0
        for _ in 0..<4 {
            let end = dots.trailingZeroBitCount
            dots &= dots &- 1
            let length = end &- start
            // The digits move to the top three bytes: hundreds, tens and ones, zeros in front.
            let digits = text.word(start) &<< UInt64(truncatingIfNeeded: (8 &- length) &* 8)
            let number = (digits >> 40 & 0xF) &* 100 &+ (digits >> 48 & 0xF) &* 10 &+ digits >> 56 & 0xF
            // One to three digits, and more than one only where the first is no zero.
            wrong |= number >> 8 | (UInt(bitPattern: length &- 1) > 2 ? 1 : 0)
            wrong |= (text[start] == 0x30 ? 1 : 0) & (length > 1 ? 1 : 0)
            address = address << 8 | number & 0xFF
            start = end &+ 1
        }
        return wrong == 0 ? UInt32(truncatingIfNeeded: address) : nil
    }

    /// The same of a value that lies in marked text: what is no digit is known there already.
    @inline(__always)
    static func value(_ text: MarkedText, _ place: Int, count: Int) -> UInt32? {
        guard count >= 7, count <= 15 else { return nil }
        let others = text.window(.endsOfDigits, place) & ((1 &<< UInt64(truncatingIfNeeded: count)) &- 1)
        // SAFETY: a value in a line has its key before it.
        let address = unsafe haechi_ipv4(text.place(place).pointer.assumingMemoryBound(to: UInt8.self), count, others)
        return address >> 32 == 0 ? UInt32(truncatingIfNeeded: address) : nil
    }

    @inline(__always)
    private static func withoutLowest(_ bits: UInt64) -> UInt64 { bits & (bits &- 1) }

    /// The top bits of eight bytes as eight bits.
    @inline(__always)
    private static func gather(_ answer: UInt64) -> UInt64 { ((answer >> 7) &* 0x0102_0408_1020_4080) >> 56 }

    static func text(_ address: UInt32) -> String {
        "\(address >> 24).\(address >> 16 & 0xFF).\(address >> 8 & 0xFF).\(address & 0xFF)"
    }
}

/// How origins that are no IPv4 address stand in the dictionary: `6` and the sixteen bytes of an IPv6 address that is written as RFC 5952 wants
/// it, or `0` and the text itself.
enum OriginText {
    private static let address: UInt8 = 6
    private static let other: UInt8 = 0

    /// A dictionary of texts as it is stored.
    static func stored(_ dictionary: ByteDictionary) -> (ends: [UInt32], texts: [UInt8]) {
        var ends: [UInt32] = []
        var texts: [UInt8] = []
        for number in 0..<dictionary.count {
            // SAFETY: copied while nothing is added.
            texts += stored(unsafe Array(dictionary.text(number)))
            ends.append(UInt32(texts.count))
        }
        return (ends, texts)
    }

    static func stored(_ text: [UInt8]) -> [UInt8] {
        guard let binary = binary(text), string([address] + binary).utf8.elementsEqual(text) else { return [other] + text }
        return [address] + binary
    }

    private static func binary(_ text: [UInt8]) -> [UInt8]? {
        guard text.count >= 2, text.count < 46, !text.contains(0) else { return nil }
        let zeroed = text.map { CChar(bitPattern: $0) } + [0]
        var bytes = [UInt8](repeating: 0, count: 16)
        // SAFETY: the text ends with 0; the system writes 16 bytes.
        return unsafe inet_pton(AF_INET6, zeroed, &bytes) == 1 ? bytes : nil
    }

    /// The text behind an entry of the dictionary.
    static func string(_ stored: [UInt8]) -> String {
        guard stored.first == address, stored.count == 17 else { return String(decoding: stored.dropFirst(), as: UTF8.self) }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        // SAFETY: sixteen bytes go in, and the system writes no more than it was told.
        guard unsafe inet_ntop(AF_INET6, Array(stored.dropFirst()), &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
