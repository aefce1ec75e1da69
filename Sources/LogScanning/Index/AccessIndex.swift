internal import BreachModel

/// A folder of segments: who touched whose what, by which credential, from where and when.
///
/// The answer to any question is a union over segments, so neither their order nor how the logs were cut into files matters.
package struct AccessIndex: Sendable {
    /// Segment files, in bytewise order.
    package let paths: [String]

    /// An index of exactly these segments.
    package init(paths: [String]) {
        self.paths = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Opens one segment after the other, in order, and hands each on.
    package func forEachSegment(_ body: (Segment) throws(LogScanningError) -> Void) throws(LogScanningError) {
        for path in paths {
            try body(try Segment(path: path))
        }
    }

    /// Hands on what each segment says of itself, in order. Its events are neither read nor checked.
    package func forEachDescription(_ body: (_ path: String, SegmentMetadata) -> Void) throws(LogScanningError) {
        for path in paths {
            let file = try MappedFile(path: path)
            // SAFETY: the file stays mapped until both were read.
            body(path, try unsafe SegmentOutline(file.bytes, path: path).description(file.bytes))
        }
    }

    /// Descriptions of all log files, in the order of their names.
    package func metadata() throws(LogScanningError) -> [SegmentMetadata] {
        var all: [SegmentMetadata] = []
        try forEachSegment { all.append($0.metadata) }
        return SegmentMetadata.files(all)
    }
}
