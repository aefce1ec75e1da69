import BreachModel
import BreachResponse
import Foundation
import Testing

@testable import NoticeDelivery

@Suite final class ConfiguredCarrierTests {
    let folder = MailFixture.folder()

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func company(email: String = "privacy@example.com", domains: [String] = ["example.com"], senders: [String] = []) -> Company {
        let text = Bilingual(korean: "가", english: "a")
        return Company(
            name: Bilingual(korean: "해치상회", english: "Haechi Store"), department: text, phone: "02-0000-0000", email: email, hours: text,
            privacyOfficer: text, site: "https://www.example.com", domains: domains, senders: senders)
    }

    private func carrier(_ channel: Channel, _ company: Company) throws -> any Carrier {
        let configuration = HaechiConfiguration(
            directory: folder, company: company, zoneOffsetMinutes: 540, jurisdictions: ["KR"], logs: [], routes: [], items: [],
            credentials: CredentialSources(), people: PeopleSources(), channels: [channel], store: "store", detection: DetectionLimits())
        return try ConfiguredCarrier.carrier(for: channel, of: company, in: configuration, clock: .fixed(MailFixture.noon))
    }

    @Test func `A folder channel starts from the configuration's folder and sends from the company's sender`() async throws {
        let carrier = try carrier(.emlFolder(path: "out/mail"), company(senders: ["02-0000-0000", "notice@example.com"]))
        #expect(carrier.name == "eml-folder")
        _ = try await carrier.deliver(MailFixture.message(1))
        try await carrier.settle()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/out/mail")
        let mail = ReadMail(Array(try Data(contentsOf: URL(filePath: folder + "/out/mail/" + files[0]))))
        #expect(mail["From"] == "해치상회 <notice@example.com>")
    }

    @Test func `A company without an address to send from is told so`() {
        #expect(throws: CarrierError(.unavailable, code: "unusable-sender")) {
            try carrier(.emlFolder(path: "mail"), company(email: "none", senders: ["02-0000-0000"]))
        }
    }

    @Test func `A relay's password is the first line of its file`() async throws {
        try Data("secret\r\nnot this\n".utf8).write(to: URL(filePath: folder + "/password"))
        let expected = Data("\u{0}haechi\u{0}secret".utf8).base64EncodedString()
        let relay = LoopbackRelay { line, _ in
            if line.hasPrefix("EHLO") { return .reply("250-loopback\r\n250 AUTH PLAIN") }
            if line.hasPrefix("AUTH PLAIN") { return .reply("334 ") }
            return line == expected ? .reply("235 welcome") : nil
        }
        defer { relay.stop() }
        let channel = Channel.smtp(
            host: "127.0.0.1", port: relay.port, from: "privacy@example.com", security: .none, user: "haechi", passwordFile: "password")
        #expect(try await carrier(channel, company()).deliver(MailFixture.message(1)).receipt == "smtp-250")
        #expect(relay.commands.contains(expected))
    }

    @Test func `A refused login stops the send`() async throws {
        try Data("wrong".utf8).write(to: URL(filePath: folder + "/password"))
        let relay = LoopbackRelay { line, _ in
            if line.hasPrefix("EHLO") { return .reply("250-loopback\r\n250 AUTH PLAIN") }
            if line.hasPrefix("AUTH PLAIN") { return .reply("334 ") }
            return line.hasPrefix("MAIL") || line.hasPrefix("QUIT") || line == "CONNECT" ? nil : .reply("535 no")
        }
        defer { relay.stop() }
        let channel = Channel.smtp(
            host: "127.0.0.1", port: relay.port, from: "privacy@example.com", security: .none, user: "haechi", passwordFile: "password")
        let carrier = try carrier(channel, company())
        await #expect(throws: CarrierError(.unavailable, code: "smtp-login")) { try await carrier.deliver(MailFixture.message(1)) }
        #expect(relay.mails.isEmpty)
    }

    @Test(arguments: ["missing", "empty", "."]) func `A password file that holds nothing stops the send before it starts`(file: String)
        throws
    {
        try Data().write(to: URL(filePath: folder + "/empty"))
        let channel = Channel.smtp(
            host: "127.0.0.1", port: 25, from: "privacy@example.com", security: .none, user: "haechi", passwordFile: file)
        #expect(throws: CarrierError(.unavailable, code: "smtp-password-file")) { try carrier(channel, company()) }
    }

    @Test(arguments: [
        (["notice.example.com", "example.com"], "notice.example.com"), (["bad domain", "example.com"], "example.com"), ([], "example.com"),
        (["예.example"], "example.com"),
    ]) func `Message-IDs are of the company's first usable domain`(domains: [String], expected: String) throws {
        #expect(try ConfiguredCarrier.messageDomain(of: company(domains: domains)) == expected)
    }
}
