// Hot: counts every line of a question about origins. Benchmark: Benchmarks/run scan (groups).
internal import CColumns

/// What is known of a credential at an origin.
struct OriginGroup: BitwiseCopyable {
    var key: UInt64
    var first: Int64
    var last: Int64
    var events: Int
    var people: Int
}

/// Counts the lines of one partition: a table of groups, and a table of the pairs of group and subject, each by open addressing and small enough for a
/// core's own cache as long as partitions are.
@safe final class OriginFold {
    /// Groups beyond this number do not fit into a pair.
    static let groupLimit = 1 << 22
    private static let subjectBits: UInt64 = 42

    /// Those that were found since the last `clear`.
    private var groups: UnsafeMutableBufferPointer<OriginGroup>
    private(set) var count = 0
    /// Number of a group plus one; 0 is free.
    private var slots: UnsafeMutableBufferPointer<UInt32>
    private var slotBits: UInt64 = 1
    /// A group's number and a subject's code, which is never 0; 0 is free.
    private var pairs: UnsafeMutableBufferPointer<UInt64>
    private var pairBits: UInt64 = 1
    private var pairCount = 0
    /// Numbers for whole numbers that are too large for a code.
    private var large = IdentifierTable()

    init() {
        // SAFETY: freed in deinit or where they grow.
        unsafe groups = .allocate(capacity: 64)
        unsafe slots = .allocate(capacity: 2)
        unsafe pairs = .allocate(capacity: 2)
    }

    deinit {
        // SAFETY: allocated in `init` or where they grew, freed once.
        unsafe groups.deallocate()
        unsafe slots.deallocate()
        unsafe pairs.deallocate()
    }

    /// Forgets everything.
    ///
    /// - Parameter rows: about so many will come.
    func clear(expecting rows: Int) {
        count = 0
        pairCount = 0
        if large.count > 0 { large = IdentifierTable() }
        let bits = UInt64(max(6, Int.bitWidth - min(rows, 1 << 16).leadingZeroBitCount)) + 1
        (slotBits, pairBits) = (bits, bits)
        // SAFETY: both are this table's own, and their sizes follow their bits.
        unsafe Self.renew(&slots, 1 << bits)
        unsafe Self.renew(&pairs, 1 << bits)
    }

    /// Zeros in as many places, in the same memory where it has the size.
    private static func renew<Number: FixedWidthInteger>(_ numbers: inout UnsafeMutableBufferPointer<Number>, _ count: Int) {
        if numbers.count != count {
            // SAFETY: numbers need no deinitialisation.
            unsafe numbers.deallocate()
            unsafe numbers = .allocate(capacity: count)
        }
        unsafe numbers.initialize(repeating: 0)
    }

    /// Hands on every group.
    func forEach(_ body: (OriginGroup) -> Void) {
        // SAFETY: the first `count` are initialised.
        for number in 0..<count { body(unsafe groups[number]) }
    }

    /// Takes a line.
    ///
    /// - Parameter hash: the group's, as `PackedLine` has it.
    /// - Returns: false where there are too many groups.
    @inline(__always)
    func add(_ key: UInt64, hash: UInt64, subject: UInt64, time: Int64) -> Bool {
        // SAFETY: slots are below the table's size by the mask, and hold numbers of groups.
        let slots = unsafe self.slots.baseAddress.unsafelyUnwrapped
        let mask = (1 &<< Int(slotBits)) &- 1
        var slot = Self.slot(hash, slotBits)
        while case let number = Int(unsafe slots[slot]), number != 0 {
            let group = unsafe groups.baseAddress.unsafelyUnwrapped + (number &- 1)
            if unsafe group.pointee.key == key {
                unsafe group.pointee.events &+= 1
                unsafe group.pointee.first = min(group.pointee.first, time)
                unsafe group.pointee.last = max(group.pointee.last, time)
                if subject != 0 { unsafe group.pointee.people &+= insert(number &- 1, hash, code(subject)) }
                return true
            }
            slot = (slot &+ 1) & mask
        }
        guard count < Self.groupLimit else { return false }
        let number = count
        if unsafe number == groups.count { growGroups() }
        count = number &+ 1
        unsafe slots[slot] = UInt32(truncatingIfNeeded: count)
        unsafe groups[number] = OriginGroup(key: key, first: time, last: time, events: 1, people: 0)
        if subject != 0 { unsafe groups[number].people = insert(number, hash, code(subject)) }
        if count * 2 > mask { growSlots() }
        return true
    }

    /// The uppermost bits chose the partition; those below them choose the slot.
    @inline(__always)
    private static func slot(_ hash: UInt64, _ bits: UInt64) -> Int {
        Int(truncatingIfNeeded: (hash &<< 8) &>> (64 &- bits))
    }

    @inline(__always)
    private func code(_ subject: UInt64) -> UInt64 {
        subject & PackedLine.largeBit == 0 ? subject : largeCode(subject & ~PackedLine.largeBit)
    }

    @inline(never)
    private func largeCode(_ whole: UInt64) -> UInt64 {
        PackedLine.textBit | PackedLine.wholeLimit | UInt64(large.insert(whole: whole).number)
    }

    /// Asks memory for where a line of this group and subject is looked for.
    @inline(__always)
    func prefetch(hash: UInt64, subject: UInt64) {
        // SAFETY: slots are below the tables' sizes.
        unsafe haechi_prefetch(slots.baseAddress.unsafelyUnwrapped + Self.slot(hash, slotBits))
        unsafe haechi_prefetch(pairs.baseAddress.unsafelyUnwrapped + Self.pairSlot(hash, subject, pairBits))
    }

    /// Follows from the group's hash and not from its number, so that it is known before the group was found.
    @inline(__always)
    private static func pairSlot(_ hash: UInt64, _ code: UInt64, _ bits: UInt64) -> Int {
        slot(PackedLine.hash(hash &+ code), bits)
    }

    /// 1 where the pair of a group's number and a subject's code is new, otherwise 0.
    @inline(__always)
    private func insert(_ number: Int, _ hash: UInt64, _ code: UInt64) -> Int {
        let pair = UInt64(truncatingIfNeeded: number) << Self.subjectBits | code
        // SAFETY: slots are below the table's size by the mask.
        let pairs = unsafe self.pairs.baseAddress.unsafelyUnwrapped
        let mask = (1 &<< Int(pairBits)) &- 1
        var slot = Self.pairSlot(hash, code, pairBits)
        while case let other = unsafe pairs[slot], other != 0 {
            if other == pair { return 0 }
            slot = (slot &+ 1) & mask
        }
        unsafe pairs[slot] = pair
        pairCount &+= 1
        if pairCount &* 2 > mask { growPairs() }
        return 1
    }

    @inline(never)
    private func growGroups() {
        // SAFETY: the first `count` move into the larger memory.
        let larger = unsafe UnsafeMutableBufferPointer<OriginGroup>.allocate(capacity: groups.count * 2)
        _ = unsafe larger.moveInitialize(fromContentsOf: groups)
        unsafe groups.deallocate()
        unsafe groups = larger
    }

    @inline(never)
    private func growSlots() {
        slotBits += 1
        unsafe Self.renew(&slots, 1 << slotBits)
        for number in 0..<count {
            // SAFETY: the table is less than half full.
            var slot = Self.slot(PackedLine.hash(unsafe groups[number].key), slotBits)
            while unsafe slots[slot] != 0 { slot = unsafe (slot + 1) & (slots.count - 1) }
            unsafe slots[slot] = UInt32(number + 1)
        }
    }

    @inline(never)
    private func growPairs() {
        let old = unsafe pairs
        // SAFETY: the old pairs are freed when all were taken over; the table is less than half full.
        defer { unsafe old.deallocate() }
        pairBits += 1
        unsafe pairs = .allocate(capacity: 1 << pairBits)
        unsafe pairs.initialize(repeating: 0)
        for place in old.indices {
            let pair = unsafe old[place]
            if pair == 0 { continue }
            let (number, code) = (Int(pair >> Self.subjectBits), pair & (1 << Self.subjectBits - 1))
            let hash = PackedLine.hash(unsafe groups[number].key)
            var slot = Self.pairSlot(hash, code, pairBits)
            while unsafe pairs[slot] != 0 { slot = unsafe (slot + 1) & (pairs.count - 1) }
            unsafe pairs[slot] = pair
        }
    }
}
