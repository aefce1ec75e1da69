/// The 12-character code that stands in one person's notice and opens that person's page.
///
/// Crockford's base 32 (no I, L, O or U): 60 bits, so that a guess among a hundred million live codes hits once in ten
/// thousand million. It opens personal data: never put it into a log line, an error or a URL.
/// Source: Douglas Crockford, "Base 32".
package struct NoticeCode: Hashable, Sendable {
    /// Twelve capital letters and digits without separators.
    package let text: String

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let length = 12

    /// Draws a code from 60 random bits.
    package static func random(using generator: inout some RandomNumberGenerator) -> NoticeCode {
        var bits = generator.next()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length)
        for _ in 0..<length {
            bytes.append(alphabet[Int(bits & 31)])
            bits >>= 5
        }
        return NoticeCode(text: String(decoding: bytes, as: UTF8.self))
    }

    private init(text: String) {
        self.text = text
    }

    /// Reads a code as people type it: any case, spaces and hyphens anywhere, O for 0, I and L for 1; nil for anything else.
    package init?(typed: some StringProtocol) {
        var bytes: [UInt8] = []
        for byte in typed.utf8 {
            switch byte {
            case 0x20, 0x2D: continue
            case 0x4F, 0x6F: bytes.append(0x30)
            case 0x49, 0x69, 0x4C, 0x6C: bytes.append(0x31)
            case 0x61...0x7A: bytes.append(byte - 0x20)
            default: bytes.append(byte)
            }
            guard bytes.count <= Self.length else { return nil }
        }
        guard bytes.count == Self.length, bytes.allSatisfy(Self.alphabet.contains) else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// In three groups of four (`7K3F-9Q2M-XD41`), as a notice shows it.
    package var grouped: String {
        let characters = Array(text)
        return [characters[0..<4], characters[4..<8], characters[8..<12]].map { String($0) }.joined(separator: "-")
    }
}

extension NoticeCode: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// A fixed mark, as for any `Sensitive` value.
    package var description: String { Sensitive<String>.mark }
    package var debugDescription: String { Sensitive<String>.mark }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
