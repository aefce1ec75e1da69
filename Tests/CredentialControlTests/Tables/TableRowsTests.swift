import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import CredentialControl

@Suite struct TableRowsTests {
    @Test(arguments: [
        ("2024-12-31T09:00:00+09:00", "2024-12-31T00:00:00Z"), ("2024-12-31T00:00:00Z", "2024-12-31T00:00:00Z"),
        ("2024-12-31 00:00:00.250Z", "2024-12-31T00:00:00.250Z"), ("2024-12-31", "2024-12-30T15:00:00Z"),
        ("2024-12-31T18:30:00", "2024-12-31T09:30:00Z"), ("2024-12-31 18:30", "2024-12-31T09:30:00Z"),
    ])
    func `A time is RFC 3339, or a day or a wall clock in the company's zone`(cell: String, utc: String) {
        #expect(Instant(cell: cell, zoneOffsetMinutes: 540) == time(utc))
    }

    @Test(arguments: ["soon", "31.12.2024", "2024-13-01", "2024-02-30", "1735603200", "2024-12-31T25:00", "24-12-31"])
    func `Anything else is no time`(cell: String) {
        #expect(Instant(cell: cell, zoneOffsetMinutes: 540) == nil)
    }

    @Test func `A row with another number of fields than the header is counted with its place, and the counts add up`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry("credential,owner\na,x\nb\nc,y,z\n\nd,w\n")
        #expect(registry.credentials.map(\.id) == ["a", "d"])
        #expect(registry.report.rows == 4)
        #expect(registry.report.used == 2)
        #expect(registry.report.unused == 2)
        #expect(registry.report.diagnosticCounts == [.badRow: 2])
        #expect(registry.report.diagnostics.map(\.line) == [3, 4])
        #expect(registry.report.diagnostics.map(\.offset) == [21, 23])
        #expect(registry.report.diagnostics.allSatisfy { $0.file == "registry.csv" })
        #expect(registry.report.isComplete)
    }

    @Test func `A quote that is not closed makes the table incomplete`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry("credential,owner\na,x\nb,\"y\nc,z\n")
        #expect(registry.credentials.map(\.id) == ["a"])
        #expect(!registry.report.isComplete)
        #expect(registry.report.diagnosticCounts == [.badRow: 1])
    }

    @Test func `A table that ends in the middle of its compressed stream keeps what came before and says so`() throws {
        let folder = try TableFolder()
        let path = folder.url.appending(path: "registry.csv.gz").path
        var random = SeededGenerator(seed: 11)
        let writer = try CompressedWriter(path: path)
        try writer.write("credential,owner\n")
        for row in 0..<40_000 { try writer.write("key-\(row),\(random.next())\n") }
        try writer.finish()
        let whole = try Data(contentsOf: URL(filePath: path))
        try folder.write("cut.csv.gz", bytes: Array(whole.prefix(whole.count / 2)))
        let registry = try CredentialRegistry.load(TableSource(path: "cut.csv.gz"), configuration: folder.configuration())
        #expect((1..<40_000).contains(registry.credentials.count))
        #expect(!registry.report.isComplete)
        #expect(registry.report.diagnosticCounts[.truncatedFile] == 1)
    }

    @Test func `A cell that is not UTF-8 is noted and its row kept`() throws {
        let folder = try TableFolder()
        try folder.write("registry.csv", bytes: Array("credential,owner\na,".utf8) + [0xFF, 0xFE] + Array("\n".utf8))
        let registry = try CredentialRegistry.load(TableSource(path: "registry.csv"), configuration: folder.configuration())
        #expect(registry["a"]?.owner?.rawValue == "\u{FFFD}\u{FFFD}")
        #expect(registry.report.diagnosticCounts == [.badUTF8: 1])
    }

    @Test func `Only the first diagnostics are kept, all are counted`() throws {
        var report = TableReport(file: "f")
        for line in 1...2500 { report.add(.badRow, line: line, "x") }
        #expect(report.diagnostics.count == TableReport.keptDiagnostics)
        #expect(report.diagnosticCounts == [.badRow: 2500])
    }

    @Test func `No diagnostic quotes a cell`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry("credential,created,state\nk,hunter2,hunter2\nk,hunter2,hunter2\n,hunter2,\nhunter2\n")
        #expect(registry.report.diagnostics.count == 5)
        #expect(!registry.report.diagnostics.description.contains("hunter2"))
    }

    @Test(arguments: [("", ByteStreamErrorCode.emptyTable), ("owner,state\n", .missingColumn)])
    func `A table without its key column is an error`(text: String, code: ByteStreamErrorCode) throws {
        let folder = try TableFolder()
        let error = try #require(throws: ByteStreamError.self) { try folder.registry(text) }
        #expect(error.code == code)
    }

    @Test func `A missing table and a folder in its place are errors`() throws {
        let folder = try TableFolder()
        let load = { (path: String) in
            try CredentialRegistry.load(TableSource(path: path), configuration: folder.configuration())
        }
        #expect(try #require(throws: ByteStreamError.self) { try load("none.csv") }.code == .notFound)
        #expect(try #require(throws: ByteStreamError.self) { try load(folder.url.path) }.code == .isDirectory)
    }

    @Test func `The report has the digest of the file as it lies on the disk`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry("credential\na\n")
        #expect(registry.report.digest == SHA256Digest.of(Array("credential\na\n".utf8)))
    }
}
