import BreachModel
import BreachResponse
import Foundation

@testable import NoticeDelivery

enum MailFixture {
    static let noon = Instant(rfc3339: "2025-11-20T12:00:00+09:00")!
    static let sender = MailMessage.Sender(
        name: Bilingual(korean: "해치상회 개인정보보호팀", english: "Haechi Store privacy team"), address: "privacy@example.com")

    static func message(
        _ number: Int = 0, subject: String = "개인정보 유출 통지", body: String = "본문\n", language: Language = .korean,
        address: String? = nil
    ) -> OutgoingMessage {
        var generator = SeededGenerator(seed: UInt64(number))
        let code = NoticeCode.random(using: &generator)
        return OutgoingMessage(
            messageID: "<\(code.text.lowercased())@notice.example.com>", code: code,
            address: Sensitive(address ?? "person\(number)@example.com"), language: language, subject: subject, body: Sensitive(body))
    }

    static func mail(_ message: OutgoingMessage) throws -> [UInt8] {
        try MailMessage(message, from: sender, date: noon, zoneOffsetMinutes: 540).bytes
    }

    static func folder() -> String {
        let base = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        return base + "/haechi-mail-\(UUID().uuidString)"
    }
}

/// A mail read back by rules written apart from those that wrote it.
struct ReadMail {
    var fields: [(name: String, value: String)] = []
    var body = ""
    var lines: [String] = []

    init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.components(separatedBy: "\r\n\r\n")
        lines = text.components(separatedBy: "\r\n")
        let unfolded = parts[0].replacingOccurrences(of: "\r\n ", with: " ")
        for line in unfolded.components(separatedBy: "\r\n") {
            let colon = line.firstIndex(of: ":")!
            fields.append((String(line[..<colon]), Self.decoded(line[line.index(colon, offsetBy: 2)...])))
        }
        let encoded = parts.dropFirst().joined(separator: "\r\n\r\n")
        body = self["Content-Transfer-Encoding"] == "base64" ? Self.base64(encoded) : Self.quotedPrintable(encoded)
    }

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    private static func base64(_ text: String) -> String {
        String(decoding: Data(base64Encoded: text.replacingOccurrences(of: "\r\n", with: "")) ?? Data(), as: UTF8.self)
    }

    private static func quotedPrintable(_ text: String) -> String {
        var bytes: [UInt8] = []
        let source = Array(text.replacingOccurrences(of: "=\r\n", with: "").utf8)
        var index = 0
        while index < source.count {
            if source[index] == 0x3D {
                bytes.append(UInt8(String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)!)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// RFC 2047, 6.2: white space between encoded-words goes.
    private static func decoded(_ text: some StringProtocol) -> String {
        var result = ""
        var wasEncoded = false
        for word in text.components(separatedBy: " ") {
            let isEncoded = word.hasPrefix("=?utf-8?B?") && word.hasSuffix("?=")
            if !result.isEmpty, !(isEncoded && wasEncoded) { result += " " }
            result += isEncoded ? base64(String(word.dropFirst(10).dropLast(2))) : word
            wasEncoded = isEncoded
        }
        return result
    }
}
