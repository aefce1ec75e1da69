import BreachModel
import ByteStreams
import Foundation
import LogScanning

@testable import Detection

/// A folder of logs that goes away with the value, and the findings made of it.
final class DetectionWorld {
    struct LogFile {
        /// Ends in `.gz` or `.zst` where it is to be compressed.
        var name: String
        var lines: [SeenLine]
    }

    let folder: String
    /// Small, so that tests need few lines.
    var limits = DetectionLimits(fanOutFactor: 5, fanOutFloor: 10, newPlaceAfterDays: 7)
    var credentialLimits: [CredentialLimit] = []
    /// Nil where nobody knows who exists.
    var members: ((SubjectID) -> Bool)?
    var knowsIssuance = true
    private(set) var files: [String: String] = [:]
    private var runs = 0

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "haechi-detection-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Tokens that begin with `i` were issued.
    // SAFETY: the closure reads the token it is handed during the call only.
    private static let issued = unsafe IssuanceCheck(digest: "test") { unsafe $0.first == UInt8(ascii: "i") }

    func index(_ logs: [LogFile], threads: Int = 1) throws -> AccessIndex {
        runs += 1
        let here = folder + "/run\(runs)"
        try FileManager.default.createDirectory(atPath: here + "/index", withIntermediateDirectories: true)
        files = [:]
        for log in logs {
            let writer = try CompressedWriter(path: here + "/" + log.name)
            try writer.write(SeenLine.text(log.lines))
            try writer.finish()
            files[log.name] = here + "/" + log.name
        }
        let source = LogSource(name: "gateway", paths: [], format: .jsonLines, fields: SeenLine.fields, rhythm: .none)
        let jobs = logs.map { LogScanner.Job(path: here + "/" + $0.name, name: $0.name, source: source) }
        let routes = try RouteTable([
            RouteRule(method: "GET", pattern: "/members/{subject}", items: [.name: .clear]), RouteRule(method: nil, pattern: "/health"),
        ])
        return try LogScanner(routes: routes, issued: knowsIssuance ? Self.issued : nil, folder: here + "/index").scan(
            jobs, threads: threads
        )
        .index
    }

    func detect(_ logs: [LogFile], threads: Int = 1, progress: (Int, Int) -> Void = { _, _ in }) throws -> [Finding] {
        let index = try index(logs, threads: threads)
        return try detector.detect(
            index, credentialLimits: credentialLimits, members: memberList(logs), scratch: [folder], logPath: { self.files[$0] ?? "" },
            progress: progress)
    }

    var detector: BreachDetector { BreachDetector(limits: limits, zoneOffsetMinutes: 540) }

    /// Those of the logs' subjects who exist.
    private func memberList(_ logs: [LogFile]) -> MemberList? {
        guard let members else { return nil }
        var list = MemberList()
        for subject in logs.flatMap(\.lines).compactMap(\.subject) where members(SubjectID(subject)) {
            list.insert(Array(subject.utf8)[...])
        }
        return list
    }

    func detect(_ lines: [SeenLine]) throws -> [Finding] { try detect([LogFile(name: "a.jsonl", lines: lines)]) }
}

extension [Finding] {
    func kinds(_ kind: Finding.Kind) -> [Finding] { filter { $0.kind == kind } }

    /// Without evidence, whose file names follow the cut of the logs.
    var withoutEvidence: [Finding] {
        map { finding in
            var finding = finding
            finding.evidence = []
            return finding
        }
    }
}
