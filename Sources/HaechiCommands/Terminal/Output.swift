internal import BreachResponse
internal import Glibc

/// What commands print: unbuffered, so that the order on a terminal is the order of events.
enum Output {
    static func line(_ text: String = "") {
        write(Array((text + "\n").utf8), to: STDOUT_FILENO)
    }

    /// One JSON document with sorted keys.
    static func json(_ value: some Encodable) throws {
        write(try StableJSON.encode(value), to: STDOUT_FILENO)
    }

    /// One JSON object on a line of its own.
    static func jsonLine(_ value: some Encodable) throws {
        write(try StableJSON.encode(value, pretty: false), to: STDOUT_FILENO)
    }

    /// Writes all bytes, as far as anyone is still reading.
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        // SAFETY: the array outlives the call.
        unsafe bytes.withUnsafeBytes { unsafe write($0, to: descriptor) }
    }

    /// Writes all bytes, as far as anyone is still reading.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
        var position = 0
        while position < bytes.count {
            // SAFETY: the range lies inside the bytes, of which there is at least one.
            let count = unsafe Glibc.write(descriptor, bytes.baseAddress.unsafelyUnwrapped + position, bytes.count - position)
            guard count > 0 else { return }
            position += count
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
