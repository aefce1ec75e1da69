import BreachModel
import BreachResponse
import Foundation
import Testing

@testable import NoticeDelivery

@Suite final class EmlFolderCarrierTests {
    let folder = MailFixture.folder()

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func carrier(_ path: String? = nil, clock: WallClock = .fixed(MailFixture.noon)) throws -> EmlFolderCarrier {
        try EmlFolderCarrier(path: path ?? folder, sender: MailFixture.sender, clock: clock, zoneOffsetMinutes: 540)
    }

    private func files(hidden: Bool = false) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { hidden || !$0.hasPrefix(".") }.sorted()
    }

    @Test func `A file has its name only once its batch is settled`() async throws {
        let carrier = try carrier()
        #expect(try await carrier.deliver(MailFixture.message(1)).receipt == "eml-written")
        #expect(try files().isEmpty && files(hidden: true).count == 1)
        try await carrier.settle()
        let name = MailFixture.message(1).code.text.lowercased() + ".eml"
        #expect(try files(hidden: true) == [name])
        let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
        #expect(Array(bytes) == (try MailFixture.mail(MailFixture.message(1))))
    }

    @Test func `Files and folder are readable by their owner alone`() async throws {
        let carrier = try carrier()
        _ = try await carrier.deliver(MailFixture.message(1))
        try await carrier.settle()
        let path = folder + "/" + (try files()[0])
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
    }

    @Test func `A message that comes again is one file, unchanged`() async throws {
        let first = try carrier()
        _ = try await first.deliver(MailFixture.message(1))
        try await first.settle()
        let path = folder + "/" + (try files()[0])
        let before = try Data(contentsOf: URL(filePath: path))
        let second = try carrier(clock: .fixed(MailFixture.noon.adding(hours: 5)))
        #expect(try await second.deliver(MailFixture.message(1)).receipt == "eml-present")
        try await second.settle()
        #expect(try files(hidden: true).count == 1)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func `What a crash left unsettled is written again, and half files never count`() async throws {
        let first = try carrier()
        _ = try await first.deliver(MailFixture.message(1))
        let partial = folder + "/" + (try files(hidden: true)[0])
        try Data("half".utf8).write(to: URL(filePath: partial))
        let second = try carrier()
        #expect(try await second.deliver(MailFixture.message(1)).receipt == "eml-written")
        try await second.settle()
        #expect(try files(hidden: true).count == 1)
        let bytes = try Data(contentsOf: URL(filePath: folder + "/" + (try files()[0])))
        #expect(Array(bytes) == (try MailFixture.mail(MailFixture.message(1))))
    }

    @Test func `The folder is made with those above it`() throws {
        _ = try carrier(folder + "/a/b/c")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b/c").isEmpty)
    }

    @Test func `A folder that cannot be is unavailable, and so is one that vanished`() async throws {
        let carrier = try carrier()
        try FileManager.default.removeItem(atPath: folder)
        await #expect(throws: CarrierError(.unavailable, code: "folder-missing")) { try await carrier.deliver(MailFixture.message(1)) }
        try Data("x".utf8).write(to: URL(filePath: folder))
        #expect(throws: CarrierError(.unavailable, code: "folder-missing")) { try self.carrier(folder + "/below") }
    }

    @Test func `A file whose rename fails is not confirmed, and comes again`() async throws {
        let carrier = try carrier()
        _ = try await carrier.deliver(MailFixture.message(1))
        try FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        await #expect(throws: CarrierError(.unavailable, code: "folder-missing")) { try await carrier.settle() }
        _ = try await carrier.deliver(MailFixture.message(1))
        try await carrier.settle()
        #expect(try files().count == 1)
    }

    @Test func `Nothing to settle is no failure`() async throws {
        try await carrier().settle()
    }

    @Test func `A thousand notices are a thousand files`() async throws {
        let carrier = try carrier()
        for number in 0..<1000 { _ = try await carrier.deliver(MailFixture.message(number)) }
        try await carrier.settle()
        #expect(try files(hidden: true).count == 1000)
    }
}
