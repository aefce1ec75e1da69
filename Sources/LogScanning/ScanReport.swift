package import BreachModel
internal import Glibc

/// What a scan read, used and could not read. The counts add up.
package struct ScanReport: Sendable {
    /// One file of the scan.
    package struct File: Sendable {
        package var metadata: SegmentMetadata
        package var segment: String
        /// Whether its segment was there from an earlier scan.
        package var wasKnown: Bool
    }

    package private(set) var files: [File] = []
    package private(set) var counts = LineCounts()
    /// Of all files, in order; at most `LogScanner.diagnosticsPerFile` a file.
    package private(set) var diagnostics: [Diagnostic] = []
    /// Shapes of successful routes that the map does not know.
    package private(set) var unmappedRoutes: [String: Int] = [:]

    package init() {}

    mutating func add(_ file: File) {
        files.append(file)
        counts += file.metadata.counts
        diagnostics += file.metadata.diagnostics
        unmappedRoutes.merge(file.metadata.unmappedRoutes, uniquingKeysWith: +)
    }

    /// Two files with the same bytes are one: the later name's segment goes, and the report says so.
    mutating func dropRepeatedFiles(in folder: String) {
        var seen: [String: String] = [:]
        let all = files
        self = ScanReport()
        for file in all {
            let digest = file.metadata.digest
            if file.metadata.counts.lines > 0, let first = seen[digest] {
                // SAFETY: the path is a string that lives through the call.
                unsafe unlink(file.segment)
                diagnostics.append(
                    Diagnostic(code: .duplicateFile, file: file.metadata.source, message: "the same bytes as \(first); counted once"))
            } else {
                seen[digest] = file.metadata.source
                add(file)
            }
        }
    }
}
