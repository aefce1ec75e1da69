import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import CredentialControl

@Suite struct IssuanceLoadingTests {
    private func load(_ bytes: [UInt8], isPlainList: Bool = true, columns: [String: String] = [:]) throws -> IssuanceLedger {
        let folder = try TableFolder()
        try folder.write("tokens", bytes: bytes)
        return try IssuanceLedger.load(
            TableSource(path: "tokens", columns: columns), isPlainList: isPlainList, configuration: folder.configuration())
    }

    @Test(arguments: ["a\nb\nc\n", "a\nb\nc", "a\r\nb\r\nc\r\n", "\u{FEFF}a\n\n b \n\n\tc", "c\nb\na\nb\n"])
    func `A plain list holds one token a line, whatever ends the lines`(text: String) throws {
        let ledger = try load(Array(text.utf8))
        #expect(ledger.count == 3)
        #expect(["a", "b", "c"].allSatisfy { ledger.contains($0) })
        #expect(ledger.report.used == 3)
        #expect(ledger.report.rows == ledger.report.used + ledger.report.repeated)
        #expect(ledger.report.diagnostics.isEmpty)
        #expect(ledger.report.isComplete)
    }

    @Test func `A table's tokens are read from their column`() throws {
        let ledger = try load(
            Array("at,jti,sub\n1,\"a,b\",x\n2,c,y\n3,,z\n4,c,w\n".utf8), isPlainList: false, columns: ["token": "jti"])
        #expect(ledger.count == 2)
        #expect(ledger.contains("a,b") && ledger.contains("c") && !ledger.contains("x"))
        #expect(ledger.report.rows == 4)
        #expect(ledger.report.used == 2)
        #expect(ledger.report.repeated == 1)
        #expect(ledger.report.diagnosticCounts == [.missingField: 1])
    }

    @Test(arguments: [UInt64(1), 2])
    func `Lines of any length survive the borders between chunks`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var tokens: [String] = []
        var text = ""
        while text.utf8.count < 1_500_000 {
            let length = Int.random(in: 1...(Bool.random(using: &random) ? 40 : 60_000), using: &random)
            tokens.append(String(repeating: "t", count: length) + "\(tokens.count)")
            text += tokens[tokens.count - 1] + "\n"
        }
        let ledger = try load(Array(text.utf8))
        #expect(ledger.count == tokens.count, "seed \(seed)")
        #expect(tokens.allSatisfy { ledger.contains($0) }, "seed \(seed)")
    }

    @Test func `A line too long to be a token is counted with its place and read past`() throws {
        let long = [UInt8](repeating: 0x61, count: 3_000_000)
        let ledger = try load(Array("a\n".utf8) + long + Array("\nb\n".utf8))
        #expect(ledger.count == 2)
        #expect(ledger.contains("a") && ledger.contains("b"))
        #expect(ledger.report.rows == 3)
        #expect(ledger.report.diagnostics.map(\.code) == [.lineTooLong])
        #expect(ledger.report.diagnostics[0].line == 2)
        #expect(ledger.report.diagnostics[0].offset == 2)
    }

    @Test(arguments: ["", "\n\n", "  \n"])
    func `A list without a token is noted`(text: String) throws {
        let ledger = try load(Array(text.utf8))
        #expect(ledger.count == 0)
        #expect(ledger.report.diagnosticCounts == [.emptyFile: 1])
    }

    @Test(arguments: ["tokens.txt", "tokens.txt.gz", "tokens.txt.zst"])
    func `Compressed lists are read alike`(name: String) throws {
        let folder = try TableFolder()
        let writer = try CompressedWriter(path: folder.url.appending(path: name).path)
        for number in 0..<5000 { try writer.write("token-\(number)\n") }
        try writer.finish()
        let ledger = try IssuanceLedger.load(TableSource(path: name), isPlainList: true, configuration: folder.configuration())
        #expect(ledger.count == 5000)
        #expect(ledger.report.digest?.count == 64)
    }

    @Test func `A list that is cut off says that it is not complete`() throws {
        let folder = try TableFolder()
        let path = folder.url.appending(path: "tokens.gz").path
        let writer = try CompressedWriter(path: path)
        var random = SeededGenerator(seed: 5)
        for _ in 0..<50_000 { try writer.write(String(random.next(), radix: 16) + "\n") }
        try writer.finish()
        let whole = try Data(contentsOf: URL(filePath: path))
        try folder.write("tokens.gz", bytes: Array(whole.prefix(whole.count / 2)))
        let ledger = try IssuanceLedger.load(TableSource(path: "tokens.gz"), isPlainList: true, configuration: folder.configuration())
        #expect((1..<50_000).contains(ledger.count))
        #expect(!ledger.report.isComplete)
        #expect(ledger.report.diagnosticCounts == [.truncatedFile: 1])
    }

    @Test func `All three tables are loaded as far as the configuration names them`() throws {
        let folder = try TableFolder()
        #expect(try CredentialRecords.load(folder.configuration()).reports.isEmpty)
        #expect(try CredentialRecords.load(folder.configuration()).departureAudit(graceHours: 0) == nil)
        try folder.write("k.csv", "credential,owner\nk,e\n")
        try folder.write("r.csv", "employee,left\ne,2025-01-01\n")
        try folder.write("t.txt", "t1\n")
        let sources = CredentialSources(
            registry: TableSource(path: "k.csv"), roster: TableSource(path: "r.csv"), issuance: TableSource(path: "t.txt"),
            issuanceIsPlainList: true)
        let records = try CredentialRecords.load(folder.configuration(sources))
        #expect(records.reports.map(\.file) == ["k.csv", "r.csv", "t.txt"])
        #expect(records.issuance?.contains("t1") == true)
        #expect(records.departureAudit(graceHours: 0)?["k"]?.isOverdue == true)
    }
}
