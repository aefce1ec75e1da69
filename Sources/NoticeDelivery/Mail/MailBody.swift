internal import FoundationEssentials

/// A text as the body of a mail.
enum MailBody {
    /// The name of the encoding and the encoded bytes: quoted-printable where most of the text is ASCII, so that people can
    /// read the file as it is; base 64 otherwise, which is then the shorter (RFC 2045, 6.7 and 6.8).
    static func encoded(_ text: String) -> (name: String, bytes: [UInt8]) {
        let lines = normalised(text)
        let others = lines.count { $0 >= 0x7F }
        return others * 6 > lines.count ? ("base64", base64(lines)) : ("quoted-printable", quotedPrintable(lines))
    }

    /// The UTF-8 text with CRLF line ends, one at its end.
    private static func normalised(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + text.utf8.count / 32 + 2)
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == 0x0D || (byte == 0x0A && previous != 0x0D) {
                bytes += [0x0D, 0x0A]
            } else if byte != 0x0A {
                bytes.append(byte)
            }
            previous = byte
        }
        while bytes.suffix(2) == [0x0D, 0x0A] { bytes.removeLast(2) }
        return bytes + [0x0D, 0x0A]
    }

    private static func base64(_ text: [UInt8]) -> [UInt8] {
        let encoded = [UInt8](Data(text).base64EncodedData())
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count + encoded.count / 36 + 2)
        for start in stride(from: 0, to: encoded.count, by: 76) {
            bytes += encoded[start..<min(start + 76, encoded.count)]
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    private static func quotedPrintable(_ text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        // Every line end is CRLF here.
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            bytes += quotedLine(line.dropLast())
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    private static func quotedLine(_ line: ArraySlice<UInt8>) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        var width = 0
        for (index, byte) in zip(0..., line) {
            let isBlank = byte == 0x20 || byte == 0x09
            let isLast = index == line.count - 1
            // A blank at the end of a line gets lost on the way, and "From " or a dot at its start is changed by some.
            let fragile = (isBlank && isLast) || (index == 0 && (byte == 0x46 || byte == 0x2E))
            let plain = !fragile && (isBlank || (byte > 0x20 && byte < 0x7F && byte != 0x3D))
            let token = plain ? [byte] : [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            if width + token.count > (isLast ? 76 : 75) {
                bytes += [0x3D, 0x0D, 0x0A]
                width = 0
            }
            bytes += token
            width += token.count
        }
        return bytes
    }
}
