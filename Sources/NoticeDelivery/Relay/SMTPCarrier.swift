package import BreachModel
package import BreachResponse
internal import Synchronization

/// Hands notices to a mail relay, one message a recipient, over connections that stay open between messages.
///
/// What it confirms is that the relay took the message (250 after the final dot). If the connection breaks between the final
/// dot and the answer, nobody can know whether it did (RFC 1047): the message then counts as refused for now and comes again
/// with the same Message-ID.
package final class SMTPCarrier: Carrier {
    package let name = "smtp"
    /// A relay cannot tell that it has a message already: after a crash at most so many may arrive twice.
    package let batchSize = 25
    private let relay: SMTPRelay
    private let sender: MailMessage.Sender
    private let clock: WallClock
    private let zoneOffsetMinutes: Int
    /// Connections that no message is using; as many are made as messages are handed over at the same time.
    private let idle = Mutex<[SMTPConnection]>([])

    /// - Parameter zoneOffsetMinutes: minutes ahead of UTC in `Date` fields.
    package init(relay: SMTPRelay, sender: MailMessage.Sender, clock: WallClock, zoneOffsetMinutes: Int) {
        self.relay = relay
        self.sender = sender
        self.clock = clock
        self.zoneOffsetMinutes = zoneOffsetMinutes
    }

    /// Sends the message and waits for the relay's answer to the final dot.
    ///
    /// - Returns: `smtp-` and the reply code.
    /// - Throws: as `SMTPAnswer.error` tells: refusals of the recipient or the text count for this person, anything before
    ///   that for everyone.
    package func deliver(_ message: OutgoingMessage) async throws(CarrierError) -> Confirmation {
        let mail = try MailMessage(message, from: sender, date: clock.now(), zoneOffsetMinutes: zoneOffsetMinutes)
        let envelope = SMTPEnvelope(sender: sender.address, recipient: message.address.reveal(), bytes: mail.bytes)
        let waiting = idle.withLock { $0.popLast() }
        let connection: SMTPConnection
        if let waiting { connection = waiting } else { connection = try SMTPConnection(relay: relay) }
        defer { idle.withLock { $0.append(connection) } }
        var answer = await connection.send(envelope)
        if answer.brokeOffIdle { answer = await connection.send(envelope) }
        if let error = answer.error { throw error }
        return Confirmation(receipt: "smtp-\(answer.reply)")
    }
}

/// One message on its way: who from, who to, and its bytes.
struct SMTPEnvelope: Sendable {
    var sender: String
    var recipient: String
    var bytes: [UInt8]
}
