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
        let index = try environment.index(for: expected.indicators)
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
            let path = try rawLog(segment.metadata)
            // A file at a time: two logs whose lines that matter are the same are still two logs.
            let name = "\(number) " + segment.metadata.source
            var job = LogScanner.Job(path: path, name: name, source: source)
            // Events of one line, as some formats have them, stand at one place.
            let places = Set(offsets).sorted()
            if segment.metadata.format.flatMap(LogSource.Format.init)?.isLineByLine == false {
                // What a line of these means stands elsewhere in the file: all of it is read again. Lines that do not matter change nothing.
                count += places.count
            } else {
                job.path = work.path + "/lines"
                count += try copyLines(of: segment.metadata, from: path, at: places, to: job.path)
            }
            let report = try scanner.scan([job], threads: 1)
            segments += report.files.flatMap { $0.segments.map(\.path) }
        }
        return (segments, count)
    }

    /// Where a log lies.
    ///
    /// - Throws: `evidenceGone` where it does not, or never lay anywhere.
    private func rawLog(_ metadata: SegmentMetadata) throws -> String {
        let path = LogPaths(environment.configuration).path(metadata.source)
        guard path != "-" else {
            throw LogScanningError(
                .evidenceGone, "what was read from standard input cannot be read again", hint: "scan the log from a file")
        }
        guard RawPresence.exists(path) else {
            throw LogScanningError(
                .evidenceGone, "a log that was scanned is not there", context: [("file", metadata.source)], hint: "restore it from a backup"
            )
        }
        return path
    }

    /// Copies the lines that begin at `offsets`.
    ///
    /// - Returns: how many there were.
    private func copyLines(of metadata: SegmentMetadata, from log: String, at offsets: [Int], to path: String) throws -> Int {
        var copied = 0
        let writer = try CompressedWriter(path: path)
        var failure: ByteStreamError?
        var bytes: [UInt8] = []
        func write() {
            do throws(ByteStreamError) { if failure == nil { try writer.write(bytes) } } catch { failure = error }
            bytes.removeAll(keepingCapacity: true)
        }
        try EvidenceReader.forEachLine(metadata, path: log, at: offsets) { line in
            copied += 1
            bytes += line.bytes
            bytes.append(0x0A)
            if bytes.count >= Self.writtenBytes { write() }
        }
        write()
        if let failure { throw failure }
        try writer.finish()
        return copied
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
