package import BreachModel
package import BreachResponse

/// One notice as an Internet message (RFC 5322, RFC 2045): plain text, one recipient, no link to unsubscribe, because nobody
/// may unsubscribe from being told of a breach.
package struct MailMessage: Sendable {
    /// Who the mail comes from.
    package struct Sender: Hashable, Sendable {
        /// The display name in each language of the notices.
        package var name: Bilingual
        package var address: String

        package init(name: Bilingual, address: String) {
            self.name = name
            self.address = address
        }
    }

    private let message: OutgoingMessage
    private let sender: Sender
    private let date: Instant
    /// Minutes ahead of UTC of the `Date` field.
    private let zoneOffsetMinutes: Int

    /// - Throws: `permanent` with code `unusable-address` or `unusable-sender` where an address could not stand in a header.
    package init(
        _ message: OutgoingMessage, from sender: Sender, date: Instant, zoneOffsetMinutes: Int
    ) throws(CarrierError) {
        guard EmailAddress.isUsable(message.address.reveal()) else {
            throw CarrierError(.permanent, code: "unusable-address")
        }
        guard EmailAddress.isUsable(sender.address) else { throw CarrierError(.unavailable, code: "unusable-sender") }
        self.message = message
        self.sender = sender
        self.date = date
        self.zoneOffsetMinutes = zoneOffsetMinutes
    }

    /// The whole message with CRLF line ends; no line is longer than 78 bytes and every byte is ASCII, so that any relay
    /// passes it on unchanged.
    package var bytes: [UInt8] {
        let (encoding, body) = MailBody.encoded(message.body.reveal())
        let fields = [
            "Date: " + MailDate.text(date, offsetMinutes: zoneOffsetMinutes),
            MailHeader.unstructured("From", sender.name[message.language], address: sender.address),
            "To: <\(message.address.reveal())>",
            MailHeader.unstructured("Subject", message.subject),
            "Message-ID: \(message.messageID)",
            "Content-Language: \(message.language.rawValue)",
            // RFC 3834: keeps holiday notes and ticket systems from answering.
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: \(encoding)",
        ]
        return Array((fields.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }
}
