// Hot: every byte of every log passes here. Benchmark: Benchmarks/run scan (parse).
internal import CISAL

/// A CRC-64 (ECMA-182, reflected, as in .xz) and the length of a text: tells whether two files may hold the same log.
///
/// It costs a twentieth of reading the bytes from the page cache, and those of two neighbours can be joined, so that threads
/// read different parts of one file. It proves nothing against somebody who wants two texts to look alike: whoever finds equal
/// fingerprints compares the texts themselves. Proof of a file's bytes is `SHA256Digest`'s work.
package struct TextFingerprint: Hashable, Sendable {
    package private(set) var checksum: UInt64 = 0
    /// Bytes of the text.
    package private(set) var length = 0

    package init() {}

    /// A fingerprint that was kept.
    package init(checksum: UInt64, length: Int) {
        self.checksum = checksum
        self.length = length
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress, unsafe !bytes.isEmpty else { return }
        // SAFETY: the library reads `count` bytes from the start of the buffer.
        checksum = unsafe crc64_ecma_refl(checksum, base.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
        length += bytes.count
    }

    /// Appends a text by its fingerprint.
    package mutating func append(_ next: TextFingerprint) {
        checksum = Self.product(checksum, Self.power(UInt64(next.length))) ^ next.checksum
        length += next.length
    }

    /// 16 hexadecimal digits, a hyphen and the length.
    package var text: String {
        let digits = String(checksum, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits + "-\(length)"
    }

    /// Reads `text`; nil if it is none.
    package init?(text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let checksum = UInt64(parts[0], radix: 16), let length = Int(parts[1]), length >= 0 else { return nil }
        self.init(checksum: checksum, length: length)
    }

    // MARK: Polynomials over GF(2) modulo the CRC's own, the highest power in the lowest bit

    private static let polynomial: UInt64 = 0xC96C_5795_D787_0F42

    private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var (left, right, sum) = (left, right, UInt64(0))
        while right != 0 {
            if right >> 63 != 0 { sum ^= left }
            right <<= 1
            left = left & 1 == 0 ? left >> 1 : left >> 1 ^ polynomial
        }
        return sum
    }

    /// x to the power of eight times `bytes`.
    private static func power(_ bytes: UInt64) -> UInt64 {
        var (result, square, rest) = (UInt64(1) << 63, UInt64(1) << 55, bytes)
        while rest != 0 {
            if rest & 1 != 0 { result = product(result, square) }
            square = product(square, square)
            rest >>= 1
        }
        return result
    }
}
