internal import BreachModel
internal import ByteStreams

/// A folder of segments: who touched whose what, by which credential, from where and when.
///
/// The answer to any question is a union over segments, so neither their order nor how the logs were cut into files matters.
package struct AccessIndex: Sendable {
    /// Segment files, in bytewise order.
    package let paths: [String]

    /// Lists the segments of `folder`.
    ///
    /// - Throws: `noIndex` if there are none.
    package init(folder: String) throws(LogScanningError) {
        do throws(ByteStreamError) {
            paths = try InputPaths.expand([folder + "/*.segment"])
        } catch {
            throw LogScanningError(
                .noIndex, "there is no index here", context: [("folder", folder)], hint: "run haechi scan first")
        }
    }

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

    /// Descriptions of all segments, in the order of their log files' names.
    package func metadata() throws(LogScanningError) -> [SegmentMetadata] {
        var all: [SegmentMetadata] = []
        try forEachSegment { all.append($0.metadata) }
        return all.sorted { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }
    }
}
