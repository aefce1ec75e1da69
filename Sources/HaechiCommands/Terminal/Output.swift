internal import BreachResponse
internal import Glibc

/// What commands print on standard output.
enum Output {
    static func line(_ text: String = "") {
        unsafe fputs(text + "\n", stdout)
    }

    /// One JSON document with sorted keys.
    static func json(_ value: some Encodable) throws {
        let bytes = try StableJSON.encode(value)
        unsafe bytes.withUnsafeBytes { buffer in
            // SAFETY: writes the buffer's own bytes.
            _ = unsafe fwrite(buffer.baseAddress, 1, buffer.count, stdout)
        }
    }

    /// 1234567 as `1,234,567`.
    static func number(_ value: Int) -> String {
        var digits = Array(String(abs(value)))
        var position = digits.count - 3
        while position > 0 {
            digits.insert(",", at: position)
            position -= 3
        }
        return (value < 0 ? "-" : "") + String(digits)
    }

    /// Text padded to a width, by characters.
    static func column(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
