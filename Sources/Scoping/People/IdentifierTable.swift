// Hot: one look-up an event, one an exported row. Benchmark: Benchmarks/run scan (re-scope).

/// Distinct ids, numbered from 0 in order of appearance. A whole number takes 8 bytes, any other id its text besides; there is no
/// object for an id.
struct IdentifierTable: Sendable {
    /// Set in the value of an id that is no whole number; the rest is its number among the texts.
    private static let textBit: UInt64 = 1 << 63

    private var values: [UInt64] = []
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Number plus one by hash; 0 is free.
    private var slots = [UInt32](repeating: 0, count: 16)

    /// Number plus one by the distance from `lowest`, 0 for none: one look into memory instead of three, where ids lie close together.
    private var direct: [UInt32] = []
    private var lowest: UInt64 = 0
    /// In place of `direct` where the ids ascend, as exports by key do: a bit for each number from `lowest` on that is an id. A sixteenth of the
    /// memory, which fits into a cache.
    private var ranks: [Rank] = []

    /// Sixty-four numbers, and how many ids stand before them.
    private struct Rank {
        var bits: UInt64 = 0
        var before: UInt32 = 0
    }

    /// A table of fewer ids fits into the caches either way.
    private static let leastDirect = 1024

    var count: Int { values.count }

    // MARK: Questions

    /// The number of the id that is this whole number.
    func number(whole: UInt64) -> Int32? {
        if !ranks.isEmpty {
            let distance = whole &- lowest
            guard distance >> 6 < UInt64(ranks.count) else { return nil }
            let (rank, bit) = (ranks[Int(distance >> 6)], UInt64(1) << (distance & 63))
            return rank.bits & bit == 0 ? nil : Int32(rank.before) + Int32((rank.bits & (bit - 1)).nonzeroBitCount)
        }
        if !direct.isEmpty {
            let distance = whole &- lowest
            guard distance < UInt64(direct.count), case let number = direct[Int(distance)], number > 0 else { return nil }
            return Int32(number - 1)
        }
        var slot = Self.hash(whole) & (slots.count - 1)
        while slots[slot] != 0 {
            if values[Int(slots[slot]) - 1] == whole { return Int32(slots[slot] - 1) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of an id; nil if it was never inserted.
    func number(_ id: ArraySlice<UInt8>) -> Int32? {
        if let whole = UInt64(canonical: id) { return number(whole: whole) }
        guard direct.isEmpty, ranks.isEmpty else { return nil }
        let slot = slot(text: id)
        return slots[slot] == 0 ? nil : Int32(slots[slot] - 1)
    }

    func number(_ id: String) -> Int32? { number(Array(id.utf8)[...]) }

    /// Appends the id's text.
    func append(_ number: Int32, to text: inout [UInt8]) {
        let value = values[Int(number)]
        if value & Self.textBit == 0 {
            text.append(contentsOf: String(value).utf8)
        } else {
            text.append(contentsOf: bytes[range(Int(value & ~Self.textBit))])
        }
    }

    /// Writes the id as the canonical form has it between quotes.
    func append(_ number: Int32, to buffer: RecordBuffer) {
        let value = values[Int(number)]
        guard value & Self.textBit == 0 else { return buffer.append(escaped: bytes[range(Int(value & ~Self.textBit))]) }
        buffer.append(number: value)
    }

    /// The whole number that an id is; nil for other ids.
    func whole(_ number: Int32) -> UInt64? {
        let value = values[Int(number)]
        return value & Self.textBit == 0 ? value : nil
    }

    func text(_ number: Int32) -> String {
        var text: [UInt8] = []
        append(number, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// The first eight bytes of the id's text as a number that sorts as they do.
    func prefix(_ number: Int32) -> UInt64 {
        let value = values[Int(number)]
        guard value & Self.textBit == 0 else {
            return bytes[range(Int(value & ~Self.textBit))].prefix(8).enumerated().reduce(0) {
                $0 | UInt64($1.element) << UInt64(56 - 8 * $1.offset)
            }
        }
        var rest = value
        while rest > 99_999_999 { rest /= 10 }
        var prefix: UInt64 = 0
        repeat {
            prefix = prefix >> 8 | (0x30 + rest % 10) << 56
            rest /= 10
        } while rest > 0
        return prefix
    }

    /// Whether the text of one id stands bytewise before the other's.
    func precedes(_ left: Int32, _ right: Int32) -> Bool {
        let (first, second) = (prefix(left), prefix(right))
        if first != second { return first < second }
        var (one, other): ([UInt8], [UInt8]) = ([], [])
        append(left, to: &one)
        append(right, to: &other)
        return one.lexicographicallyPrecedes(other)
    }

    private func range(_ text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

    // MARK: Inserting

    mutating func reserve(_ count: Int) {
        values.reserveCapacity(count)
    }

    /// The number of the id that is this whole number, given now if it is new.
    mutating func insert(whole: UInt64) -> (number: Int32, isNew: Bool) {
        if let known = number(whole: whole) { return (known, false) }
        values.append(whole)
        placeLast()
        return (Int32(values.count - 1), true)
    }

    /// The number of an id, given now if it is new.
    mutating func insert(_ id: ArraySlice<UInt8>) -> (number: Int32, isNew: Bool) {
        if let whole = UInt64(canonical: id) { return insert(whole: whole) }
        if let known = number(id) { return (known, false) }
        values.append(UInt64(ends.count) | Self.textBit)
        bytes.append(contentsOf: id)
        ends.append(bytes.count)
        placeLast()
        return (Int32(values.count - 1), true)
    }

    /// To be called when most ids are there: whole numbers that lie close together are found by their distance from then on, until another
    /// id comes. Answers stay the same.
    mutating func settle() {
        guard !isSettled, ends.isEmpty, count >= Self.leastDirect, let least = values.min(), let greatest = values.max(),
            greatest - least < UInt64(count) * 16
        else { return }
        if zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) {
            ranks = [Rank](repeating: Rank(), count: Int((greatest - least) >> 6) + 1)
            for value in values { ranks[Int((value - least) >> 6)].bits |= 1 << ((value - least) & 63) }
            for index in ranks.indices.dropFirst() {
                ranks[index].before = ranks[index - 1].before + UInt32(ranks[index - 1].bits.nonzeroBitCount)
            }
        } else if greatest - least < UInt64(count) * 4 {
            direct = [UInt32](repeating: 0, count: Int(greatest - least) + 1)
            for (number, value) in values.enumerated() { direct[Int(value - least)] = UInt32(number + 1) }
        }
        lowest = least
        if isSettled { slots = [] }
    }

    private var isSettled: Bool { !direct.isEmpty || !ranks.isEmpty }

    private mutating func placeLast() {
        let wasSettled = isSettled
        (direct, ranks) = ([], [])
        guard wasSettled || values.count * 4 > slots.count * 3 else { return place(values.count - 1) }
        var size = max(16, slots.count)
        while values.count * 4 > size * 3 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        for number in values.indices { place(number) }
    }

    private mutating func place(_ number: Int) {
        let value = values[number]
        let hash =
            value & Self.textBit == 0 ? Self.hash(value) : Self.hash(text: bytes[range(Int(value & ~Self.textBit))])
        var slot = hash & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(number + 1)
    }

    /// The slot that holds the text, or the free one where it belongs.
    private func slot(text: ArraySlice<UInt8>) -> Int {
        var slot = Self.hash(text: text) & (slots.count - 1)
        while slots[slot] != 0 {
            let value = values[Int(slots[slot]) - 1]
            if value & Self.textBit != 0, bytes[range(Int(value & ~Self.textBit))] == text { return slot }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private static func hash(_ value: UInt64) -> Int {
        let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return Int(truncatingIfNeeded: (product.high ^ product.low) >> 1)
    }

    private static func hash(text: ArraySlice<UInt8>) -> Int {
        hash(text.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }
}

extension UInt64 {
    /// The value of digits without a leading zero, at most 18 of them (as `SubjectKey` has it); nil for any other text.
    init?(canonical digits: ArraySlice<UInt8>) {
        guard let first = digits.first, digits.count <= 18, first != 0x30 || digits.count == 1 else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            value = value * 10 + UInt64(digit - 0x30)
        }
        self = value
    }
}
