import BreachResponse
import Testing

@testable import NoticeDelivery

/// Numbers of libcurl's results, as its manual page libcurl-errors(3) fixes them.
private enum Curl {
    static let ok: UInt32 = 0
    static let sendError: UInt32 = 55
    static let receiveError: UInt32 = 56
    static let weirdReply: UInt32 = 8
    static let timedOut: UInt32 = 28
    static let gotNothing: UInt32 = 52
    static let noConnection: UInt32 = 7
    static let noHost: UInt32 = 6
    static let loginDenied: UInt32 = 67
    static let noEncryption: UInt32 = 64
    static let untrusted: UInt32 = 60
    static let handshake: UInt32 = 35
}

@Suite struct SMTPAnswerTests {
    private typealias Stage = SMTPAnswer.Stage

    @Test(arguments: [
        ("EHLO host\r\n", SMTPAnswer.Stage.session), ("HELO host", .session), ("STARTTLS", .session), ("AUTH PLAIN x", .session),
        ("MAIL FROM:<a@example.com>", .sender), ("mail from:<a@example.com>", .sender), ("RCPT TO:<a@example.com>", .recipient),
        ("DATA\r\n", .text), ("QUIT", nil), ("NOOP", nil), ("", nil), ("RSET", nil),
    ]) func `A command moves the dialogue to its stage`(command: String, stage: SMTPAnswer.Stage?) {
        #expect(SMTPAnswer.Stage(command: command.utf8) == stage)
    }

    @Test func `What the relay took is no error, whatever the reply was called`() {
        for reply in [250, 251, 252] {
            #expect(SMTPAnswer(result: Curl.ok, reply: reply, stage: .text, reused: false).error == nil)
        }
    }

    /// Whatever happens before the relay has heard of the recipient cannot be the recipient's fault.
    @Test(arguments: [Curl.sendError, Curl.receiveError, Curl.weirdReply, Curl.timedOut, Curl.gotNothing])
    func `Nothing before the recipient counts against a person`(result: UInt32) {
        for stage in [SMTPAnswer.Stage.session, .sender] {
            for reply in [0, 220, 250, 421, 450, 530, 550, 554] {
                let error = SMTPAnswer(result: result, reply: reply, stage: stage, reused: false).error
                #expect(error?.severity == .unavailable, "\(stage) \(reply)")
            }
        }
    }

    @Test(arguments: [
        (Curl.sendError, 550, CarrierError(.permanent, code: "smtp-550")),
        (Curl.sendError, 450, CarrierError(.temporary, code: "smtp-450")),
        (Curl.receiveError, 250, CarrierError(.temporary, code: "smtp-no-answer")),
        (Curl.receiveError, 0, CarrierError(.temporary, code: "smtp-no-answer")),
        (Curl.receiveError, 354, CarrierError(.temporary, code: "smtp-no-answer")),
        (Curl.timedOut, 354, CarrierError(.temporary, code: "smtp-timeout")),
        (Curl.weirdReply, 599, CarrierError(.permanent, code: "smtp-599")),
        (Curl.weirdReply, 600, CarrierError(.temporary, code: "smtp-no-answer")),
    ]) func `After the recipient was named, the reply decides`(result: UInt32, reply: Int, expected: CarrierError) {
        for stage in [SMTPAnswer.Stage.recipient, .text] {
            #expect(SMTPAnswer(result: result, reply: reply, stage: stage, reused: false).error == expected)
        }
    }

    @Test(arguments: [
        (Curl.noConnection, "smtp-connect"), (Curl.noHost, "smtp-connect"), (Curl.loginDenied, "smtp-login"),
        (Curl.noEncryption, "smtp-tls"), (Curl.untrusted, "smtp-tls"), (Curl.handshake, "smtp-tls"),
    ]) func `No connection, no encryption and no login stop the send at any stage`(result: UInt32, code: String) {
        for stage in SMTPAnswer.Stage.allCases {
            #expect(SMTPAnswer(result: result, reply: 535, stage: stage, reused: false).error == CarrierError(.unavailable, code: code))
        }
    }

    @Test(arguments: [
        (Curl.sendError, 250, SMTPAnswer.Stage.sender, true, true), (Curl.receiveError, 0, .recipient, true, true),
        (Curl.gotNothing, 0, .session, true, true),
        // The relay may have the text: sending it again at once could double it.
        (Curl.receiveError, 354, .text, true, false),
        // A new connection that breaks is no idle one.
        (Curl.sendError, 0, .sender, false, false),
        // A refusal is an answer.
        (Curl.sendError, 550, .recipient, true, false),
        (Curl.timedOut, 0, .sender, true, false),
    ]) func `Only a connection that broke while idle is tried again at once`(
        result: UInt32, reply: Int, stage: SMTPAnswer.Stage, reused: Bool, expected: Bool
    ) {
        #expect(SMTPAnswer(result: result, reply: reply, stage: stage, reused: reused).brokeOffIdle == expected)
    }
}
