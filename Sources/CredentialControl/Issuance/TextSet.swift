/// A set of byte strings: one arena of bytes and an open-addressing table of offsets into it, so the bytes, 4 for their length and 11
/// to 23 for the table.
///
/// The bytes themselves are kept and compared, not digests: a forger who knows a digest's key could make a token that passes for
/// another one.
struct TextSet: Sendable {
    /// For each text its length in four bytes, little-endian, then its bytes.
    private var arena: [UInt8] = []
    /// Offset + 1 in the low 40 bits, a tag of the hash in the high 24; 0 is an empty slot.
    private var slots = [UInt64](repeating: 0, count: 16)
    /// How many texts are in the set.
    private(set) var count = 0

    private static let offsetMask: UInt64 = (1 << 40) - 1

    /// Source: FNV-1a (draft-eastlake-fnv), with the finaliser of SplitMix64 to spread the last bytes.
    private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in 0..<text.count {
            // SAFETY: `index` is inside the buffer.
            let byte = unsafe text[index]
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return hash ^ (hash >> 27)
    }

    private func start(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(truncatingIfNeeded: slots.count)).high)
    }

    /// The slot of the text, or the empty one where it belongs.
    private func find(_ text: UnsafeRawBufferPointer, hash: UInt64) -> (slot: Int, found: Bool) {
        let tag = hash & ~Self.offsetMask
        var slot = start(hash &* 0x9E37_79B9_7F4A_7C15)
        while true {
            let entry = slots[slot]
            if entry == 0 { return (slot, false) }
            // SAFETY: `text` is valid for the call.
            if entry & ~Self.offsetMask == tag, unsafe isText(text, at: Int(entry & Self.offsetMask) - 1) { return (slot, true) }
            slot += 1
            if slot == slots.count { slot = 0 }
        }
    }

    private func length(at offset: Int) -> Int {
        Int(arena[offset]) | Int(arena[offset + 1]) << 8 | Int(arena[offset + 2]) << 16 | Int(arena[offset + 3]) << 24
    }

    private func isText(_ text: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        let start = offset + 4
        guard length(at: offset) == text.count else { return false }
        for index in text.indices {
            // SAFETY: `index` is one of the buffer's own.
            if unsafe arena[start + index] != text[index] { return false }
        }
        return true
    }

    /// Whether `text` is in the set.
    func contains(_ text: UnsafeRawBufferPointer) -> Bool {
        // SAFETY: `text` is valid for the call.
        unsafe find(text, hash: Self.hash(text)).found
    }

    /// Adds `text`.
    ///
    /// - Parameter text: shorter than 4 GiB.
    /// - Returns: false if it was there before.
    mutating func insert(_ text: UnsafeRawBufferPointer) -> Bool {
        // SAFETY: `text` is valid for the call.
        let hash = unsafe Self.hash(text)
        let (slot, found) = unsafe find(text, hash: hash)
        if found { return false }
        slots[slot] = (hash & ~Self.offsetMask) | UInt64(arena.count + 1)
        let length = text.count
        arena += [UInt8(length & 0xFF), UInt8(length >> 8 & 0xFF), UInt8(length >> 16 & 0xFF), UInt8(length >> 24 & 0xFF)]
        unsafe arena.append(contentsOf: text)
        count += 1
        if count * 10 > slots.count * 7 { grow() }
        return true
    }

    private mutating func grow() {
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        var offset = 0
        while offset < arena.count {
            let range = (offset + 4)..<(offset + 4 + length(at: offset))
            // SAFETY: the range lies in the arena, which does not change here.
            let hash = unsafe arena.withUnsafeBytes { unsafe Self.hash(UnsafeRawBufferPointer(rebasing: $0[range])) }
            var slot = start(hash &* 0x9E37_79B9_7F4A_7C15)
            while slots[slot] != 0 { slot = slot + 1 == slots.count ? 0 : slot + 1 }
            slots[slot] = (hash & ~Self.offsetMask) | UInt64(offset + 1)
            offset = range.upperBound
        }
    }
}
