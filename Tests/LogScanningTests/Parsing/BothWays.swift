import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import LogScanning

/// Both ways through a scan: by templates, and by the exact parser alone.
struct BothWays {
    let folder: ScanFolder

    init() throws { folder = try ScanFolder() }

    /// Scans a file of the folder both ways: rows, counts and diagnostics must be the same bytes.
    func compare(_ path: String, _ what: String) throws -> SegmentMetadata {
        let issued = unsafe IssuanceCheck(digest: "d") { $0.count % 2 == 0 }
        var made: [SegmentMetadata] = []
        for way in [true, false] {
            var scan = try FileScan(
                job: LogScanner.Job(path: path, name: "a.log", source: gatewaySource), input: ByteInput(path: path),
                routes: RouteTable(gatewayRoutes), issued: issued, segment: folder.path + "/\(way).segment", usesTemplates: way)
            made.append(try scan.run(part: .whole(), stamp: nil, settings: "s"))
        }
        #expect(made[0] == made[1], "\(what)")
        let fast = try Data(contentsOf: URL(filePath: folder.path + "/true.segment"))
        let exact = try Data(contentsOf: URL(filePath: folder.path + "/false.segment"))
        #expect(fast == exact, "\(what)")
        #expect(made[0].counts.addUp)
        return made[0]
    }
}
