import BreachModel
import Foundation

@testable import CredentialControl

/// A folder with tables in it, gone with the value.
final class TableFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "haechi-credentials-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }

    func write(_ name: String, bytes: [UInt8]) throws {
        try Data(bytes).write(to: url.appending(path: name))
    }

    /// A configuration whose data lie in this folder.
    func configuration(_ credentials: CredentialSources = CredentialSources(), zoneOffsetMinutes: Int = 540) -> HaechiConfiguration {
        HaechiConfiguration(
            directory: url.path, company: nil, zoneOffsetMinutes: zoneOffsetMinutes, jurisdictions: [], logs: [], routes: [], items: [],
            credentials: credentials, people: PeopleSources(), channels: [], store: "store", detection: DetectionLimits())
    }

    func registry(_ text: String, columns: [String: String] = [:], listSeparator: String = ";") throws -> CredentialRegistry {
        try write("registry.csv", text)
        let source = TableSource(path: "registry.csv", columns: columns, listSeparator: listSeparator)
        return try CredentialRegistry.load(source, configuration: configuration())
    }

    func roster(_ text: String, columns: [String: String] = [:]) throws -> Roster {
        try write("roster.csv", text)
        return try Roster.load(TableSource(path: "roster.csv", columns: columns), configuration: configuration())
    }
}

/// The time that `text` names.
func time(_ text: String) -> Instant { Instant(rfc3339: text)! }

/// Midnight UTC of a day of 2025.
func day(_ number: Int) -> Instant {
    time("2025-01-01T00:00:00Z").adding(hours: 24 * number)
}
