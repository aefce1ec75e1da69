/// Bytes that a parser had to make, because they do not stand so in the line; valid until the next line.
@safe struct ScratchText {
    private let buffer: UnsafeMutableRawBufferPointer
    /// Bytes for texts; the padding that every value has is behind them.
    private let size = 2 * LineReader.lineLimit
    private var used = 0

    init() {
        // SAFETY: freed by `deallocate`. A line has room for all that its values can become, and some for what is put together.
        unsafe buffer = .allocate(byteCount: size + LineReader.padding, alignment: 8)
    }

    // SAFETY: allocated in `init`; the owner calls this once.
    func deallocate() { unsafe buffer.deallocate() }

    mutating func clear() { used = 0 }

    /// Puts parts together; what finds no room is cut off, which only texts near the limit of a line can reach.
    mutating func joined(_ parts: [UnsafeRawBufferPointer]) -> UnsafeRawBufferPointer {
        let start = used
        for index in unsafe parts.indices {
            // SAFETY: copies no more than the room that is left.
            let count = unsafe min(parts[index].count, size - used)
            unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[used...]).copyBytes(from: parts[index].prefix(count))
            used += count
        }
        // SAFETY: the range was just written.
        return unsafe UnsafeRawBufferPointer(rebasing: buffer[start..<used])
    }

    mutating func text(_ text: String) -> UnsafeRawBufferPointer {
        var text = text
        // SAFETY: the text's bytes are copied within the closure.
        return text.withUTF8 { unsafe joined([UnsafeRawBufferPointer($0)]) }
    }

    /// The value with its escapes resolved; the value itself where it has none.
    mutating func unescaped(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        // SAFETY: the target is never longer than the value, for which there is room.
        guard unsafe bytes.contains(0x5C), bytes.count <= size - used else { return unsafe bytes }
        let start = used
        var index = 0
        while index < bytes.count {
            let byte = unsafe bytes[index]
            if byte == 0x5C, index + 3 < bytes.count, unsafe bytes[index + 1] == 0x78, let high = unsafe Self.digit(bytes[index + 2]),
                let low = unsafe Self.digit(bytes[index + 3])
            {
                unsafe buffer[used] = high << 4 | low
                index += 4
            } else if byte == 0x5C, index + 1 < bytes.count {
                let next = unsafe bytes[index + 1]
                unsafe buffer[used] = Self.plain(next)
                index += 2
            } else {
                unsafe buffer[used] = byte
                index += 1
            }
            used += 1
        }
        return unsafe UnsafeRawBufferPointer(rebasing: buffer[start..<used])
    }

    /// The value as a part of a path: space, `#`, `%` and `?` escaped (RFC 3986 section 2.1); the value itself where it has none of them.
    mutating func escaped(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        // SAFETY: reads within the count; the target is at most three times as long as the value, for which there is room.
        guard unsafe bytes.contains(where: Self.endsPath), bytes.count * 3 <= size - used else { return unsafe bytes }
        let start = used
        for index in 0..<bytes.count {
            let byte = unsafe bytes[index]
            if Self.endsPath(byte) {
                // All four have a first digit of 2 or 3 and, of their second digits, none but the last is a letter.
                unsafe buffer[used] = 0x25
                unsafe buffer[used + 1] = 0x30 + byte >> 4
                unsafe buffer[used + 2] = byte == 0x3F ? 0x46 : 0x30 + byte & 0xF
                used += 3
            } else {
                unsafe buffer[used] = byte
                used += 1
            }
        }
        return unsafe UnsafeRawBufferPointer(rebasing: buffer[start..<used])
    }

    private static func endsPath(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x23 || byte == 0x25 || byte == 0x3F }

    /// The value with ASCII letters in upper case; the value itself where it has no others.
    mutating func upperCase(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        // SAFETY: the target is as long as the value, for which there is room.
        guard unsafe bytes.contains(where: { $0 >= 0x61 && $0 <= 0x7A }), bytes.count <= size - used else { return unsafe bytes }
        let start = used
        for index in 0..<bytes.count {
            let byte = unsafe bytes[index]
            unsafe buffer[used] = byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte
            used += 1
        }
        return unsafe UnsafeRawBufferPointer(rebasing: buffer[start..<used])
    }

    private static func plain(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x6E: 0x0A
        case 0x72: 0x0D
        case 0x74: 0x09
        case 0x62: 0x08
        case 0x76: 0x0B
        case 0x66: 0x0C
        default: byte
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
