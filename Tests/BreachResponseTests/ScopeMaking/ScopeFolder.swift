import BreachModel
import Foundation

@testable import BreachResponse

/// A folder with one log, an export of members, and version 1 of a scope made of both; it goes away with the value.
final class ScopeFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "haechi-scope-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path + "/logs", withIntermediateDirectories: true)
        let lines = (1...9).map {
            "{\"ts\":\"2025-07-0\($0)T01:00:00Z\",\"ip\":\"203.0.113.\($0)\",\"kid\":\"sk-1\",\"path\":\"/members/\($0)\",\"status\":200}\n"
        }
        try write(lines.joined(), to: "logs/a.jsonl")
        try write("subject,name\n" + (1...20).map { "\($0),n\($0)\n" }.joined(), to: "members.csv")
        _ = try ScanLogs(environment)()
        _ = try MakeScope(environment)(.indicators([Indicator()]))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    static let summary = "store/scopes/0001.json"
    static let people = "store/scopes/0001.people.jsonl"

    var environment: ResponseEnvironment {
        let source = LogSource(
            name: "gateway", paths: ["logs/"], format: .jsonLines,
            fields: FieldMapping(time: "ts", origin: "ip", credential: "kid", route: "path", status: "status"))
        let configuration = HaechiConfiguration(
            directory: path, company: nil, zoneOffsetMinutes: 540, jurisdictions: [], logs: [source],
            routes: [RouteRule(method: nil, pattern: "/members/{subject}", items: [.name: .clear])], items: [],
            credentials: CredentialSources(), people: PeopleSources(members: TableSource(path: "members.csv")), channels: [],
            store: "store", detection: DetectionLimits())
        return ResponseEnvironment(
            configuration: configuration, clock: .fixed(Instant(rfc3339: "2025-11-20T01:00:00Z")!), actor: "tester", threads: 1)
    }

    func verify(_ evidence: VerifyScope.Evidence = .index(folder: nil)) throws -> ScopeVerification {
        try VerifyScope(environment)(nil, from: evidence)
    }

    func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: URL(filePath: path + "/" + name)) }
    func read(_ name: String) throws -> String { try String(contentsOf: URL(filePath: path + "/" + name), encoding: .utf8) }
    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }
    func names(in folder: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder) }

    /// Changes the first place where `old` stands in a file.
    func change(_ name: String, _ old: String, to new: String) throws {
        let text = try read(name)
        try write(text.replacing(old, with: new, maxReplacements: 1), to: name)
    }
}
