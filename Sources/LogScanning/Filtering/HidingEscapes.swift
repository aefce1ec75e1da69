// Hot: judges every backslash of a log that is asked without an index. Benchmark: Benchmarks/run scan (scope).

/// Which escapes of JSON can stand for a character of some texts. Only behind one of these can a line hold such a text without holding its bytes (RFC
/// 8259 section 7).
struct HidingEscapes {
    /// By the byte behind the backslash: whether the two are a character of a text.
    private var short = [Bool](repeating: false, count: 256)
    /// By the character's code, of those below 128.
    private var codes = [Bool](repeating: false, count: 128)
    /// Whether a text has characters outside ASCII, of which an escape may be a half.
    private var hasOthers = false

    init(_ texts: [[UInt8]]) {
        let meanings: [(UInt8, UInt8)] = [
            (0x22, 0x22), (0x5C, 0x5C), (0x2F, 0x2F), (0x62, 0x08), (0x66, 0x0C), (0x6E, 0x0A), (0x72, 0x0D), (0x74, 0x09),
        ]
        for byte in Set(texts.joined()) {
            if byte < 128 { codes[Int(byte)] = true } else { hasOthers = true }
            for (letter, meaning) in meanings where meaning == byte { short[Int(letter)] = true }
        }
    }

    /// Whether the escape that begins with the backslash at `place` can hide a text.
    ///
    /// - Parameter end: where the text that was read ends; an escape that goes on behind it is taken for one that can.
    func canHide(_ text: UnsafePointer<UInt8>, at place: Int, end: Int) -> Bool {
        guard place + 6 <= end else { return true }
        // SAFETY: six bytes are there.
        let letter = unsafe text[place + 1]
        guard letter == 0x75 else { return short[Int(letter)] }
        if hasOthers { return true }
        var code = 0
        for offset in 2..<6 {
            guard let digit = unsafe Self.digit(text[place + offset]) else { return false }
            code = code << 4 | digit
        }
        return code < 128 && codes[code]
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x41...0x46: Int(byte) - 0x41 + 10
        case 0x61...0x66: Int(byte) - 0x61 + 10
        default: nil
        }
    }
}
