// Hot: several look-ups a line. Benchmark: Benchmarks/run scan (index).
internal import Glibc

/// Distinct byte strings and their numbers, from 0 in order of first appearance.
@safe final class ByteDictionary {
    private var slots: UnsafeMutablePointer<UInt32>
    private var mask: Int
    private var hashes: [UInt64] = []
    private(set) var ends: [UInt32] = []
    private(set) var bytes: [UInt8] = []

    init() {
        mask = 1023
        // SAFETY: freed in deinit and in `grow`; slot values are number + 1, zero meaning free.
        unsafe slots = .allocate(capacity: 1024)
        unsafe slots.initialize(repeating: 0, count: 1024)
    }

    // SAFETY: allocated in `init` or `grow`, freed once.
    deinit { unsafe slots.deallocate() }

    var count: Int { ends.count }

    /// The number of `text`, given now if it is new.
    func number(_ text: UnsafeRawBufferPointer) -> Int {
        let hash = unsafe Self.hash(text)
        var slot = Int(truncatingIfNeeded: hash) & mask
        // SAFETY: `mask` keeps the slot inside; occupied slots hold valid numbers.
        while true {
            let stored = unsafe slots[slot]
            if stored == 0 { break }
            let number = Int(stored) - 1
            if hashes[number] == hash, unsafe isEqual(number, text) { return number }
            slot = (slot + 1) & mask
        }
        unsafe bytes.append(contentsOf: unsafe text)
        ends.append(UInt32(bytes.count))
        hashes.append(hash)
        unsafe slots[slot] = UInt32(count)
        if count * 2 > mask { grow() }
        return count - 1
    }

    private func isEqual(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
        let start = number == 0 ? 0 : Int(ends[number - 1])
        let length = Int(ends[number]) - start
        guard length == text.count else { return false }
        guard length > 0 else { return true }
        // SAFETY: both ranges have `length` bytes.
        return unsafe bytes.withUnsafeBytes { own in
            unsafe memcmp(own.baseAddress.unsafelyUnwrapped + start, text.baseAddress.unsafelyUnwrapped, length) == 0
        }
    }

    private func grow() {
        let capacity = (mask + 1) * 2
        unsafe slots.deallocate()
        // SAFETY: as in init; every number finds a free slot, the table being at most half full.
        unsafe slots = .allocate(capacity: capacity)
        unsafe slots.initialize(repeating: 0, count: capacity)
        mask = capacity - 1
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while unsafe slots[slot] != 0 { slot = (slot + 1) & mask }
            unsafe slots[slot] = UInt32(number + 1)
        }
    }

    /// A 64-bit hash: multiply and fold over eight bytes at a time.
    static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
        var position = 0
        // SAFETY: every load lies inside `text`.
        while position + 8 <= text.count {
            state = unsafe fold(state ^ text.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            position += 8
        }
        var tail: UInt64 = 0
        while position < text.count {
            tail = tail << 8 | UInt64(unsafe text[position])
            position += 1
        }
        return fold(state ^ tail ^ 0xA076_1D64_78BD_642F)
    }

    private static func fold(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }
}
