import BreachModel

@testable import LogScanning

/// The reader of the index.
enum FuzzSegments {
    private static let file = FuzzFile()

    /// Opens hostile bytes as a segment whose checksum is right, and reads every event of what is taken.
    static func segment(_ bytes: [UInt8]) {
        file.holding(sealed(bytes)) { read($0) }
    }

    private static func read(_ path: String) {
        guard let segment = try? Segment(path: path) else { return }
        var sum: UInt64 = 0
        segment.forEachEvent { credential, event in
            sum &+= UInt64(segment.credentials[credential].utf8.count)
            sum &+= UInt64(segment.origin(event.origin).address.utf8.count)
            sum &+= UInt64(segment.entry(event.entry)?.utf8.count ?? 0)
            sum &+= UInt64(segment.subject(event.subject)?.rawValue.utf8.count ?? 0)
            sum &+= UInt64(bitPattern: Int64(event.offset))
        }
        segment.forEachEvent { _, event in sum &+= segment.originHash(event.origin) }
        segment.forEachEvent(ofAny: [Indicator(credentials: ["a"]), Indicator(origins: ["192.0.2.1"])]) { sum &+= $0.token }
        precondition(SegmentMetadata.files([segment.metadata, segment.metadata]).count == 1)
    }

    /// Magics, version and checksum as our own writer would have put them there, so that what stands between is looked at.
    private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        let footer = bytes.count - SegmentFormat.footerSize
        guard footer >= 8 else { return bytes }
        var all = bytes
        all.replaceSubrange(0..<8, with: SegmentFormat.magic)
        all.replaceSubrange((all.count - 8)..., with: SegmentFormat.magic)
        var version: [UInt8] = []
        Bytes.append(UInt64(SegmentFormat.version), to: &version)
        all.replaceSubrange((footer + 40)..<(footer + 48), with: version)
        var checksum: [UInt8] = []
        Bytes.append(UInt64(CRC32.update(0, Array(all[..<(footer + 48)]))), to: &checksum)
        all.replaceSubrange((footer + 48)..<(footer + 56), with: checksum)
        return all
    }
}
