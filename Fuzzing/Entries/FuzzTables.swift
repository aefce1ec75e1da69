import BreachModel
import ConfigurationReading

@testable import ByteStreams
@testable import CredentialControl

/// Delimited tables, and what is made of those of credentials.
enum FuzzTables {
    private static let file = FuzzFile()
    private static let configuration = try? ConfigurationReader.read(
        text: """
            haechi: 1
            time_zone: Asia/Seoul
            items: {name: }
            logs: [{name: a, paths: [a], format: combined, rhythm: daily}]
            routes: [{match: /x}]
            """.utf8, path: "/fuzz/haechi.yaml")

    static func table(_ bytes: [UInt8]) {
        file.holding(bytes) { readTable($0, length: bytes.count) }
    }

    private static func readTable(_ path: String, length: Int) {
        guard let reader = try? DelimitedReader(path: path) else { return }
        var record = DelimitedRecord()
        var fields = 0
        while (try? reader.next(&record)) == true {
            for index in 0..<record.count { fields += record.bytes(index).count }
            precondition(fields <= length * 2_000_000, "more fields than bytes")
        }
    }

    /// By the first byte: registry, roster, a table of issued tokens, or a plain list of them.
    static func credentials(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        guard let configuration else { preconditionFailure("the configuration of this entry is wrong") }
        file.holding(Array(bytes.dropFirst())) { path in
            let source = TableSource(path: path)
            let report: TableReport?
            switch choice % 4 {
            case 0: report = registry(try? .load(source, configuration: configuration))
            case 1: report = roster(try? .load(source, configuration: configuration))
            default:
                let ledger = try? IssuanceLedger.load(source, isPlainList: choice % 4 == 3, configuration: configuration)
                if let ledger { precondition(ledger.count == ledger.report.used, "a token was counted twice, or lost") }
                report = ledger?.report
            }
            if let report { precondition(report.used >= 0 && report.used + report.repeated <= report.rows, "rows do not add up") }
        }
    }

    private static func registry(_ registry: CredentialRegistry?) -> TableReport? {
        guard let registry else { return nil }
        for credential in registry.credentials { precondition(registry[credential.id] == credential, "a credential is not found") }
        precondition(registry.credentials.count == registry.report.used, "a credential was lost")
        return registry.report
    }

    private static func roster(_ roster: Roster?) -> TableReport? {
        guard let roster else { return nil }
        for entry in roster.entries { precondition(roster[entry.employee] == entry, "an employee is not found") }
        _ = roster.leavers()
        return roster.report
    }
}
