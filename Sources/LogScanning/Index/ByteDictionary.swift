// Hot: several look-ups a line. Benchmark: Benchmarks/run scan (index).
internal import Glibc

/// Distinct byte strings and their numbers, from 0 in order of first appearance.
@safe final class ByteDictionary {
    /// Number + 1 in the low half, zero meaning free; the hash's high half above it, so that most comparisons need no look at the bytes.
    private var slots: UnsafeMutablePointer<UInt64>
    private var mask: Int
    private var hashes: [UInt64] = []
    /// Where each text ends in the store.
    private var endPlaces: UnsafeMutablePointer<UInt32>
    private var endCapacity = 1024
    private(set) var count = 0
    private var store: UnsafeMutableRawBufferPointer
    private var used = 0

    init() {
        mask = 1023
        // SAFETY: freed in deinit and in `grow`.
        unsafe slots = .allocate(capacity: 1024)
        unsafe slots.initialize(repeating: 0, count: 1024)
        unsafe store = .allocate(byteCount: 4096, alignment: 8)
        unsafe endPlaces = .allocate(capacity: endCapacity)
    }

    deinit {
        // SAFETY: allocated in `init` or where they grew, freed once.
        unsafe slots.deallocate()
        unsafe store.deallocate()
        unsafe endPlaces.deallocate()
    }

    /// For each text, where it ends in `bytes`.
    // SAFETY: as many as there are texts are initialised.
    var ends: [UInt32] { unsafe Array(UnsafeBufferPointer(start: endPlaces, count: count)) }

    /// All texts, one after the other.
    var bytes: UnsafeRawBufferPointer {
        // SAFETY: the first `used` bytes were written; valid until the next new text.
        unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(store)[..<used])
    }

    /// The bytes of one text, valid until the next new one.
    func text(_ number: Int) -> UnsafeRawBufferPointer {
        let start = number == 0 ? 0 : Int(unsafe endPlaces[number - 1])
        // SAFETY: ends are within `used`.
        return unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<Int(endPlaces[number])])
    }

    /// The number of `text`, given now if it is new.
    @inline(__always)
    func number(_ text: UnsafeRawBufferPointer) -> Int {
        // SAFETY: an empty text has no bytes to read.
        unsafe number(text.baseAddress ?? FieldValue.absent.place.pointer, count: text.count)
    }

    /// The number of the `count` bytes from `start` on, given now if they are new.
    @inline(__always)
    func number(_ start: UnsafeRawPointer, count: Int) -> Int {
        // SAFETY: reads within the count.
        let hash = unsafe Self.hash(start, count: count)
        let tag = hash & 0xFFFF_FFFF_0000_0000
        var slot = Int(truncatingIfNeeded: hash) & mask
        // SAFETY: `mask` keeps the slot inside; occupied slots hold valid numbers.
        while true {
            let stored = unsafe slots[slot]
            if stored == 0 { break }
            let number = Int(truncatingIfNeeded: stored & 0xFFFF_FFFF) - 1
            if stored & 0xFFFF_FFFF_0000_0000 == tag, unsafe isEqual(number, start, count: count) { return number }
            slot = (slot + 1) & mask
        }
        return unsafe addNew(UnsafeRawBufferPointer(start: start, count: count), hash: hash, slot: slot)
    }

    /// The number of `text`; nil if it was never given one.
    @inline(__always)
    func known(_ text: UnsafeRawBufferPointer) -> Int? {
        // SAFETY: as in `number`.
        let hash = unsafe Self.hash(text)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while case let stored = unsafe slots[slot], stored != 0 {
            let number = Int(truncatingIfNeeded: stored & 0xFFFF_FFFF) - 1
            if (stored ^ hash) >> 32 == 0, unsafe isEqual(number, text) { return number }
            slot = (slot + 1) & mask
        }
        return nil
    }

    @inline(never)
    private func addNew(_ text: UnsafeRawBufferPointer, hash: UInt64, slot: Int) -> Int {
        // SAFETY: the slot is free.
        unsafe add(text)
        hashes.append(hash)
        unsafe slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(count)
        if count * 2 > mask { grow() }
        return count - 1
    }

    private func add(_ text: UnsafeRawBufferPointer) {
        precondition(used + text.count <= UInt32.max, "one log file names more than 4 GiB of distinct texts")
        if unsafe used + text.count > store.count {
            // SAFETY: the old bytes fit into the larger store, and nobody keeps pointers into the old one.
            let larger = unsafe UnsafeMutableRawBufferPointer.allocate(byteCount: max(store.count * 2, used + text.count), alignment: 8)
            unsafe larger.copyMemory(from: bytes)
            unsafe store.deallocate()
            unsafe store = larger
        }
        // SAFETY: there is room for the text behind `used`.
        unsafe UnsafeMutableRawBufferPointer(rebasing: store[used..<(used + text.count)]).copyMemory(from: text)
        used += text.count
        if count == endCapacity {
            // SAFETY: the places so far move into the larger memory.
            let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: endCapacity * 2)
            unsafe larger.update(from: endPlaces, count: count)
            unsafe endPlaces.deallocate()
            unsafe endPlaces = larger
            endCapacity *= 2
        }
        unsafe endPlaces[count] = UInt32(used)
        count += 1
    }

    /// Whether the text of a number that was given is `text`.
    @inline(__always)
    func isEqual(_ number: Int, _ text: UnsafeRawPointer, count: Int) -> Bool {
        let start = number == 0 ? 0 : Int(unsafe endPlaces[number &- 1])
        let length = Int(unsafe endPlaces[number]) &- start
        guard length == count else { return false }
        let known = unsafe UnsafeRawPointer(store.baseAddress.unsafelyUnwrapped) + start
        // SAFETY: both ranges have `length` bytes.
        guard length >= 8, length <= 16 else { return unsafe memcmp(known, text, length) == 0 }
        func word(_ place: UnsafeRawPointer) -> UInt64 { unsafe place.loadUnaligned(as: UInt64.self) }
        return unsafe (word(known) ^ word(text)) | (word(known + length - 8) ^ word(text + length - 8)) == 0
    }

    private func isEqual(_ number: Int, _ text: UnsafeRawBufferPointer) -> Bool {
        // SAFETY: an empty text has no bytes to read.
        unsafe isEqual(number, text.baseAddress ?? FieldValue.absent.place.pointer, count: text.count)
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
            unsafe slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
        }
    }

    /// A 64-bit hash of `text`: each 16 bytes are multiplied and folded into one of two states. Two of n different texts have one hash with a
    /// probability of about n²/2⁶⁵: for a hundred million, 0.03 %.
    ///
    /// Source: the multiply-and-fold of wyhash (Wang Yi, 2019, public domain).
    @inline(__always)
    static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
        // SAFETY: an empty text has no bytes to read.
        unsafe hash(text.baseAddress ?? FieldValue.absent.place.pointer, count: text.count)
    }

    /// The same of the `count` bytes from `base` on.
    @inline(__always)
    static func hash(_ base: UnsafeRawPointer, count: Int) -> UInt64 {
        // SAFETY: every load lies inside the text.
        guard count > 0 else { return fold(0x9E37_79B9_7F4A_7C15, 0xA076_1D64_78BD_642F) }
        if count <= 16 {
            let (low, high) = unsafe short(base, count)
            return fold(fold(low ^ 0x9E37_79B9_7F4A_7C15, high ^ 0xE703_7ED1_A0B4_28DB) ^ UInt64(count), 0xA076_1D64_78BD_642F)
        }
        return unsafe long(base, count)
    }

    /// Up to sixteen bytes as two words that overlap.
    @inline(__always)
    private static func short(_ base: UnsafeRawPointer, _ count: Int) -> (UInt64, UInt64) {
        // SAFETY: every load lies inside the `count` bytes.
        func word(_ offset: Int) -> UInt64 { unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
        func half(_ offset: Int) -> UInt64 {
            UInt64(unsafe UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        }
        func byte(_ offset: Int) -> UInt64 { UInt64(unsafe base.load(fromByteOffset: offset, as: UInt8.self)) }
        if count >= 8 { return (word(0), word(count - 8)) }
        if count >= 4 { return (half(0), half(count - 4)) }
        return (byte(0) | byte(count >> 1) << 8 | byte(count - 1) << 16, 0)
    }

    @inline(never)
    private static func long(_ base: UnsafeRawPointer, _ count: Int) -> UInt64 {
        // SAFETY: every load lies inside the `count` bytes.
        func word(_ offset: Int) -> UInt64 { unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
        var even: UInt64 = 0x9E37_79B9_7F4A_7C15
        var odd: UInt64 = 0xE703_7ED1_A0B4_28DB
        var offset = 0
        while offset &+ 32 < count {
            even = fold(word(offset) ^ even, word(offset &+ 8) ^ 0xE703_7ED1_A0B4_28DB)
            odd = fold(word(offset &+ 16) ^ odd, word(offset &+ 24) ^ 0xA076_1D64_78BD_642F)
            offset &+= 32
        }
        if offset &+ 16 < count { even = fold(word(offset) ^ even, word(offset &+ 8) ^ 0x8EBC_6AF0_9C88_C6E3) }
        odd = fold(word(count &- 16) ^ odd, word(count &- 8) ^ 0x5899_65CC_7537_4CC3)
        return fold(even ^ UInt64(count), odd ^ 0xA076_1D64_78BD_642F)
    }

    /// The two halves of a product, one over the other.
    @inline(__always)
    static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
