import BreachModel
import BreachResponse
import Synchronization
import Testing

@testable import NoticeDelivery

@Suite struct SMTPCarrierTests {
    private func carrier(
        _ relay: LoopbackRelay, security: SMTPSecurity = .none, user: String? = nil, timeout: Int = 120
    ) -> SMTPCarrier {
        SMTPCarrier(
            relay: SMTPRelay(
                host: "127.0.0.1", port: relay.port, security: security, user: user, password: user.map { _ in Sensitive("pass") },
                connectTimeout: 60, messageTimeout: timeout), sender: MailFixture.sender, clock: .fixed(MailFixture.noon),
            zoneOffsetMinutes: 540)
    }

    @Test func `A message arrives byte for byte, with its envelope`() async throws {
        let relay = LoopbackRelay()
        defer { relay.stop() }
        let message = MailFixture.message(1, body: "첫 줄\n.점으로 시작\n..둘\n")
        #expect(try await carrier(relay).deliver(message).receipt == "smtp-250")
        let mail = try #require(relay.mails.first)
        #expect(mail.sender.hasPrefix("MAIL FROM:<privacy@example.com>") && mail.recipient == "RCPT TO:<person1@example.com>")
        #expect(Array(mail.text.utf8) == (try MailFixture.mail(message)))
    }

    @Test func `Messages one after the other go over one connection`() async throws {
        let relay = LoopbackRelay()
        defer { relay.stop() }
        let carrier = carrier(relay)
        for number in 0..<20 { _ = try await carrier.deliver(MailFixture.message(number)) }
        #expect(relay.mails.count == 20)
        // One; but a connection that was idle for two minutes is not used again, and a machine with much else to do can make such a pause.
        #expect(relay.connections < 10)
        #expect(relay.mails.map(\.recipient) == (0..<20).map { "RCPT TO:<person\($0)@example.com>" })
    }

    @Test func `Messages at the same time go over as many connections, and all arrive once`() async throws {
        let relay = LoopbackRelay()
        defer { relay.stop() }
        let carrier = carrier(relay)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<4 {
                group.addTask { for number in 0..<10 { _ = try await carrier.deliver(MailFixture.message(lane * 10 + number)) } }
            }
            try await group.waitForAll()
        }
        #expect(Set(relay.mails.map(\.recipient)).count == 40 && relay.mails.count == 40)
        #expect(relay.connections <= 4)
    }

    /// What a relay says where, and what it means for this message or for all of them.
    @Test(arguments: [
        ("RCPT", "550 5.1.1 <person1@example.com> unknown", CarrierError(.permanent, code: "smtp-550")),
        ("RCPT", "450 4.2.1 greylisted, person1@example.com", CarrierError(.temporary, code: "smtp-450")),
        ("RCPT", "421 too many", CarrierError(.temporary, code: "smtp-421")),
        (".", "552 too big", CarrierError(.permanent, code: "smtp-552")),
        (".", "451 try later", CarrierError(.temporary, code: "smtp-451")),
        ("DATA", "554 no", CarrierError(.permanent, code: "smtp-554")),
        ("MAIL", "550 sender refused", CarrierError(.unavailable, code: "smtp-session-550")),
        ("MAIL", "451 busy", CarrierError(.unavailable, code: "smtp-session-451")),
        ("CONNECT", "554 no service", CarrierError(.unavailable, code: "smtp-session-554")),
        ("CONNECT", "421 shutting down", CarrierError(.unavailable, code: "smtp-session-421")),
    ])
    func `A refusal is told by its place and number, and quotes nothing`(command: String, reply: String, expected: CarrierError)
        async throws
    {
        let relay = LoopbackRelay { line, _ in line.hasPrefix(command) ? .reply(reply) : nil }
        defer { relay.stop() }
        await #expect(throws: expected) { try await carrier(relay).deliver(MailFixture.message(1)) }
        #expect(relay.mails.isEmpty)
    }

    @Test func `A refused recipient does not spoil the connection for the next`() async throws {
        let relay = LoopbackRelay { line, _ in line.hasPrefix("RCPT") && line.contains("person1@") ? .reply("550 no") : nil }
        defer { relay.stop() }
        let carrier = carrier(relay)
        await #expect(throws: CarrierError(.permanent, code: "smtp-550")) { try await carrier.deliver(MailFixture.message(1)) }
        #expect(try await carrier.deliver(MailFixture.message(2)).receipt == "smtp-250")
    }

    @Test func `An answer that never came is not a confirmation`() async throws {
        let first = Mutex(true)
        let relay = LoopbackRelay { line, _ in
            guard line == "." else { return nil }
            return first.withLock { isFirst in
                defer { isFirst = false }
                return isFirst ? .takeAndHangUp : nil
            }
        }
        defer { relay.stop() }
        let carrier = carrier(relay)
        await #expect(throws: CarrierError(.temporary, code: "smtp-no-answer")) { try await carrier.deliver(MailFixture.message(1)) }
        #expect(try await carrier.deliver(MailFixture.message(1)).receipt == "smtp-250")
        // The relay has it twice, which nobody can prevent (RFC 1047), but under one Message-ID.
        #expect(relay.mails.count == 2)
        #expect(Set(relay.mails.map { ReadMail(Array($0.text.utf8))["Message-ID"] }).count == 1)
    }

    @Test func `A connection that the relay closed while it was idle is opened again at once`() async throws {
        let relay = LoopbackRelay { line, connection in line == "." && connection == 1 ? .replyAndHangUp("250 taken") : nil }
        defer { relay.stop() }
        let carrier = carrier(relay)
        _ = try await carrier.deliver(MailFixture.message(1))
        #expect(try await carrier.deliver(MailFixture.message(2)).receipt == "smtp-250")
        #expect(relay.connections == 2 && relay.mails.count == 2)
    }

    @Test func `A connection that breaks before the text is tried once more, then counts as no session`() async throws {
        let relay = LoopbackRelay { line, connection in line.hasPrefix("MAIL") && line.contains("privacy") && connection > 0 ? .hangUp : nil
        }
        defer { relay.stop() }
        await #expect(throws: CarrierError(.unavailable, code: "smtp-session")) { try await carrier(relay).deliver(MailFixture.message(1)) }
    }

    @Test func `A relay that nobody runs is unavailable`() async {
        let relay = LoopbackRelay()
        relay.stop()
        await #expect(throws: CarrierError(.unavailable, code: "smtp-connect")) { try await carrier(relay).deliver(MailFixture.message(1)) }
    }

    @Test func `A relay that does not encrypt is not spoken to in the clear where encryption is asked for`() async {
        let relay = LoopbackRelay()
        defer { relay.stop() }
        await #expect(throws: CarrierError(.unavailable, code: "smtp-tls")) {
            try await carrier(relay, security: .startTLS).deliver(MailFixture.message(1))
        }
        #expect(!relay.commands.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("RCPT") })
    }

    @Test func `A relay that does not speak TLS at all is unavailable`() async {
        let relay = LoopbackRelay()
        defer { relay.stop() }
        await #expect(throws: CarrierError(.unavailable, code: "smtp-tls")) {
            try await carrier(relay, security: .tls, timeout: 2).deliver(MailFixture.message(1))
        }
    }

    @Test func `A password does not go to another machine in the clear`() async {
        let carrier = SMTPCarrier(
            relay: SMTPRelay(host: "relay.invalid", port: 25, security: .none, user: "u", password: Sensitive("p")),
            sender: MailFixture.sender, clock: .fixed(MailFixture.noon), zoneOffsetMinutes: 0)
        await #expect(throws: CarrierError(.unavailable, code: "smtp-login-in-the-clear")) {
            try await carrier.deliver(MailFixture.message(1))
        }
    }

    @Test func `An IPv6 relay gets its brackets, and encryption from the start its scheme`() {
        #expect(SMTPRelay(host: "::1", port: 25, security: .none).url == "smtp://[::1]:25")
        #expect(SMTPRelay(host: "mail.example.com", port: 465, security: .tls).url == "smtps://mail.example.com:465")
    }
}
