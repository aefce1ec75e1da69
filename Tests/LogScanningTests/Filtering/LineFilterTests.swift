import BreachModel
import ByteStreams
import Testing

@testable import LogScanning

/// A filter keeps exactly the lines that a scan of everything would give to the same credentials and origins.
@Suite struct LineFilterTests {
    private let folder: ScanFolder

    init() throws { folder = try ScanFolder() }

    private func events(_ name: String, only filter: LineFilter?, usesTemplates: Bool = true) throws -> (SegmentMetadata, [String]) {
        let path = folder.path + "/" + name
        let segment = folder.path + "/a.segment"
        let input = try ByteInput(path: path)
        var scan = try FileScan(
            job: LogScanner.Job(path: path, name: name, source: gatewaySource), input: input, routes: RouteTable(gatewayRoutes),
            issued: nil, segment: segment, only: filter, usesTemplates: usesTemplates)
        let metadata = try scan.run(part: .whole(), stamp: nil, settings: "s")
        var all: [String] = []
        let read = try Segment(path: segment)
        read.forEachEvent { credential, event in
            all.append("\(event.offset) " + EventText(segment: read, credential: credential, event: event).text)
        }
        return (metadata, all.sorted())
    }

    private static let filters: [([String], [String])] = [
        (["k-1"], []), (["k-0", "k-2", "nobody"], []), ([], ["192.0.2.7"]), ([], ["192.0.2.0/28", "192.0.2.64/26"]),
        ([], ["2001:db8::/32"]), ([], ["2001:db8::17", "192.0.2.255"]), (["k-6"], ["192.0.2.128/25", "2001:db8::100/120"]),
        (["nobody"], []), ([""], []), ((0..<1000).map { "k-\($0 * 3)" }, (0..<1000).map { "10.0.\($0 / 250).\($0 % 250)" }),
    ]

    @Test(arguments: 0..<10, [1, 2] as [UInt64])
    func `A filter keeps exactly the lines of its credentials and origins, whichever way they are read`(_ number: Int, seed: UInt64) throws
    {
        let (credentials, origins) = Self.filters[number]
        let filter = try LineFilter(credentials: Set(credentials.map { CredentialID($0) }), origins: origins)
        var writer = LineWriter(generator: SeededGenerator(seed: seed, purpose: "filter"))
        var text: [UInt8] = []
        for _ in 0..<600 {
            let dice = writer.generator.next() % 100
            let producer = Int(writer.generator.next() % 3)
            text += dice < 85 ? writer.produced(by: producer) : dice < 95 ? writer.damaged(writer.produced(by: producer)) : writer.line()
            text.append(0x0A)
        }
        text += Array(#"{"ts":"2025-11-17T07:00:00Z","route":"/a","status":200,"key":"k-\u0031","ip":"192.0.2.7"}"#.utf8)
        try folder.write("a.log", text)
        let (whole, all) = try events("a.log", only: nil)
        let expected = all.filter { line in
            let parts = line.split(separator: " ", omittingEmptySubsequences: false).joined(separator: " ").components(" | ")
            let address = parts[3].split(separator: "/", omittingEmptySubsequences: false).first.map(String.init) ?? ""
            return credentials.contains(parts[1]) || origins.contains { Self.plainly(address, isIn: $0) }
        }
        for usesTemplates in [true, false] {
            let (metadata, kept) = try events("a.log", only: filter, usesTemplates: usesTemplates)
            #expect(kept == expected, "seed \(seed)")
            let counts = metadata.counts
            #expect(metadata.isPartial == true && counts.addUp && counts.lines == whole.counts.lines)
            // A line that is passed over is not looked at further, so what would be wrong with it is not said.
            #expect(counts.unreadable <= whole.counts.unreadable && counts.events + counts.skipped >= whole.counts.events)
        }
    }

    /// Membership in a network, letter by letter.
    private static func plainly(_ address: String, isIn network: String) -> Bool {
        if address == network { return true }
        let parts = network.split(separator: "/")
        guard parts.count == 2, let bits = Int(parts[1]), let one = binary(address), let other = binary(String(parts[0])),
            one.count == other.count
        else { return false }
        return one.prefix(bits) == other.prefix(bits)
    }

    private static func binary(_ address: String) -> String? {
        if address.contains(":") {
            guard let (high, low) = IPv6Network.parse(Array(address.utf8)) else { return nil }
            return [high, low].map { String(repeating: "0", count: $0.leadingZeroBitCount) + ($0 == 0 ? "" : String($0, radix: 2)) }
                .joined()
        }
        let parts = address.split(separator: ".").compactMap { UInt8($0) }
        guard parts.count == 4 else { return nil }
        return parts.map { String(repeating: "0", count: $0.leadingZeroBitCount) + ($0 == 0 ? "" : String($0, radix: 2)) }.joined()
    }

    @Test(
        "What is no network is refused, and so is a filter of nothing",
        arguments: ["192.0.2.0/33", "192.0.2.0/x", "192.0.2.0/", "2001:db8::/129", "a/b", "192.0.2.0/-1"])
    func refused(_ origin: String) {
        #expect(throws: LogScanningError(.badNetwork, "")) { try LineFilter(origins: [origin]) }
        #expect(throws: LogScanningError(.emptyFilter, "")) { try LineFilter() }
    }

    @Test func `Ranges of addresses reach from edge to edge`() throws {
        let filter = try LineFilter(origins: ["192.0.2.0/31", "192.0.2.2", "10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/32", "255.255.255.255"])
        #expect(filter.ranges == [0...0, 0x0A00_0000...0x0AFF_FFFF, 0xC000_0200...0xC000_0202, UInt32.max...UInt32.max])
        #expect(try LineFilter(origins: ["1.2.3.4/0"]).ranges == [0...UInt32.max])
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
