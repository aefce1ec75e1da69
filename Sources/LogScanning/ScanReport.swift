package import BreachModel
internal import ByteStreams

/// What a scan read, used and could not read. The counts add up.
package struct ScanReport: Sendable {
    /// One segment of the index.
    package struct Segment: Sendable {
        package var path: String
        package var metadata: SegmentMetadata
        /// Whether it was there from an earlier scan.
        package var wasKnown: Bool
    }

    /// One file of the scan.
    package struct File: Sendable {
        package var path: String
        /// Of the whole file.
        package var metadata: SegmentMetadata
        /// In the order of the file's parts; one at least.
        package var segments: [Segment]
        /// Whether nothing of it had to be read.
        package var wasKnown: Bool { segments.allSatisfy(\.wasKnown) }

        init(path: String, segments: [Segment]) {
            self.path = path
            self.segments = segments
            metadata = segments[0].metadata
            for segment in segments.dropFirst() { metadata.append(segment.metadata) }
        }
    }

    package private(set) var files: [File] = []
    /// Files whose text is that of another file, which is the second of the pair. They count for nothing.
    package private(set) var repeated: [(file: File, of: File)] = []
    package private(set) var counts = LineCounts()
    /// Of all files, in order; at most `LogScanner.diagnosticsPerFile` a file.
    package private(set) var diagnostics: [Diagnostic] = []
    /// Shapes of successful routes that the map does not know.
    package private(set) var unmappedRoutes: [String: Int] = [:]

    package init() {}

    /// The index over what was scanned.
    package var index: AccessIndex { AccessIndex(paths: files.flatMap(\.segments).map(\.path)) }

    mutating func add(_ file: File) {
        files.append(file)
        counts += file.metadata.counts
        diagnostics += file.metadata.diagnostics
        unmappedRoutes.merge(file.metadata.unmappedRoutes, uniquingKeysWith: +)
    }

    /// Takes up what was met before any file was read.
    package mutating func add(_ met: [Diagnostic]) {
        diagnostics = met + diagnostics
    }

    /// Two files with the same text are one log, however each is packed: the later name counts for nothing, and the report says so.
    mutating func setRepeatedFilesAside() {
        var groups: [String: [Int]] = [:]
        for (number, file) in files.enumerated() where file.metadata.counts.lines > 0 {
            groups[file.metadata.fingerprint, default: []].append(number)
        }
        var original: [Int: Int] = [:]
        for group in groups.values where group.count > 1 { original.merge(originals(group)) { first, _ in first } }
        if original.isEmpty { return }
        let all = files
        self = ScanReport()
        for (number, file) in all.enumerated() {
            guard let first = original[number] else {
                add(file)
                continue
            }
            repeated.append((file, all[first]))
            diagnostics.append(
                Diagnostic(
                    code: .duplicateFile, file: file.metadata.source,
                    message: "the same log as \(all[first].metadata.source); counted once"))
        }
    }

    /// For each repeated file of a group with equal fingerprints the one that counts: an unbroken one, the first by order.
    private func originals(_ group: [Int]) -> [Int: Int] {
        var result: [Int: Int] = [:]
        var kept: [Int] = []
        for number in group.filter({ !files[$0].metadata.truncated }) + group.filter({ files[$0].metadata.truncated }) {
            if let first = kept.first(where: { TextComparison.areEqual(files[$0].path, files[number].path) }) {
                result[number] = first
            } else {
                kept.append(number)
            }
        }
        return result
    }
}
