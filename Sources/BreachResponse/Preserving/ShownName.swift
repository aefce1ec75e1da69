/// File names as one line of plain text, whatever they hold: nobody can put a line into a report, or turn its reading direction, by the name
/// of a file.
package enum ShownName {
    /// The name with `\n`, `\r`, `\t` and `\\` for these, and `\u{…}` for other control characters, marks that change the direction of
    /// reading, and marks without width.
    package static func text(_ name: String) -> String { text(Array(name.utf8)) }

    /// The same of a name that may be no UTF-8: `\xff` for each byte that belongs to no character.
    static func text(_ name: [UInt8]) -> String {
        var shown = ""
        var rest = name[...]
        while let first = rest.first {
            let character = (1...4).lazy.compactMap { scalar(rest.prefix($0)) }.first
            shown += character.map(text) ?? "\\x" + hexadecimal(UInt32(first), digits: 2)
            rest = rest.dropFirst(character.map { UTF8.width($0) } ?? 1)
        }
        return shown
    }

    /// The character that the bytes are; nil where they are none, or more than one.
    private static func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard let text = String(validating: bytes, as: UTF8.self), text.unicodeScalars.count == 1 else { return nil }
        return text.unicodeScalars.first
    }

    private static func text(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x5C: "\\\\"
        case 0x0A: "\\n"
        case 0x0D: "\\r"
        case 0x09: "\\t"
        case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF:
            "\\u{" + hexadecimal(scalar.value, digits: 1) + "}"
        default: String(scalar)
        }
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
