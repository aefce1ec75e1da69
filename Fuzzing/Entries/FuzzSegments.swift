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
        glance(path, &sum)
        precondition(SegmentMetadata.files([segment.metadata, segment.metadata]).count == 1)
    }

    private static func glance(_ path: String, _ sum: inout UInt64) {
        guard let glance = try? SegmentGlance(path: path) else { return }
        var views = ShownViews()
        for indicator in [Indicator(credentials: ["a"]), Indicator(), Indicator(origins: ["192.0.2.1"], onlyTokensNeverIssued: true)] {
            try? glance.forEachView(ofAny: [indicator], shows: [true, false, true], into: &views) { views in
                for key in views.subjects { sum &+= UInt64(glance.subject(SubjectKey(stored: key))?.utf8.count ?? 0) }
            }
        }
    }

    /// Magics, version and checksums as our own writer would have put them there, so that what stands between is looked at.
    private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        let footer = bytes.count - SegmentFormat.footerSize
        guard footer >= 8 else { return bytes }
        var all = bytes
        func number(_ index: Int) -> Int { (0..<8).reduce(0) { $0 | Int(all[footer + index * 8 + $1]) << ($1 * 8) } }
        func put(_ value: some FixedWidthInteger, at place: Int) {
            var text: [UInt8] = []
            Bytes.append(value, to: &text)
            all.replaceSubrange(place..<(place + text.count), with: text)
        }
        all.replaceSubrange(0..<8, with: SegmentFormat.magic)
        all.replaceSubrange((all.count - 8)..., with: SegmentFormat.magic)
        put(UInt64(SegmentFormat.version), at: footer + 40)
        let (end, pages) = (number(0), number(6))
        if end >= 8, end <= footer {
            for page in 0..<SegmentOutline.pages(upTo: end) where pages >= end && pages <= footer - page * 4 - 4 {
                let start = page * SegmentFormat.pageSize
                put(CRC32.update(0, Array(all[start..<min(start + SegmentFormat.pageSize, end)])), at: pages + page * 4)
            }
            put(UInt64(CRC32.update(0, Array(all[end..<(footer + 56)]))), at: footer + 56)
        }
        put(UInt64(CRC32.update(0, Array(all[..<(footer + 64)]))), at: footer + 64)
        return all
    }
}
