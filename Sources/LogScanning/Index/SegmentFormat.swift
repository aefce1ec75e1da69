package import BreachModel

/// The file form of one segment: the events of one log file, as columns. `docs/index-format.md` explains it byte by byte.
///
/// ```
/// "HAECHIX1"                                   8 bytes
/// blocks      up to 65,536 events each, sorted by credential (stable): the columns' heads, then their values, each 8-byte aligned
/// dictionaries credentials, origins, places, clients, subjects, entries: count, ends, bytes
/// directory   per block: place, events, first and last time, credential runs
/// checksums   CRC-32 of each page of everything before the dictionaries, for readers that need some pages only
/// metadata    JSON (`SegmentMetadata`)
/// footer      places and lengths of these, version, CRC-32 of all but the blocks, CRC-32 of everything before it, "HAECHIX1"
/// ```
enum SegmentFormat {
    static let magic: [UInt8] = Array("HAECHIX1".utf8)
    /// Rises with every change of the layout; an index of another version is refused with a hint.
    static let version = 5
    static let blockRows = 65_536
    /// Events of a block as we write it: small enough that its columns stay in the cache of one core until they are written.
    static let writtenRows = 16_384
    /// Bytes of blocks that have one checksum.
    static let pageSize = 8192
    /// Bytes of a column's head.
    static let headSize = 16
    /// Nine 8-byte numbers, then the magic.
    static let footerSize = 9 * 8 + 8
}

/// The columns of a block, in file order: first those that every question reads.
enum SegmentColumn: Int, CaseIterable {
    /// Bit 0: the response showed the page. Bits 1 and 2: `TokenState`.
    case flags
    /// Index of the route rule; the number of rules for a route that the map does not know.
    case rule
    /// See `SubjectKey.stored`.
    case subject
    /// Milliseconds since 1970, the sign bit turned over so that earlier is smaller.
    case time
    /// An IPv4 address, or a number of the origins' dictionary, as `place` says.
    case origin
    /// Number of the places' dictionary, times two; plus one where `origin` is a number of the dictionary.
    case place
    case client
    /// Number of the entries' dictionary plus one; 0 for none.
    case entry
    /// Offset of the line in the decompressed text.
    case offset
    /// 64-bit hash of the event id; all 0 where events have none.
    case eventID
    /// 64-bit hash of a token that was never issued; 0 for every other event.
    case token

    /// Bytes of the heads of all columns.
    static let headsSize = allCases.count * SegmentFormat.headSize
}

/// The dictionaries of a segment, in file order.
enum SegmentDictionary: Int, CaseIterable {
    case credentials
    /// Origins that are no IPv4 address in its usual form; see `OriginText`.
    case origins
    /// Country and network, NUL between them.
    case places
    case clients
    /// Subject ids that are not whole numbers.
    case subjects
    case entries
}

/// What is known of a line's token.
package enum TokenState: UInt8, Sendable {
    /// The line carries none.
    case none = 0
    case issued = 1
    case neverIssued = 2
    /// There is no issuance log to ask.
    case notKnown = 3
}

/// What a segment says of itself and of the reading of its file.
package struct SegmentMetadata: Hashable, Sendable, Codable {
    package var version: Int
    /// The log file as the scan named it.
    package var source: String
    /// The `name` of its entry under `logs:`.
    package var logName: String
    /// How the file was read; differs from the configuration's where that says `auto`.
    package var format: String?
    package var size: Int
    package var modified: Int
    /// Fingerprint of the part's text as read (`TextFingerprint.text`).
    package var fingerprint: String
    /// Which part of the file this is, from 0, and into how many the file was cut.
    package var part: Int
    package var parts: Int
    /// Offset of the part in the file's text.
    package var start: Int
    /// SHA-256 over mapping, routes and issuance log: a segment made with others is made anew.
    package var settings: String
    package var counts: LineCounts
    package var first: Instant?
    package var last: Instant?
    /// Events by hour: hours since 1970-01-01T00:00Z in decimal → events.
    package var hours: [String: Int]
    package var diagnostics: [Diagnostic]
    /// Shapes of successful routes that the map does not know, with their lines; at most 100.
    package var unmappedRoutes: [String: Int]
    /// Whether the file ended in the middle.
    package var truncated: Bool
    /// Whether a filter chose the lines: whoever has no event here may have been seen all the same.
    package var isPartial: Bool?
    /// Successful events by page: index of the route rule in decimal → events.
    package var pages: [String: Int]?
    /// What each producer's lines say of their completeness; nil where neither sequence nor producer is mapped.
    package var producers: [String: ProducerTrace]?
}

/// What became of the lines of a file: `lines = events + skipped + blank + unreadable`.
package struct LineCounts: Hashable, Sendable, Codable {
    package var lines = 0
    package var events = 0
    /// Lines that a filter passed over; none without one.
    package var skipped = 0
    /// Lines that hold nothing by their form: empty ones, and directives of a format.
    package var blank = 0
    package var unreadable = 0
    /// Events whose response showed the page.
    package var successful = 0
    /// Successful events whose route the map does not know.
    package var unmapped = 0

    package init() {}

    package static func += (left: inout LineCounts, right: LineCounts) {
        left.lines += right.lines
        left.events += right.events
        left.skipped += right.skipped
        left.blank += right.blank
        left.unreadable += right.unreadable
        left.successful += right.successful
        left.unmapped += right.unmapped
    }

    /// Whether nothing was dropped quietly (design rule 1).
    package var addUp: Bool { lines == events + skipped + blank + unreadable }
}
