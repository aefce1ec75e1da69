internal import BreachModel
internal import ByteStreams
internal import CredentialControl
internal import LogScanning
internal import Scoping

/// Use case: a second way to the same answer. Reads from the raw logs only the lines that the index says can matter, parses them
/// again, and writes every person's record again from them.
package struct TraceScope {
    /// Copied lines are written together once they have so many bytes: a call of the system for each took a tenth of a trace's time.
    private static let writtenBytes = 1 << 18

    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Traces a version and leaves its people, as the raw lines give them, in `ResponseFolder.trace`.
    ///
    /// - Parameter version: nil for the newest.
    /// - Throws: `noScope`, `evidenceGone` for a log that cannot be read, or what the stages throw.
    package func callAsFunction(_ version: Int?, progress: @escaping ProgressReport = { _, _ in }) throws -> ScopeVerification {
        let expected = try ScopeFiles(environment.folder).scope(version)
        let index = try IndexManifest.index(of: environment.folder)
        let work = try WorkFolder("trace-work", in: environment.folder)
        let (segments, lines) = try gather(expected.indicators, index, into: work, progress)
        let path = environment.folder.trace(expected.version)
        let traced = AccessIndex(paths: segments)
        let (found, _) = try RecomputeScope(environment)
            .scope(expected.version, indicators: expected.indicators, index: traced, whole: index, writing: path)
        var verification = try VerifyScope.verification(.trace, expected, found, peopleFile: path, folder: environment.folder)
        verification.lines = lines
        try seal(verification)
        return verification
    }

    /// Writes the lines that matter into files of their own, one log after the other, and indexes those.
    private func gather(
        _ indicators: [Indicator], _ index: AccessIndex, into work: WorkFolder, _ progress: ProgressReport
    ) throws -> (segments: [String], lines: Int) {
        let configuration = environment.configuration
        let scanner = LogScanner(
            routes: try RouteTable(configuration.routes), issued: try CredentialRecords.load(configuration).issuanceCheck,
            folder: work.path + "/index")
        var segments: [String] = []
        var count = 0
        for (number, path) in index.paths.enumerated() {
            let segment = try Segment(path: path)
            var offsets: [Int] = []
            segment.forEachEvent(ofAny: indicators) { offsets.append($0.offset) }
            progress(number, index.paths.count)
            guard !offsets.isEmpty, let source = configuration.logs.first(where: { $0.name == segment.metadata.logName }) else { continue }
            // Events of one line, as some formats have them, stand at one place.
            let places = Set(offsets).sorted()
            let copy = work.path + "/lines"
            try copyLines(of: segment.metadata, at: places, to: copy)
            // A file at a time: two logs whose lines that matter are the same are still two logs.
            let name = "\(number) " + segment.metadata.source
            let report = try scanner.scan([LogScanner.Job(path: copy, name: name, source: source)], threads: 1)
            segments += report.files.flatMap { $0.segments.map(\.path) }
            count += places.count
        }
        return (segments, count)
    }

    private func copyLines(of metadata: SegmentMetadata, at offsets: [Int], to path: String) throws {
        let writer = try CompressedWriter(path: path)
        var failure: ByteStreamError?
        var bytes: [UInt8] = []
        func write() {
            do throws(ByteStreamError) { if failure == nil { try writer.write(bytes) } } catch { failure = error }
            bytes.removeAll(keepingCapacity: true)
        }
        try EvidenceReader.forEachLine(
            metadata, path: LogPaths(environment.configuration).path(metadata.source), at: offsets
        ) { line in
            bytes += line.bytes
            bytes.append(0x0A)
            if bytes.count >= Self.writtenBytes { write() }
        }
        write()
        if let failure { throw failure }
        try writer.finish()
    }

    private func seal(_ verification: ScopeVerification) throws {
        let folder = environment.folder
        func name(_ path: String) -> String { path.split(separator: "/").suffix(2).joined(separator: "/") }
        try EvidenceSeal(environment).seal(
            step: "trace", inputs: [try SealedItem(file: name(folder.scope(verification.version).summary), in: folder)],
            results: [
                try SealedItem(file: name(folder.trace(verification.version)), in: folder),
                SealedItem(value: "root-from-trace", digest: verification.foundRoot),
            ])
    }
}
