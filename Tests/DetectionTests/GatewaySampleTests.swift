import BreachModel
import Foundation
import LogScanning
import Testing

@testable import Detection

/// Another company's gateway log with a known truth, where it lies beside the repository.
struct GatewaySampleTests {
    private struct Truth: Decodable {
        var stolen_key: String
        var attack_rows: Int
        var attack_rows_200: Int
        var attack_visits: Int
        var low_slow_ip: String
        var low_slow_subjects: Int
        var decoy_key: String
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().resolvingSymlinksInPath()
        .appending(path: "../../../shared/samples/gateway").standardizedFileURL
    static var isHere: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "gateway.truth.json").path) }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: Self.folder.appending(path: name)), as: UTF8.self)
    }

    private func index(in folder: String) throws -> AccessIndex {
        let tokens = Set(try text("gateway.tokens.txt").split(separator: "\n").map { Array($0.utf8) })
        // SAFETY: the closure copies the token it is handed.
        let issued = unsafe IssuanceCheck(digest: "sample") { unsafe tokens.contains(Array($0)) }
        let fields = FieldMapping(
            time: "ts", origin: "src_ip", country: "country", network: "asn", credential: "key_id", token: "token_id", subject: "subject",
            method: "method", route: "route", status: "status")
        let source = LogSource(name: "gateway", paths: [], format: .jsonLines, fields: fields)
        let routes = try RouteTable([RouteRule(method: "GET", pattern: "/v1/members/{subject}/**", items: [.name: .clear])])
        let job = LogScanner.Job(path: Self.folder.appending(path: "access.jsonl").path, name: "access.jsonl", source: source)
        return try LogScanner(routes: routes, issued: issued, folder: folder).scan([job], threads: 1).index
    }

    /// Counted from the lines themselves: the truth's own number of addresses is larger than its number of rows, so it is not of this log.
    private func origins(of key: String) throws -> Int {
        struct Line: Decodable {
            var src_ip: String
            var key_id: String
        }
        let lines = try text("access.jsonl").split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        return Set(lines.filter { $0.key_id == key }.map(\.src_ip)).count
    }

    @Test("The stolen key, its forged tokens and the quiet walk are found; the leaver's idle key is not", .enabled(if: isHere))
    func truth() throws {
        let truth = try JSONDecoder().decode(Truth.self, from: Data(try text("gateway.truth.json").utf8))
        let folder = FileManager.default.temporaryDirectory.appending(path: "haechi-gateway-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let limits = try text("gateway.keys.csv").split(separator: "\n").dropFirst().compactMap { row -> CredentialLimit? in
            let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Instant(rfc3339: fields[4]).map {
                CredentialLimit(
                    credential: CredentialID(fields[0]), reason: .ownerLeft, employee: EmployeeID(fields[1]),
                    window: Window(start: $0.adding(hours: 24), end: Window.always.end))
            }
        }
        #expect(limits.count == 2)
        let found = try BreachDetector(limits: DetectionLimits(), zoneOffsetMinutes: 540).detect(
            index(in: folder), credentialLimits: limits, members: nil, scratch: [],
            logPath: { Self.folder.appending(path: $0).path })
        let forged = try #require(found.first { $0.id == FindingID("token-never-issued:\(truth.stolen_key)") })
        #expect(forged.confidence == .high)
        #expect(forged.events == truth.attack_rows)
        #expect(forged.views.value == truth.attack_rows_200)
        #expect(forged.tokens == truth.attack_visits)
        #expect(try forged.origins == origins(of: truth.stolen_key))
        let departed = try #require(found.first { $0.kind == .usedAfterDeparture && $0.id.rawValue.contains(truth.stolen_key) })
        #expect(departed.confidence == .high)
        #expect(departed.events == truth.attack_rows)
        let walk = try #require(found.first { $0.id == FindingID("fan-out:\(truth.low_slow_ip)") })
        #expect(walk.subjects > 0 && walk.subjects <= truth.low_slow_subjects)
        #expect(!found.contains { $0.id.rawValue.contains(truth.decoy_key) && $0.kind == .usedAfterDeparture })
    }
}
