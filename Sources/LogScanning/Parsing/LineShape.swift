internal import BreachModel

/// What a template is made of: a line cut into values and the bytes between them.
struct LineShape {
    struct Value {
        var isText: Bool
        /// Up to eight digits and nothing else.
        var isShortNumber: Bool
        var length: Int
        /// Slots that the value fills; none for a value that the mapping does not name.
        var slots: [FieldSlot]
    }

    /// One more than there are values; the last one ends with the line end.
    private(set) var literals: [[UInt8]] = []
    private(set) var values: [Value] = []

    /// Longer lines, and lines with more values, are no worthwhile shape.
    static let lineLimit = 16 * 1024
    static let valueLimit = 200

    /// Cuts a line that the exact parser has read without a problem.
    ///
    /// - Parameters:
    ///   - line: the line without its LF.
    ///   - fields: what the exact parser found in it.
    ///   - filled: how often it filled a slot: more often than there are slots where a key stood twice.
    /// - Returns: nil for a line whose values a template could not tell for sure: with an escape, a control character in a text, or a mapped key twice.
    init?(_ line: UnsafeRawBufferPointer, fields: LineFields, filled: Int) {
        guard line.count <= Self.lineLimit else { return nil }
        var slots: [Int: [FieldSlot]] = [:]
        for slot in FieldSlot.allCases where fields[slot].kind != .absent {
            // SAFETY: values of a line without escapes lie in the line; only their place is taken.
            let start = unsafe fields[slot].bytes.baseAddress.unsafelyUnwrapped - line.baseAddress.unsafelyUnwrapped
            guard start >= 0, start <= line.count else { return nil }
            slots[start, default: []].append(slot)
        }
        guard slots.values.reduce(0, { $0 + $1.count }) == filled else { return nil }
        // SAFETY: copies within the count.
        guard cut(unsafe Array(line), slots), values.flatMap(\.slots).count == filled, values.count <= Self.valueLimit else { return nil }
    }

    private mutating func cut(_ bytes: [UInt8], _ slots: [Int: [FieldSlot]]) -> Bool {
        var literal: [UInt8] = []
        var index = 0
        while index < bytes.count {
            var start = index
            var end = index
            let isText = bytes[index] == 0x22
            if isText {
                start += 1
                guard let close = Self.textEnd(bytes, from: start) else { return false }
                end = close
            } else if !Self.isStructure(bytes[index]) {
                while end < bytes.count, !Self.isStructure(bytes[end]) { end += 1 }
            }
            let next = isText ? end + 1 : end
            if end == index || isText && Self.isKey(bytes, next) {
                literal += bytes[index..<max(next, index + 1)]
                index = max(next, index + 1)
                continue
            }
            if isText { literal.append(0x22) }
            literals.append(literal)
            literal = isText ? [0x22] : []
            let isShort = !isText && end - start <= 8 && bytes[start..<end].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
            values.append(Value(isText: isText, isShortNumber: isShort, length: end - start, slots: slots[start] ?? []))
            index = next
        }
        literals.append(literal + [0x0A])
        return true
    }

    /// The place of the closing quote; nil where an escape or control character comes first.
    private static func textEnd(_ bytes: [UInt8], from start: Int) -> Int? {
        let end = bytes[start...].firstIndex { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 }
        return end.flatMap { bytes[$0] == 0x22 ? $0 : nil }
    }

    private static func isStructure(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0x3A, 0x20, 0x09, 0x0D: true
        default: false
        }
    }

    /// Whether a colon follows, with or without white space: the text before it is then a key.
    private static func isKey(_ bytes: [UInt8], _ start: Int) -> Bool {
        bytes[start...].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D } == 0x3A
    }
}
