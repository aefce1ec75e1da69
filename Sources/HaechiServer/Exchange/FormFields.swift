/// Reads `application/x-www-form-urlencoded` text, of a body or a query (WHATWG URL, 5.1).
package enum FormFields {
    /// The decoded pairs; the first of a repeated name counts, bytes that are no UTF-8 become U+FFFD.
    ///
    /// - Parameter limit: pairs after this many are left out.
    package static func decode(_ text: some StringProtocol, limit: Int = 32) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.utf8.split(separator: 0x26).prefix(limit) {
            let parts = pair.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            let name = unescape(parts[0])
            let value = parts.count > 1 ? unescape(parts[1]) : ""
            if fields[name] == nil { fields[name] = value }
        }
        return fields
    }

    private static func unescape(_ bytes: some Sequence<UInt8>) -> String {
        var result: [UInt8] = []
        var iterator = Array(bytes)[...]
        while let byte = iterator.popFirst() {
            if byte == 0x25, iterator.count >= 2, let high = digit(iterator[iterator.startIndex]),
                let low = digit(iterator[iterator.startIndex + 1])
            {
                result.append(high << 4 | low)
                iterator = iterator.dropFirst(2)
            } else {
                result.append(byte == 0x2B ? 0x20 : byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
