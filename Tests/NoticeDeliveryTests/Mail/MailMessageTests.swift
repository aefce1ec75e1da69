import BreachModel
import BreachResponse
import Foundation
import Testing

@testable import NoticeDelivery

@Suite struct MailMessageTests {
    @Test func `A notice has the header fields that it needs and none that lets people unsubscribe`() throws {
        let message = MailFixture.message()
        let mail = ReadMail(try MailFixture.mail(message))
        #expect(
            mail.fields.map(\.name) == [
                "Date", "From", "To", "Subject", "Message-ID", "Content-Language", "Auto-Submitted", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
        #expect(mail["Date"] == "Thu, 20 Nov 2025 12:00:00 +0900")
        #expect(mail["From"] == "해치상회 개인정보보호팀 <privacy@example.com>")
        #expect(mail["To"] == "<person0@example.com>")
        #expect(mail["Subject"] == "개인정보 유출 통지")
        #expect(mail["Message-ID"] == message.messageID)
        #expect(mail["Auto-Submitted"] == "auto-generated" && mail["Content-Language"] == "ko")
        #expect(mail["Content-Type"] == "text/plain; charset=utf-8" && mail["MIME-Version"] == "1.0")
    }

    @Test func `The sender's name is in the language of the notice`() throws {
        let mail = ReadMail(try MailFixture.mail(MailFixture.message(language: .english)))
        #expect(mail["From"] == "Haechi Store privacy team <privacy@example.com>")
        #expect(mail["Content-Language"] == "en")
    }

    @Test(arguments: [
        "plain", "본문", "한 줄\n두 줄\n\n네 줄", "trailing blank \nand tab\t\nend", "=3D already", "From the start\n.dot\n..two",
        String(repeating: "가나다 ", count: 400), String(repeating: "long line without a break ", count: 100),
        String(repeating: "x", count: 5000), "emoji 👨‍👩‍👧‍👦 and 믜펲햏", "a\r\nb\rc\nd", "mostly ASCII with one 한 in it, so that it stays readable",
    ])
    func `A text comes back as it was, in short ASCII lines`(text: String) throws {
        let bytes = try MailFixture.mail(MailFixture.message(body: text))
        let mail = ReadMail(bytes)
        let normal = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n") + "\n"
        #expect(mail.body.replacingOccurrences(of: "\r\n", with: "\n") == normal)
        #expect(mail.lines.allSatisfy { $0.utf8.count <= 78 })
        #expect(bytes.allSatisfy { $0 == 0x0D || $0 == 0x0A || ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x09 })
        #expect(!mail.lines.contains { $0.hasSuffix(" ") || $0 == "." })
    }

    @Test func `All Hangul syllables arrive, none as a question mark`() throws {
        let syllables = String(String.UnicodeScalarView((0xAC00...0xD7A3).compactMap(Unicode.Scalar.init)))
        #expect(syllables.count == 11_172)
        let mail = ReadMail(try MailFixture.mail(MailFixture.message(subject: syllables, body: syllables)))
        #expect(mail.body == syllables + "\r\n")
        #expect(mail["Subject"] == syllables)
    }

    @Test(arguments: [
        ("two\r\nBcc: x@example.com", "two Bcc: x@example.com"), ("a\u{0}b\u{7F}c", "a b c"), ("a\u{2028}b", "a b"), ("", ""),
        ("=?utf-8?B?QUJD?=", "=?utf-8?B?QUJD?="), ("  spaced   out  ", "spaced out"), ("👨‍👩‍👧‍👦 가족", "👨‍👩‍👧‍👦 가족"),
        (
            String(repeating: "A long English subject that goes on ", count: 4),
            String(repeating: "A long English subject that goes on ", count: 4).trimmingCharacters(in: .whitespaces)
        ),
    ])
    func `A subject stays one field, whatever it holds`(subject: String, expected: String) throws {
        let bytes = try MailFixture.mail(MailFixture.message(subject: subject))
        let mail = ReadMail(bytes)
        #expect(mail["Subject"] == expected)
        #expect(mail.fields.count == 10)
        #expect(mail["Bcc"] == nil)
        #expect(mail.lines.allSatisfy { $0.utf8.count <= 78 })
    }

    @Test func `A sender's name with signs of its own is encoded`() throws {
        let sender = MailMessage.Sender(
            name: Bilingual(korean: "가", english: "Haechi, \"Inc.\" <fake@example.com>"), address: "privacy@example.com")
        let bytes = try MailMessage(MailFixture.message(language: .english), from: sender, date: MailFixture.noon, zoneOffsetMinutes: 0)
            .bytes
        let raw = String(decoding: bytes, as: UTF8.self)
        #expect(raw.components(separatedBy: "@example.com>").count == 3)
        #expect(ReadMail(bytes)["From"] == "Haechi, \"Inc.\" <fake@example.com> <privacy@example.com>")
    }

    @Test(arguments: ["a@example.com\r\nBcc: b@example.com", "a", "", "a b@example.com", "한@example.com"])
    func `An address that could not stand in a header is refused for good`(address: String) {
        #expect(throws: CarrierError(.permanent, code: "unusable-address")) {
            try MailFixture.mail(MailFixture.message(address: address))
        }
    }

    @Test func `A sender that could not stand in a header stops the send, not the person`() {
        let sender = MailMessage.Sender(name: MailFixture.sender.name, address: "nobody")
        #expect(throws: CarrierError(.unavailable, code: "unusable-sender")) {
            try MailMessage(MailFixture.message(), from: sender, date: MailFixture.noon, zoneOffsetMinutes: 0)
        }
    }

    @Test func `The same message has the same bytes`() throws {
        #expect(try MailFixture.mail(MailFixture.message(3)) == MailFixture.mail(MailFixture.message(3)))
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0, "Thu, 1 Jan 1970 00:00:00 +0000"), ("2024-02-29T23:59:59Z", 0, "Thu, 29 Feb 2024 23:59:59 +0000"),
        ("2024-02-29T23:59:59Z", 540, "Fri, 1 Mar 2024 08:59:59 +0900"), ("2025-12-31T23:30:00Z", -210, "Wed, 31 Dec 2025 20:00:00 -0330"),
        ("1969-12-31T12:00:00Z", 0, "Wed, 31 Dec 1969 12:00:00 +0000"),
    ])
    func `A date is that of RFC 5322`(time: String, offset: Int, expected: String) throws {
        #expect(MailDate.text(try #require(Instant(rfc3339: time)), offsetMinutes: offset) == expected)
    }
}
