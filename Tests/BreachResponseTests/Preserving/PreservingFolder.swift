import BreachModel
import CaseStore
import Foundation
import Glibc

@testable import BreachResponse

/// A folder with five log files, a store, and the use cases over both; it goes away with the value.
final class PreservingFolder {
    static let now = Instant(rfc3339: "2025-11-20T01:00:00Z")!

    let path: String
    var retentionDays: Int?
    /// Of the one log source.
    var paths = ["logs/"]

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "haechi-preserving-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path + "/logs", withIntermediateDirectories: true)
        for day in 1...5 { try write(Self.text(day), to: "logs/a-2025-11-0\(day).jsonl") }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Forty lines of one day.
    static func text(_ day: Int) -> String {
        (10..<50).map { "{\"ts\":\"2025-11-0\(day)T01:00:\($0).000Z\",\"path\":\"/x\",\"status\":200,\"n\":\(day * $0)}\n" }.joined()
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
    }

    /// A log without content whose name is exactly these bytes, UTF-8 or not.
    func makeOdd(_ name: [UInt8]) throws {
        let bytes = Array((path + "/logs/").utf8) + name + [0]
        // SAFETY: the bytes end with NUL and live through the call.
        let descriptor = unsafe bytes.withUnsafeBufferPointer {
            unsafe $0.withMemoryRebound(to: CChar.self) { unsafe creat($0.baseAddress.unsafelyUnwrapped, 0o600) }
        }
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        close(descriptor)
    }

    func makePipe(_ name: String) throws {
        // SAFETY: the path is a string that lives through the call.
        guard unsafe mkfifo(path + "/" + name, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
    }

    func read(_ name: String) throws -> String { try String(contentsOf: URL(filePath: path + "/" + name), encoding: .utf8) }

    var environment: ResponseEnvironment {
        var source = LogSource(
            name: "gateway", paths: paths, format: .jsonLines, fields: FieldMapping(time: "ts", route: "path", status: "status"))
        source.retentionDays = retentionDays
        let configuration = HaechiConfiguration(
            directory: path, company: nil, zoneOffsetMinutes: 540, jurisdictions: [], logs: [source], routes: [], items: [],
            credentials: CredentialSources(), people: PeopleSources(), channels: [], store: "store", detection: DetectionLimits())
        return ResponseEnvironment(configuration: configuration, clock: .fixed(Self.now), actor: "tester", threads: 2)
    }

    func manifest() throws -> LogManifest { try MakeLogManifest(environment)() }
    func watch(allDigests: Bool = true) throws -> PreservationLook { try WatchLogs(environment)(allDigests: allDigests) }
    func copy(to folder: String = "copy") throws -> CopyLogs.Outcome { try CopyLogs(environment)(to: path + "/" + folder) }
    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }
    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }
    func move(_ name: String, to other: String) throws {
        try FileManager.default.moveItem(atPath: path + "/" + name, toPath: path + "/" + other)
    }
}
