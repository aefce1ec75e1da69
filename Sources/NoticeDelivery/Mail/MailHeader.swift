internal import FoundationEssentials

/// Header fields with text in any script.
enum MailHeader {
    /// The most bytes of UTF-8 in one encoded-word: 45 give 60 of base 64, 72 with its frame (RFC 2047, 2: at most 75).
    private static let wordBytes = 45

    /// `Name: text`, with an address in angle brackets behind it where there is one.
    ///
    /// Control characters become spaces, so that stored text cannot add a field. Text that is not plain ASCII, or that looks
    /// like an encoded-word itself, is written as encoded-words of whole characters (RFC 2047), a line each.
    static func unstructured(_ name: String, _ text: String, address: String? = nil) -> String {
        let clean = String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
            .split(separator: " ").joined(separator: " ")
        let tail = address.map { (clean.isEmpty ? "" : "\r\n ") + "<\($0)>" } ?? ""
        if isPlain(clean, in: name, phrase: address != nil) { return "\(name): \(clean)\(tail)" }
        return "\(name): " + words(clean, after: name.utf8.count + 2).joined(separator: "\r\n ") + tail
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
    }

    private static func isPlain(_ text: String, in name: String, phrase: Bool) -> Bool {
        // In a phrase only atoms and spaces go without quotes (RFC 5322, 3.2.5).
        let special = Set("()<>[]:;@\\,.\"".utf8)
        return text.utf8.count + name.utf8.count + 2 <= 76 && !text.contains("=?")
            && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && !(phrase && special.contains($0)) }
    }

    /// - Parameter indent: bytes that stand before the first word on its line (RFC 2047, 2: at most 76 in all).
    private static func words(_ text: String, after indent: Int) -> [String] {
        let frame = 12
        var words: [String] = []
        var bytes: [UInt8] = []
        for character in text {
            // A character of many scalars (an emoji family) may be longer than a word can hold.
            for scalar in String(character).utf8.count > wordBytes ? character.unicodeScalars.map(String.init) : [String(character)] {
                let room = words.isEmpty ? min(wordBytes, (76 - indent - frame) / 4 * 3) : wordBytes
                if !bytes.isEmpty, bytes.count + scalar.utf8.count > room {
                    words.append(word(bytes))
                    bytes = []
                }
                bytes += Array(scalar.utf8)
            }
        }
        if !bytes.isEmpty || words.isEmpty { words.append(word(bytes)) }
        return words
    }

    private static func word(_ bytes: [UInt8]) -> String {
        "=?utf-8?B?\(Data(bytes).base64EncodedString())?="
    }
}
