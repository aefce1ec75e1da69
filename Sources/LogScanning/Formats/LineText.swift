internal import BreachModel

/// What the text formats of web servers have in common.
enum LineText {
    /// How many bytes stand before the next quote that no backslash escapes; nil if there is none.
    static func quotedLength(_ text: UnsafeRawBufferPointer) -> Int? {
        var index = 0
        // SAFETY: the index stays below the count.
        while index < text.count {
            let byte = unsafe text[index]
            if byte == 0x22 { return index }
            index += byte == 0x5C ? 2 : 1
        }
        return nil
    }

    /// Whether the value is the mark for nothing.
    static func isNone(_ bytes: UnsafeRawBufferPointer) -> Bool {
        // SAFETY: reads within the count.
        unsafe bytes.isEmpty || bytes.count == 1 && bytes[0] == 0x2D
    }

    /// `192.0.2.1` of `192.0.2.1:443`, `2001:db8::1` of `[2001:db8::1]:443` and of `2001:db8::1` itself.
    static func withoutPort(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        // SAFETY: cuts within the count.
        if unsafe bytes.first == 0x5B, let close = unsafe bytes.firstIndex(of: 0x5D) {
            return unsafe UnsafeRawBufferPointer(rebasing: bytes[1..<close])
        }
        guard let colon = unsafe bytes.lastIndex(of: 0x3A), unsafe bytes.firstIndex(of: 0x3A) == colon else { return unsafe bytes }
        return unsafe UnsafeRawBufferPointer(rebasing: bytes[..<colon])
    }

    /// Sets method and route from `GET /path HTTP/1.1`, the path of an absolute target cut free; a request of another form is the
    /// route as it stands, which no rule will know.
    static func request(_ bytes: UnsafeRawBufferPointer, into fields: LineFields, scratch: inout ScratchText) {
        // SAFETY: cuts within the count.
        guard let space = unsafe bytes.firstIndex(of: 0x20), space > 0 else {
            fields[.route] = unsafe FieldValue(bytes: scratch.unescaped(bytes), kind: .text)
            return
        }
        let target = unsafe UnsafeRawBufferPointer(rebasing: bytes[(space + 1)...].prefix { $0 != 0x20 })
        let route = unsafe path(target)
        guard unsafe route.first == 0x2F || route.first == 0x2A else {
            fields[.route] = unsafe FieldValue(bytes: scratch.unescaped(bytes), kind: .text)
            return
        }
        fields[.method] = unsafe FieldValue(bytes: UnsafeRawBufferPointer(rebasing: bytes[..<space]), kind: .text)
        fields[.route] = unsafe FieldValue(bytes: scratch.unescaped(route), kind: .text)
    }

    /// The path of `https://host:443/path?query` with its query; any other text as it stands.
    static func path(_ target: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard let length = unsafe addressLength(target) else { return unsafe target }
        // SAFETY: the length is at most the count.
        return unsafe UnsafeRawBufferPointer(rebasing: target[length...])
    }

    /// Whether scheme and authority stand in front of the path, as in a request to a proxy (RFC 9112 section 3.2.2).
    // SAFETY: reads within the count.
    static func isAbsolute(_ target: UnsafeRawBufferPointer) -> Bool { unsafe addressLength(target) != nil }

    /// How many bytes scheme and authority take (RFC 3986 section 3); nil where there are none.
    private static func addressLength(_ target: UnsafeRawBufferPointer) -> Int? {
        // SAFETY: reads within the count.
        guard let first = unsafe target.first, isLetter(first), let colon = unsafe target.firstIndex(of: 0x3A), colon + 2 < target.count,
            unsafe target[colon + 1] == 0x2F && target[colon + 2] == 0x2F, unsafe target[..<colon].allSatisfy(isOfScheme)
        else { return nil }
        return unsafe target[(colon + 3)...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? target.count
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    private static func isOfScheme(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte >= 0x30 && byte <= 0x39 || byte == 0x2B || byte == 0x2D || byte == 0x2E
    }
}
