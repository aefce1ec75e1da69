import BreachModel
import Foundation
import Scoping

@testable import BreachResponse

/// A folder with logs, a list of members and a configuration that tests may change; it goes away with the value.
final class AskingFolder {
    let path: String
    var configuration: HaechiConfiguration

    init(format: LogSource.Format = .jsonLines, fields: FieldMapping? = nil) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "haechi-asking-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path + "/logs", withIntermediateDirectories: true)
        let standard = FieldMapping(
            time: "ts", origin: "ip", credential: "key", token: "token", method: "m", route: "path", status: "st")
        let source = LogSource(
            name: "gateway", paths: ["logs/"], format: format, fields: fields ?? (format == .jsonLines ? standard : nil), rhythm: .none)
        configuration = HaechiConfiguration(
            directory: path, company: nil, zoneOffsetMinutes: 0, jurisdictions: [], logs: [source],
            routes: [
                RouteRule(method: "GET", pattern: "/v1/members/{subject}", items: ["name": .clear]),
                RouteRule(method: "GET", pattern: "/v1/members/{subject}/orders", items: ["orders": .clear]),
            ],
            items: [], credentials: CredentialSources(), people: PeopleSources(), channels: [], store: "store",
            detection: DetectionLimits())
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    static func line(_ second: Int, _ page: String, key: String = "k1", token: String = "") -> String {
        """
        {"ts":"2025-07-01T00:00:\(String(format: "%02d", second))Z","ip":"192.0.2.1","key":"\(key)","token":"\(token)","m":"GET","path":"\(page)","st":200}

        """
    }

    func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: URL(filePath: path + "/" + name)) }

    var environment: ResponseEnvironment {
        ResponseEnvironment(
            configuration: configuration, clock: .fixed(Instant(rfc3339: "2025-11-20T01:00:00Z")!), actor: "tester", threads: 1)
    }

    @discardableResult
    func scan() throws -> ScanLogs.Outcome { try ScanLogs(environment)() }

    func indicator(_ key: String = "k1") -> Indicator { Indicator(credentials: [CredentialID(key)]) }
    func subjects(_ indicator: Indicator) throws -> Int { try AskScope(environment).index([indicator]).count().subjects }
    func make(_ indicator: Indicator? = nil) throws -> BreachScope {
        try MakeScope(environment)(.indicators([indicator ?? self.indicator()]))
    }
}
