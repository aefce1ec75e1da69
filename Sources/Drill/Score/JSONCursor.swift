/// Reads one line of JSON (RFC 8259) value by value: the little that records of people need, without a tree in between.
struct JSONCursor {
    private let bytes: [UInt8]
    private var position = 0

    /// What is wrong with the line; its reader says which line it was.
    struct Malformed: Error {}

    init(_ line: [UInt8]) {
        bytes = line
    }

    /// Goes through an object's fields in whatever order they stand; `body` must read or skip each value.
    mutating func object(_ body: (inout JSONCursor, String) throws(Malformed) -> Void) throws(Malformed) {
        try expect(0x7B)
        if skip(0x7D) { return }
        repeat {
            let name = try string()
            try expect(0x3A)
            try body(&self, name)
        } while skip(0x2C)
        try expect(0x7D)
    }

    /// Goes through an array's values; `body` must read or skip each.
    mutating func array(_ body: (inout JSONCursor) throws(Malformed) -> Void) throws(Malformed) {
        try expect(0x5B)
        if skip(0x5D) { return }
        repeat { try body(&self) } while skip(0x2C)
        try expect(0x5D)
    }

    /// An array of texts.
    mutating func strings() throws(Malformed) -> [String] {
        var result: [String] = []
        try array { cursor throws(Malformed) in result.append(try cursor.string()) }
        return result
    }

    /// A text.
    mutating func string() throws(Malformed) -> String {
        try expect(0x22)
        let start = position
        while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C { position += 1 }
        guard position < bytes.count else { throw Malformed() }
        if bytes[position] == 0x22 {
            position += 1
            return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
        }
        return try escapedString(Array(bytes[start..<position]))
    }

    /// A whole number.
    mutating func integer() throws(Malformed) -> Int {
        skipSpace()
        let start = position
        while position < bytes.count, bytes[position] == 0x2D || (0x30...0x39).contains(bytes[position]) { position += 1 }
        guard let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else { throw Malformed() }
        return value
    }

    /// Passes over any value.
    mutating func skipValue() throws(Malformed) {
        skipSpace()
        guard position < bytes.count else { throw Malformed() }
        switch bytes[position] {
        case 0x22: _ = try string()
        case 0x7B: try object { cursor, _ throws(Malformed) in try cursor.skipValue() }
        case 0x5B: try array { cursor throws(Malformed) in try cursor.skipValue() }
        default:
            let start = position
            while position < bytes.count, ![0x2C, 0x5D, 0x7D, 0x20].contains(bytes[position]) { position += 1 }
            guard position > start else { throw Malformed() }
        }
    }

    /// - Throws: where anything but space is left.
    mutating func end() throws(Malformed) {
        skipSpace()
        guard position == bytes.count else { throw Malformed() }
    }

    // MARK: Bytes

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 || bytes[position] == 0x0D { position += 1 }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(Malformed) {
        guard skip(byte) else { throw Malformed() }
    }

    /// The rest of a text whose `beginning` was read up to its first escape.
    private mutating func escapedString(_ beginning: [UInt8]) throws(Malformed) -> String {
        var units = Array(String(decoding: beginning, as: UTF8.self).utf16)
        var plain: [UInt8] = []
        func takePlain(_ units: inout [UInt16], _ plain: inout [UInt8]) {
            units += String(decoding: plain, as: UTF8.self).utf16
            plain.removeAll()
        }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == 0x22 {
                takePlain(&units, &plain)
                return String(decoding: units, as: UTF16.self)
            }
            if byte == 0x5C {
                takePlain(&units, &plain)
                units.append(try escape())
            } else {
                plain.append(byte)
            }
        }
        throw Malformed()
    }

    private mutating func escape() throws(Malformed) -> UInt16 {
        guard position < bytes.count else { throw Malformed() }
        let byte = bytes[position]
        position += 1
        switch byte {
        case 0x22, 0x2F, 0x5C: return UInt16(byte)
        case 0x62: return 0x08
        case 0x66: return 0x0C
        case 0x6E: return 0x0A
        case 0x72: return 0x0D
        case 0x74: return 0x09
        case 0x75:
            guard position + 4 <= bytes.count,
                let unit = UInt16(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
            else { throw Malformed() }
            position += 4
            return unit
        default: throw Malformed()
        }
    }
}
