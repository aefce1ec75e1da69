import BreachModel
import Foundation
import GRDB
import Testing

@testable import CaseStore

@Suite struct OpeningTests {
    @Test func `A new store is made with its folder, readable by its owner alone`() throws {
        let fixture = try StoreFixture()
        let attributes = try FileManager.default.attributesOfItem(atPath: fixture.folder)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        for name in try FileManager.default.contentsOfDirectory(atPath: fixture.folder) {
            let attributes = try FileManager.default.attributesOfItem(atPath: fixture.folder + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        #expect(FileManager.default.fileExists(atPath: fixture.folder + "/" + CaseStore.fileName))
        #expect(try fixture.store.integrityProblems().isEmpty)
    }

    @Test(arguments: [("synchronous", "2"), ("journal_mode", "wal"), ("foreign_keys", "1"), ("secure_delete", "1")])
    func `The writer keeps the settings that make a commit durable`(pragma: String, value: String) throws {
        let fixture = try StoreFixture()
        let actual = try fixture.store.connection.write { try String.fetchOne($0, sql: "PRAGMA \(pragma)") }
        #expect(actual == value)
    }

    @Test func `A second writer is refused while the first lives, and let in afterwards`() throws {
        let fixture = try StoreFixture()
        #expect(throws: StoreError(.locked, "")) { try CaseStore(folder: fixture.folder) }
        try fixture.reopen()
        #expect(try fixture.store.cases.id() == nil)
    }

    @Test func `A reader works beside the writer, sees its commits and cannot write`() throws {
        let fixture = try StoreFixture()
        try fixture.store.cases.open(Sample.facts, by: "hong")
        let reader = try CaseStore(folder: fixture.folder, access: .readOnly)
        #expect(try reader.cases.id() == "case-1")
        #expect(throws: StoreError(.notWritable, "")) {
            try reader.cases.record(
                TimelineEvent(at: Sample.noon, kind: .note, statement: Bilingual(korean: "가", english: "a"), by: "x"))
        }
    }

    @Test func `A reader works after the writer has gone`() throws {
        let fixture = try StoreFixture()
        try fixture.store.cases.open(Sample.facts, by: "hong")
        let copy = fixture.folder + "-copy"
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try { _ = try CaseStore(folder: copy) }()
        #expect(try CaseStore(folder: copy, access: .readOnly).cases.id() == nil)
    }

    @Test func `Reading where there is no store says so`() {
        #expect(throws: StoreError(.noStore, "")) { try CaseStore(folder: "/nonexistent-haechi", access: .readOnly) }
    }

    @Test func `A file where the folder should be is refused`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "haechi-file-\(UUID().uuidString)").path
        try Data("x".utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: StoreError(.notWritable, "")) { try CaseStore(folder: path) }
    }

    @Test func `A file that is no database is called damaged and left as it is`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "haechi-bad-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let bytes = Data(repeating: 0x41, count: 8192)
        try bytes.write(to: URL(filePath: folder + "/case.sqlite"))
        #expect(throws: StoreError(.corrupt, "")) { try CaseStore(folder: folder) }
        #expect(try Data(contentsOf: URL(filePath: folder + "/case.sqlite")) == bytes)
    }

    @Test func `A store that a newer version wrote is refused`() throws {
        let fixture = try StoreFixture()
        try fixture.store.connection.write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')")
        }
        #expect(throws: StoreError(.newerSchema, "")) { try fixture.reopen() }
    }

    @Test(arguments: [
        (3_006_023, SQLiteVersion.Verdict.fixed), (3_007_000, .affected), (3_040_001, .affected), (3_044_005, .affected),
        (3_044_006, .fixed), (3_045_001, .affected), (3_048_000, .affected), (3_050_006, .affected), (3_050_007, .fixed),
        (3_051_000, .affected), (3_051_002, .affected), (3_051_003, .fixed), (3_052_000, .withdrawn), (3_053_004, .fixed),
    ])
    func `The linked SQLite is judged by its version`(number: Int, verdict: SQLiteVersion.Verdict) {
        #expect(SQLiteVersion(number: number).verdict == verdict)
        #expect((SQLiteVersion(number: number).warning == nil) == (verdict == .fixed))
    }

    @Test func `The linked SQLite names itself`() throws {
        let version = try StoreFixture().store.libraryVersion()
        #expect(version.number > 3_037_000)
        #expect(version.text.split(separator: ".").count == 3)
    }
}
