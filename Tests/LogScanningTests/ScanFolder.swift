import BreachModel
import ByteStreams
import Foundation

@testable import LogScanning

/// A folder with log files and an index, gone with the value.
final class ScanFolder {
    let path: String
    var index: String { path + "/index" }

    /// What the last scan read.
    private(set) var last = ScanReport()

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "haechi-scan-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path + "/index", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and gives its path.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(filePath: path + "/" + name))
        return path + "/" + name
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    /// Writes a file that its suffix compresses.
    @discardableResult
    func writePacked(_ name: String, _ bytes: [UInt8]) throws -> String {
        let writer = try CompressedWriter(path: path + "/" + name)
        try writer.write(bytes)
        try writer.finish()
        return path + "/" + name
    }

    func packed(_ content: [UInt8], as suffix: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: writePacked("made." + suffix, content))))
    }

    var segments: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: index).sorted() } }

    /// Scans files of the folder by name.
    func scan(
        _ names: String..., source: LogSource = gatewaySource, routes: [RouteRule] = gatewayRoutes, issued: IssuanceCheck? = nil,
        threads: Int = 1
    ) throws(LogScanningError) -> ScanReport {
        try scan(names, source: source, routes: routes, issued: issued, threads: threads)
    }

    func scan(
        _ names: [String], source: LogSource = gatewaySource, routes: [RouteRule] = gatewayRoutes, issued: IssuanceCheck? = nil,
        threads: Int = 1
    ) throws(LogScanningError) -> ScanReport {
        let scanner = LogScanner(routes: try RouteTable(routes), issued: issued, folder: index)
        last = try scanner.scan(names.map { LogScanner.Job(path: path + "/" + $0, name: $0, source: source) }, threads: threads)
        return last
    }

    /// All events of the index as text, sorted: what must not depend on files, threads or order.
    func events() throws(LogScanningError) -> [String] {
        var all: [String] = []
        try last.index.forEachSegment { segment in
            segment.forEachEvent { credential, event in
                all.append(EventText(segment: segment, credential: credential, event: event).text)
            }
        }
        return all.sorted()
    }

    /// The events of one scan of these lines.
    func events(_ lines: String..., source: LogSource = gatewaySource, issued: IssuanceCheck? = nil) throws -> [String] {
        try write("lines.log", lines.joined(separator: "\n") + "\n")
        _ = try scan("lines.log", source: source, issued: issued)
        return try events()
    }
}

/// An event with the names behind its numbers, without its place.
struct EventText {
    var text: String

    init(segment: Segment, credential: Int, event: AccessEvent) {
        let origin = segment.origin(event.origin)
        let parts = [
            event.time.rfc3339(), segment.credentials[credential], segment.subject(event.subject)?.rawValue ?? "-",
            [origin.address, origin.country, origin.network].joined(separator: "/"), "rule \(event.rule)",
            event.isSuccess ? "shown" : "refused",
            "\(event.tokenState)", segment.entry(event.entry) ?? "-", String(event.eventID, radix: 16), String(event.token, radix: 16),
        ]
        text = parts.joined(separator: " | ")
    }
}

let gatewaySource = LogSource(
    name: "gateway", paths: [], format: .jsonLines, fields: gatewayMapping, deduplication: .eventID, rhythm: .daily)

let gatewayRoutes = [
    RouteRule(method: "GET", pattern: "/v1/members/{subject}", items: [.name: .clear]),
    RouteRule(method: "GET", pattern: "/v1/members/{subject}/addresses/{entry}", entryItems: [.name: .clear]),
    RouteRule(method: nil, pattern: "/v1/orders/{id}"),
    RouteRule(method: nil, pattern: "/static/**"),
]

/// The fingerprint of some text.
func fingerprint(of bytes: [UInt8]) -> TextFingerprint {
    var result = TextFingerprint()
    // SAFETY: the buffer is used only inside the closure.
    unsafe bytes.withUnsafeBytes { unsafe result.update($0) }
    return result
}
