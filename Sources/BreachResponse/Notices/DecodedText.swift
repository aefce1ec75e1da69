internal import BreachModel

/// Bytes that somebody saved, as text: UTF-8, or UTF-16 that says so by its first two bytes.
///
/// Anything else is refused: a text that is read in the wrong encoding has no words that a rule could find, and would pass.
enum DecodedText {
    /// - Throws: `badText`.
    static func text(_ bytes: [UInt8]) throws(ResponseError) -> String {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { throw refusal("utf-32") }
        if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, high: 1) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, high: 0) }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw refusal("a zip container, such as a document of a word processor") }
        if bytes.starts(with: Array("%PDF-".utf8)) { throw refusal("a PDF") }
        if bytes.starts(with: Array("{\\rtf".utf8)) { throw refusal("RTF") }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw refusal("a document of an older word processor") }
        // NUL: UTF-16 without its mark, or no text. ESC: ISO 2022, whose letters would look like ASCII.
        guard !bytes.contains(0), !bytes.contains(0x1B), let text = String(validating: bytes, as: UTF8.self) else {
            throw refusal("neither UTF-8 nor UTF-16 with its mark")
        }
        return text
    }

    private static func utf16(_ bytes: [UInt8], high: Int) throws(ResponseError) -> String {
        guard bytes.count.isMultiple(of: 2) else { throw refusal("UTF-16 that was cut") }
        let units = stride(from: 2, to: bytes.count, by: 2).map { index in
            UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + 1 - high])
        }
        guard !units.contains(0), let text = String(validating: units, as: UTF16.self) else { throw refusal("damaged UTF-16") }
        return text
    }

    private static func refusal(_ found: String) -> ResponseError {
        ResponseError(
            .badText, "this is no text that can be read", context: [("found", found)],
            hint: "save it as plain text or HTML in UTF-8, or paste it: haechi notice check -")
    }
}
